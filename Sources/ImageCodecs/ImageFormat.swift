/// An image format that is decoded.
public enum ImageFormat: String, Hashable, Sendable, CaseIterable {
  /// Portable Network Graphics (ISO/IEC 15948).
  case png

  /// JPEG (ISO/IEC 10918-1): 8 bits a sample; baseline, extended or progressive.
  case jpeg
}
