/// Why a place in a stream gave no image.
public struct ImageStreamDamage: Hashable, Sendable {
  /// What is the matter.
  public enum Kind: Hashable, Sendable {
    /// Another image begins, or the stream ends, before the image does.
    case truncated

    /// The bytes contradict the format.
    case corrupt

    /// The image is larger than the limit.
    case tooLarge

    /// The bytes belong to no image.
    case notAnImage

    /// A frame of no bytes.
    case empty
  }

  /// What is the matter.
  public let kind: Kind

  /// The matter in words, with its numbers.
  public let message: String

  /// The first bytes of what is no image, at most 512: enough to tell what it is instead.
  public let beginning: [UInt8]

  init(_ kind: Kind, _ message: String, beginning: [UInt8] = []) {
    self.kind = kind
    self.message = message
    self.beginning = beginning
  }
}
