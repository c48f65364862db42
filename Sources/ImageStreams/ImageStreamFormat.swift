/// How images follow each other in a stream of bytes.
public enum ImageStreamFormat: String, Hashable, Sendable, CaseIterable {
  /// ``tar`` where the stream begins with the header of an archive, ``images`` otherwise.
  ///
  /// Frames cannot be told with certainty and are never assumed.
  case auto

  /// PNG and JPEG files one after the other, as `cat` and ffmpeg's `image2pipe` give them.
  case images

  /// A tar archive: ustar, pax or GNU; compressed archives are for `gzip -d` first.
  case tar

  /// Frames: each a length of four bytes, the highest first, and as many bytes.
  case frames
}
