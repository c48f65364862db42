internal import DigitReader
internal import FileSystem
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import ReadingRecords

/// Answers all requests.
struct Responder: HTTPResponder {
  typealias Context = BasicRequestContext

  let options: ServerOptions
  let service: ReadingService
  let metrics: ServerMetrics
  let gate: ConnectionGate
  let budget: BodyBudget

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    let start = ContinuousClock.now
    let identifier = Self.identifier(request) ?? "\(context.id)"
    metrics.begin()
    var response: Response
    var code = ""
    do {
      response = try await answer(request)
    } catch let error as ServiceError {
      code = error.code
      metrics.refuse(error)
      response = Self.response(to: error)
    } catch {
      // What breaks off while it comes is the client's, whatever the network calls it.
      code = ServiceError.brokenRequest.code
      metrics.refuse(.brokenRequest)
      response = Self.response(to: .brokenRequest)
    }
    if request.method == .head {
      // Its length stays, as RFC 9110 has it, section 9.3.2.
      response = response.createHeadResponse()
    }
    response.headers[.requestID] = identifier
    response.headers[.contentTypeOptions] = "nosniff"
    if let origin = request.headers[.origin], allows(origin) {
      response.headers[.accessControlAllowOrigin] = options.origins == ["*"] ? "*" : origin
      response.headers[.vary] = "Origin"
    }
    let duration = start.duration(to: .now)
    metrics.end(
      route: Self.route(request.uri.path), status: response.status.code, after: duration)
    context.logger.info(
      "answered",
      metadata: [
        "request": "\(identifier)", "method": "\(request.method)",
        "route": "\(Self.route(request.uri.path))", "status": "\(response.status.code)",
        "code": "\(code)", "took": "\(duration)",
      ])
    return response
  }

  private func answer(_ request: Request) async throws -> Response {
    let path = request.uri.path
    let method = request.method == .head ? .get : request.method
    if request.method == .options { return preflight(request) }
    if path.hasPrefix("/v1/") || path.hasPrefix("/v2/models") { try authorize(request) }
    switch (method, path) {
    case (.get, "/v2/health/live"): return Self.json(#"{"live":true}"#)
    case (.get, "/v2/health/ready"), (.get, "/v2/models/digits/ready"):
      if service.isDraining { throw ServiceError.draining }
      return Self.json(#"{"ready":true}"#)
    case (.get, "/metrics"):
      return Self.response(
        Array(
          metrics.text(
            pending: service.pendingCount, open: gate.count, buffered: budget.count
          ).utf8),
        type: "text/plain; version=0.0.4; charset=utf-8")
    case (.get, "/v2"):
      return Self.json(
        #"{"name":"digits","version":"\#(ProgramVersion.current)","extensions":[]}"#)
    case (.get, "/v2/models/digits"): return modelMetadata()
    case (.get, "/v1/model"): return model()
    case (.post, "/v2/models/digits/infer"): return try await infer(request)
    case (.post, "/v1/scan"): return try await scan(request)
    case (.post, "/v1/scan/stream"): return try stream(request)
    default: break
    }
    if Self.routes.contains(path) {
      throw ServiceError(
        status: .methodNotAllowed, code: "method_not_allowed",
        message: "not with \(request.method)", closes: true)
    }
    if let file = PageFile.all[path], options.servesPage || path == "/openapi.json" {
      guard method == .get else {
        throw ServiceError(
          status: .methodNotAllowed, code: "method_not_allowed",
          message: "not with \(request.method)", closes: true)
      }
      return page(file)
    }
    throw ServiceError(status: .notFound, code: "not_found", message: "there is no such path")
  }

  private static let routes: Set = [
    "/v1/scan", "/v1/scan/stream", "/v1/model", "/v2", "/v2/health/live", "/v2/health/ready",
    "/v2/models/digits", "/v2/models/digits/ready", "/v2/models/digits/infer", "/metrics",
  ]

  /// A path as metrics and logs name it: none that a client makes up.
  private static func route(_ path: String) -> String {
    routes.contains(path) || PageFile.all[path] != nil ? path : "other"
  }

  /// The request's own name, where it is a sensible one.
  private static func identifier(_ request: Request) -> String? {
    guard let name = request.headers[.requestID], (1...64).contains(name.utf8.count),
      name.utf8.allSatisfy({
        $0 < 128
          && ($0 == 45 || Character(Unicode.Scalar($0)).isLetter
            || Character(Unicode.Scalar($0)).isNumber)
      })
    else { return nil }
    return name
  }

  // MARK: who may ask

  private func allows(_ origin: String) -> Bool {
    options.origins.contains("*") || options.origins.contains(origin)
  }

  private func preflight(_ request: Request) -> Response {
    guard let origin = request.headers[.origin], allows(origin) else {
      return Response(status: .forbidden)
    }
    return Response(
      status: .noContent,
      headers: [
        .accessControlAllowMethods: "GET, POST",
        .accessControlAllowHeaders: "Content-Type, Authorization, X-Request-ID",
        .accessControlMaxAge: "600",
      ])
  }

  private func authorize(_ request: Request) throws {
    guard let token = options.token else { return }
    let given = Array((request.headers[.authorization] ?? "").utf8)
    let wanted = Array("Bearer \(token)".utf8)
    // Every byte is compared, so that the time tells nothing of how many are right.
    var difference = given.count == wanted.count ? 0 : 1
    for (index, byte) in wanted.enumerated() {
      difference |= Int(byte ^ (index < given.count ? given[index] : 0))
    }
    guard difference == 0 else {
      throw ServiceError(
        status: .unauthorized, code: "unauthorized", message: "a bearer token is wanted",
        closes: true)
    }
  }

  // MARK: answers

  static func response(_ bytes: [UInt8], type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  static func json(_ text: String) -> Response {
    response(Array(text.utf8), type: "application/json")
  }

  static func response(to error: ServiceError) -> Response {
    var response = response(error.json, type: "application/json")
    response.status = error.status
    if let seconds = error.retryAfter { response.headers[.retryAfter] = String(seconds) }
    if error.closes { response.headers[.connection] = "close" }
    if error.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
    return response
  }

  private func page(_ file: PageFile) -> Response {
    var response = Self.response(file.bytes, type: file.type)
    response.headers[.cacheControl] = "no-cache"
    response.headers[.contentSecurityPolicy] =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
      + "img-src 'self' blob: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    response.headers[.referrerPolicy] = "no-referrer"
    return response
  }
}

extension HTTPField.Name {
  /// A name that the program itself gives, and so a valid one.
  private static func name(_ text: String) -> Self {
    guard let name = Self(text) else { preconditionFailure("the header name \(text)") }
    return name
  }

  fileprivate static var requestID: Self { name("X-Request-ID") }
  fileprivate static var contentTypeOptions: Self { name("X-Content-Type-Options") }
  fileprivate static var referrerPolicy: Self { name("Referrer-Policy") }
}
