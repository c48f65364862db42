public import ImageCodecs

/// What a pipeline's first stage made of a source.
public enum LoadedSource<Page: Sendable, Output: Sendable>: Sendable {
  /// A picture to be read.
  ///
  /// What else is kept until its digits are known is the page; the pixels themselves are let go
  /// once they are segmented, unless the page holds them.
  case picture(DecodedImage, Page)

  /// Nothing to be read, such as a file that does not decode: what comes out in its place.
  case output(Output)
}
