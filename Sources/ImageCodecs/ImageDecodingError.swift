/// Why bytes did not decode.
public struct ImageDecodingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is the matter.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The bytes are no picture: none at all, text, an archive.
    case notAnImage = "not_an_image"

    /// A picture, but of a format or variant that is not decoded.
    case unsupported

    /// The bytes end before the picture does.
    case truncated

    /// The bytes break the rules of their format.
    case corrupt

    /// The picture or its file goes past a limit.
    case tooLarge = "too_large"
  }

  /// What is the matter.
  public var code: Code

  /// The matter in words, with its numbers.
  public var message: String

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - code: What is the matter.
  ///   - message: The matter in words, with its numbers.
  public init(code: Code, message: String) {
    self.code = code
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
