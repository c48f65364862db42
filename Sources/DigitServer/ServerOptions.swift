public import DigitReader
internal import ImageCodecs

/// Where a server listens and what it may take for its work.
public struct ServerOptions: Sendable {
  /// The address that it listens on.
  public var host = "127.0.0.1"

  /// The port; 0 for any that is free.
  public var port = 8080

  /// The most bytes of a request's body.
  public var maximumBodyBytes = 16 << 20

  /// The most pictures of one request.
  public var maximumImages = 64

  /// The most pictures that wait or are being read, of all connections together.
  public var queueCapacity = 64

  /// The glyphs, of any number of requests, from which on a batch is classified.
  public var batchSize = 64

  /// The most connections; what comes beyond is refused.
  public var maximumConnections = 512

  /// The most bytes of all bodies together that are in memory.
  public var maximumBufferedBytes = 256 << 20

  /// How long a request's headers may take to come.
  public var headerTimeout: Duration = .seconds(10)

  /// How long a body may take to come; of a stream, each of its pictures.
  public var bodyTimeout: Duration = .seconds(10)

  /// How long a picture may take from when it has come to its answer.
  public var timeout: Duration = .seconds(10)

  /// How long a connection may be silent between two requests.
  public var idleTimeout: Duration = .seconds(30)

  /// How long a server that ends, or has too many connections, waits for the first request of one.
  var lastChance: Duration = .seconds(2)

  /// How long `ready` fails before connections are refused.
  public var drainDelay: Duration = .seconds(1)

  /// How long it may then take until all is answered; what is left is cut off.
  public var drainLimit: Duration = .seconds(25)

  /// The most bytes and the most fields of a request's headers.
  static let maximumHeaderBytes = 16 << 10
  static let maximumHeaderCount = 64

  /// Where the certificate and its key lie.
  public struct TLSFiles: Hashable, Sendable {
    /// The certificate and what it stands on, in PEM.
    public var certificate: String

    /// The private key, in PEM.
    public var key: String

    /// Names the two files.
    ///
    /// - Parameters:
    ///   - certificate: The certificate and what it stands on, in PEM.
    ///   - key: The private key, in PEM.
    public init(certificate: String, key: String) {
      self.certificate = certificate
      self.key = key
    }
  }

  /// What HTTPS is served with; without it, HTTP is.
  public var tls: TLSFiles?

  /// What a request must bear, where anything.
  public var token: String?

  /// The origins whose pages may ask; `*` for all.
  public var origins: [String] = []

  /// Whether the page is served.
  public var servesPage = true

  /// The model's file; `nil` for the one that is part of the program.
  public var model: String?

  /// What the reader is told.
  public var reading: ReadingOptions

  /// Creates the options that hold unless others are given.
  public init() {
    reading = ReadingOptions()
    reading.limits.maximumPixels = 20_000_000
    reading.limits.maximumBytes = maximumBodyBytes
    reading.limits.maximumSide = 20_000
  }
}
