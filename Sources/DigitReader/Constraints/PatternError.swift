/// Why a pattern cannot be used.
public struct PatternError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The pattern as it was given.
  public let pattern: String

  /// The place of the character that is wrong, from 0; the number of characters where one is missing.
  public let position: Int

  /// What is wrong there.
  public let message: String

  /// The message with the place, as people count, and a mark below it.
  public var description: String {
    "at character \(position + 1): \(message)\n  \(pattern)\n  "
      + String(repeating: " ", count: position) + "^"
  }
}
