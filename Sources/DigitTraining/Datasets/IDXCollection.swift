internal import FileSystem

/// A published data set in idx files: how its files are called and what they mean.
enum IDXCollection: String, Hashable, Sendable, CaseIterable {
  /// LeCun, Cortes and Burges (1998).
  case mnist

  /// The digits of EMNIST (Cohen et al., "EMNIST: extending MNIST to handwritten letters", 2017).
  case emnistDigits = "emnist-digits"

  /// The letters of EMNIST, large and small ones in one class: not digits.
  case emnistLetters = "emnist-letters"

  /// MNIST with the names of its writers (Yadav and Bottou, "Cold case: the lost MNIST digits",
  /// 2019).
  case qmnist

  /// Letters in one pair of files, labeled with their ASCII codes: not digits.
  case letters

  /// The files of a part.
  ///
  /// - Parameter part: Which part; one that is not parted is whole in both.
  /// - Returns: The names of images and labels, without `.gz`.
  func names(of part: DatasetPart) -> (images: String, labels: String) {
    let word = part == .training ? "train" : "test"
    switch self {
    case .mnist:
      let word = part == .training ? "train" : "t10k"
      return ("\(word)-images-idx3-ubyte", "\(word)-labels-idx1-ubyte")
    case .emnistDigits, .emnistLetters:
      return ("\(rawValue)-\(word)-images-idx3-ubyte", "\(rawValue)-\(word)-labels-idx1-ubyte")
    case .qmnist: return ("qmnist-\(word)-images-idx3-ubyte", "qmnist-\(word)-labels-idx2-int")
    case .letters: return ("letters-images-idx3-ubyte", "letters-labels-idx1-ubyte")
    }
  }

  /// Whether a folder holds images of this set.
  ///
  /// - Parameter folder: Any folder.
  /// - Returns: Whether one of its parts is there.
  func isPresent(in folder: FilePath) -> Bool {
    DatasetPart.allCases.contains {
      DatasetFile.find(names(of: $0).images, in: folder) != nil
    }
  }

  /// Reads a part of the set.
  ///
  /// - Parameters:
  ///   - part: Which part.
  ///   - folder: Holds the files, packed with gzip or not.
  /// - Returns: The part's glyphs, in the order of the file.
  /// - Throws: ``DatasetError`` that names the file, and the byte.
  func read(_ part: DatasetPart, in folder: FilePath) throws(DatasetError) -> StoredGlyphs {
    try pair(part, in: folder).read(name: rawValue)
  }

  /// The files of a part of the set.
  ///
  /// - Parameters:
  ///   - part: Which part.
  ///   - folder: Holds the files, packed with gzip or not.
  /// - Returns: The files and what they mean.
  /// - Throws: ``DatasetError`` that names the file that is missing.
  func pair(_ part: DatasetPart, in folder: FilePath) throws(DatasetError) -> IDXPair {
    let names = names(of: part)
    return try IDXPair(
      images: Self.file(names.images, in: folder), labels: Self.file(names.labels, in: folder),
      orientation: self == .emnistDigits || self == .emnistLetters ? .columns : .rows,
      labeling: self == .emnistLetters || self == .letters ? .letters : .digits)
  }

  private static func file(
    _ name: String, in folder: FilePath
  ) throws(DatasetError) -> FilePath {
    if let path = DatasetFile.find(name, in: folder) { return path }
    throw DatasetError(
      path: folder, reason: "holds neither \(name) nor \(name).gz", isUnreadable: true)
  }
}
