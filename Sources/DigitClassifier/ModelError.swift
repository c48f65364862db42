/// Why a model cannot be used.
public struct ModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with it, with its numbers.
  public var message: String

  /// Creates an error.
  ///
  /// - Parameter message: What is wrong, with its numbers.
  public init(message: String) {
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
