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

  /// How long a request may take, from its first byte to its answer.
  public var timeout: Duration = .seconds(10)

  /// How long a body may take to come.
  public var bodyTimeout: Duration = .seconds(10)

  /// How long `ready` fails before connections are refused.
  public var drainDelay: Duration = .seconds(1)

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
