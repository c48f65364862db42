public import FileSystem

/// The data set of LeCun, Cortes and Burges: 60,000 digits to train on, 10,000 to report on.
///
/// Other sets in files of the same names and orientation read as well.
public enum MNIST {
  /// Which part of the set.
  public typealias Part = DatasetPart

  /// Reads a part of the set.
  ///
  /// Each picture passes through the reader's own normalizer, so that the network sees in training
  /// what it will see in use.
  ///
  /// - Parameters:
  ///   - part: Which part.
  ///   - folder: Holds `train-images-idx3-ubyte` and the like, packed with gzip (`.gz`) or not.
  /// - Returns: The part's glyphs, in the order of the file.
  /// - Throws: ``DatasetError`` that names the file, and the byte.
  public static func read(
    _ part: Part, in folder: FilePath
  ) throws(DatasetError) -> LabeledGlyphs {
    try IDXCollection.mnist.read(part, in: folder).glyphs
  }
}
