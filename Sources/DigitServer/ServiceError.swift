internal import DigitReader
internal import HTTPTypes
internal import ReadingRecords

/// Why a request is not answered as it asks: a status, a code for programs and words for people.
struct ServiceError: Error {
  var status: HTTPResponse.Status
  var code: String
  var message: String

  /// The limit that was hit, where one was: its name and its value.
  var limit: (name: String, value: Int)?

  /// Seconds after which it is worth to ask again.
  var retryAfter: Int?

  /// Whether the rest of the body is not worth waiting for.
  var closes = false

  static func badRequest(_ code: String, _ message: String) -> ServiceError {
    ServiceError(status: .badRequest, code: code, message: message)
  }

  static func bodyTooLarge(_ limit: Int) -> ServiceError {
    ServiceError(
      status: .contentTooLarge, code: "body_too_large",
      message: "a body of more than \(limit) bytes", limit: ("max_body_bytes", limit),
      closes: true)
  }

  static func slowBody(_ timeout: Duration) -> ServiceError {
    ServiceError(
      status: .requestTimeout, code: "slow_body",
      message: "the body had not come within \(timeout)",
      limit: ("body_timeout_seconds", Int(timeout.components.seconds)), closes: true)
  }

  static func full(_ capacity: Int) -> ServiceError {
    ServiceError(
      status: .serviceUnavailable, code: "queue_full",
      message: "\(capacity) pictures are waiting already", limit: ("queue", capacity),
      retryAfter: 1)
  }

  static let brokenRequest = ServiceError(
    status: .badRequest, code: "broken_request", message: "the request broke off", closes: true)

  static let draining = ServiceError(
    status: .serviceUnavailable, code: "draining", message: "the server is about to end",
    retryAfter: 1)

  static func tooManyConnections(_ limit: Int) -> ServiceError {
    ServiceError(
      status: .serviceUnavailable, code: "too_many_connections",
      message: "\(limit) connections are open already", limit: ("max_connections", limit),
      retryAfter: 1, closes: true)
  }

  static func tooMuchAtOnce(_ limit: Int) -> ServiceError {
    ServiceError(
      status: .serviceUnavailable, code: "too_much_at_once",
      message: "the bodies of all requests together hold more than \(limit) bytes",
      limit: ("max_buffered_bytes", limit), retryAfter: 1, closes: true)
  }

  static func tooManyImages(_ limit: Int) -> ServiceError {
    ServiceError(
      status: .contentTooLarge, code: "too_many_images",
      message: "more than \(limit) pictures", limit: ("max_images", limit), closes: true)
  }

  static func slowHeaders(_ timeout: Duration) -> ServiceError {
    ServiceError(
      status: .requestTimeout, code: "slow_headers",
      message: "the headers had not come within \(timeout)",
      limit: ("header_timeout_seconds", Int(timeout.components.seconds)), closes: true)
  }

  static func unsupportedType(_ type: String, _ supported: String) -> ServiceError {
    ServiceError(
      status: .unsupportedMediaType, code: "unsupported_media_type",
      message: "\(type) is none of \(supported)", closes: true)
  }

  static let headersTooLarge = ServiceError(
    status: .requestHeaderFieldsTooLarge, code: "headers_too_large",
    message: "headers of more than \(ServerOptions.maximumHeaderBytes) bytes, or more than "
      + "\(ServerOptions.maximumHeaderCount), or one of more than half of the bytes",
    limit: ("max_header_bytes", ServerOptions.maximumHeaderBytes), closes: true)

  static let malformedRequest = ServiceError(
    status: .badRequest, code: "bad_request", message: "this is no request of HTTP/1",
    closes: true)

  static func timeout(_ timeout: Duration) -> ServiceError {
    ServiceError(
      status: .gatewayTimeout, code: "timeout", message: "not read within \(timeout)",
      limit: ("timeout_seconds", Int(timeout.components.seconds)))
  }

  /// The object that tells of it.
  var json: [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.field("code", code)
      $0.field("message", message)
      writeLimit(&$0)
    }
    return json.bytes
  }

  /// Writes the fields of the limit that was hit.
  func writeLimit(_ json: inout JSONWriter) {
    guard let limit else { return }
    json.field("limit", limit.name)
    json.field("limit_value", limit.value)
  }

  /// What a picture that cannot be read means to who sent it.
  init(_ error: ReadingError, pixels: Int) {
    code = error.code.rawValue
    message = error.message
    switch error.code {
    case .tooLarge:
      status = .contentTooLarge
      limit = ("max_pixels", pixels)
    case .notAnImage, .unsupported: status = .unsupportedMediaType
    case .noInput: status = .badRequest
    default: status = .unprocessableContent
    }
  }

  init(
    status: HTTPResponse.Status, code: String, message: String,
    limit: (name: String, value: Int)? = nil, retryAfter: Int? = nil, closes: Bool = false
  ) {
    self.status = status
    self.code = code
    self.message = message
    self.limit = limit
    self.retryAfter = retryAfter
    self.closes = closes
  }
}
