/// One image of a stream, or what is there in place of one.
public struct ImageStreamElement: Hashable, Sendable {
  /// What the stream holds at this place.
  public enum Content: Hashable, Sendable {
    /// All bytes of one image. Whether they decode is not known yet.
    case image([UInt8])

    /// An image was here, or should have been.
    case damaged(ImageStreamDamage)

    /// A file of an archive that is no image, or a second name for one.
    case skipped
  }

  /// What the stream holds at this place.
  public let content: Content

  /// The number among the images and the damaged, from 0; a skipped file bears the next one's.
  public let index: Int

  /// The bytes that precede it in the stream.
  public let offset: Int

  /// The name of the file in an archive, which need not be UTF-8; `nil` outside archives.
  public let name: [UInt8]?
}
