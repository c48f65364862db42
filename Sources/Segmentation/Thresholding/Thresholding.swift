/// How the level that parts ink from paper is chosen.
public enum Thresholding: Hashable, Sendable {
  /// The level that parts the histogram best (Otsu 1979), kept out of the paper's own noise.
  case otsu

  /// A level given from outside: gray levels up to and including it are dark.
  case fixed(UInt8)
}
