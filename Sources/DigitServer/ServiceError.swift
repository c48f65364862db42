internal import DigitReader
internal import HTTPTypes

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

  static let draining = ServiceError(
    status: .serviceUnavailable, code: "draining", message: "the server is about to end",
    retryAfter: 1)

  static func timeout(_ timeout: Duration) -> ServiceError {
    ServiceError(
      status: .gatewayTimeout, code: "timeout", message: "not read within \(timeout)",
      limit: ("timeout_seconds", Int(timeout.components.seconds)))
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
