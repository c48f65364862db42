internal import ArgumentParser
internal import DigitReader
internal import DigitServer
internal import FileSystem
internal import ImageCodecs
internal import Logging

/// The program behind `digits serve`: the web app and the HTTP API.
@main
struct ServeProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digits-serve",
    abstract: "Serves the web app and the HTTP API.",
    discussion: """
      `digits serve …` starts it. Page and model are part of the program.

      EXAMPLES
        digits serve                          on http://127.0.0.1:8080
        digits serve --port 0 --quiet         on any free port, which is printed
        digits serve --tls-certificate CERTIFICATE.pem --tls-key KEY.pem
        kill -HUP PID                         read --model and the certificate anew
        kill -TERM PID                        finish what is under way, then end
      """,
    version: ProgramVersion.current)

  @Option(help: "The address to listen on.") var host = "127.0.0.1"
  @Option(help: "The port; 0 for any that is free.") var port = 8080
  @Option(help: "A model's file instead of the built-in one; SIGHUP reads it anew.")
  var model: String?
  @Option(help: "The most bytes of a request's body.") var maxBody = 16 << 20
  @Option(help: "The most pixels of a picture.") var maxPixels = 20_000_000
  @Option(help: "The most pictures of a request.") var maxImages = 64
  @Option(help: "The most connections; more are refused with 503.") var maxConnections = 512
  @Option(help: "The most bytes of all bodies in memory; more are refused with 503.")
  var maxBuffered = 256 << 20
  @Option(help: "The most pictures waiting; more are refused with 503.") var queue = 64
  @Option(help: "The glyphs of a full batch.") var maxBatch = 64
  @Option(help: "Seconds for a request's headers to come; then 408.") var headerTimeout = 10
  @Option(help: "Seconds for a body, or each picture of a stream, to come; then 408.")
  var bodyTimeout = 10
  @Option(help: "Seconds for a picture to be read; then 504.") var timeout = 10
  @Option(help: "Seconds that a connection may be silent between requests.") var idleTimeout = 30
  @Option(help: "Seconds for which `ready` fails before connections are refused.") var drain = 1
  @Option(help: "Seconds that may then pass until all is answered; the rest is cut off.")
  var drainLimit = 25
  @Option(help: "The certificate to serve HTTPS with, in PEM; SIGHUP reads it anew.")
  var tlsCertificate: String?
  @Option(help: "The certificate's private key, in PEM.") var tlsKey: String?
  @Option(help: "A file that holds the bearer token that /v1 and /v2/models ask for.")
  var tokenFile: String?
  @Option(help: "An origin whose pages may ask, or * for all; may be repeated.")
  var cors: [String] = []
  @Flag(name: .customLong("no-web"), help: "Serve the API alone, without the page.")
  var noWeb = false
  @Flag(name: .shortAndLong, help: "Log only what goes wrong.") var quiet = false

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port is 0 to 65535") }
    let limits = [
      maxBody, maxPixels, maxImages, maxConnections, queue, maxBatch, headerTimeout, bodyTimeout,
      timeout, idleTimeout, drainLimit,
    ]
    guard limits.allSatisfy({ $0 > 0 }), drain >= 0 else {
      throw ValidationError("limits are greater than 0")
    }
    guard maxBuffered >= maxBody else {
      throw ValidationError("--max-buffered is no less than --max-body, \(maxBody)")
    }
    guard (tlsCertificate == nil) == (tlsKey == nil) else {
      throw ValidationError("--tls-certificate and --tls-key go together")
    }
  }

  func run() async throws {
    var options = ServerOptions()
    options.host = host
    options.port = port
    options.model = model
    options.maximumBodyBytes = maxBody
    options.maximumImages = maxImages
    options.queueCapacity = queue
    options.batchSize = maxBatch
    options.maximumConnections = maxConnections
    options.maximumBufferedBytes = maxBuffered
    options.headerTimeout = .seconds(headerTimeout)
    options.bodyTimeout = .seconds(bodyTimeout)
    options.timeout = .seconds(timeout)
    options.idleTimeout = .seconds(idleTimeout)
    options.drainDelay = .seconds(drain)
    options.drainLimit = .seconds(drainLimit)
    if let tlsCertificate, let tlsKey {
      options.tls = ServerOptions.TLSFiles(certificate: tlsCertificate, key: tlsKey)
    }
    options.origins = cors
    options.servesPage = !noWeb
    options.reading.limits.maximumPixels = maxPixels
    options.reading.limits.maximumBytes = maxBody
    if let tokenFile {
      let bytes = try File.read(FilePath(tokenFile), limit: 4096)
      let token = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).first
      guard let token else { throw ValidationError("\(tokenFile) holds no token") }
      options.token = String(token)
    }
    var logger = Logger(label: "digits-serve") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = quiet ? .warning : .info
    let address = "\(options.tls == nil ? "http" : "https")://\(host)"
    try await DigitServer(options: options, logger: logger).run { port in
      try? StandardStream.output.write(Array("listening on \(address):\(port)\n".utf8))
    }
  }
}
