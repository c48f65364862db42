/// Where a picture comes from.
public enum ImageSource: Hashable, Sendable {
  /// A PNG or JPEG file, by its path.
  case file(String)

  /// The bytes of a PNG or JPEG file.
  case bytes([UInt8])
}
