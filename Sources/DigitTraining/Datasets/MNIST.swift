public import FileSystem
internal import Raster
internal import Segmentation

/// The data set of LeCun, Cortes and Burges: 60,000 handwritten digits to train on, 10,000 to report
/// on. EMNIST and QMNIST files with the same names and orientation read as well.
public enum MNIST {
  /// Which part of the set.
  public enum Part: String, Hashable, Sendable {
    /// What a network is trained and chosen on.
    case training = "train"

    /// What a finished network is reported on, and nothing else.
    case test = "t10k"
  }

  /// Reads a part of the set.
  ///
  /// Each picture passes through the reader's own normalizer, so that the network sees in training
  /// what it will see in use.
  ///
  /// - Parameters:
  ///   - part: Which part.
  ///   - folder: Holds `train-images-idx3-ubyte` and the like, packed with gzip (`.gz`) or not.
  /// - Throws: ``DatasetError`` that names the file, and the byte.
  public static func read(
    _ part: Part, in folder: FilePath
  ) throws(DatasetError) -> LabeledGlyphs {
    let imagesPath = try file("\(part.rawValue)-images-idx3-ubyte", in: folder)
    let labelsPath = try file("\(part.rawValue)-labels-idx1-ubyte", in: folder)
    let images = try IDXFile(contentsOf: imagesPath)
    let labels = try IDXFile(contentsOf: labelsPath)
    guard images.shape.count == 3, images.shape[1] == 28, images.shape[2] == 28 else {
      throw DatasetError(
        path: imagesPath, byte: 4, reason: "images of shape \(images.shape), not [n, 28, 28]")
    }
    guard labels.shape == [images.shape[0]] else {
      throw DatasetError(
        path: labelsPath, byte: 4,
        reason: "labels of shape \(labels.shape) for \(images.shape[0]) images")
    }
    var glyphs = LabeledGlyphs()
    for (index, label) in labels.values.enumerated() {
      guard label < 10 else {
        throw DatasetError(path: labelsPath, byte: 8 + index, reason: "a label of \(label)")
      }
      let pixels = Array(images.values[index * 784..<(index + 1) * 784])
      let picture = GrayImage(width: 28, height: 28, pixels: pixels)
      glyphs.append(GlyphNormalizer.normalize(picture), label: label)
    }
    return glyphs
  }

  private static func file(
    _ name: String, in folder: FilePath
  ) throws(DatasetError) -> FilePath {
    for suffix in ["", ".gz"] {
      let path = folder.appending(FilePath(name + suffix))
      if File.exists(path) { return path }
    }
    throw DatasetError(
      path: folder, reason: "holds neither \(name) nor \(name).gz", isUnreadable: true)
  }
}
