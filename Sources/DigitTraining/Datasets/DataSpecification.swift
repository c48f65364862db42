public import FileSystem

/// Training data as people name it: `kind=path*weight`.
///
/// ```swift
/// let specification = try DataSpecification("mnist=data/mnist*3")
/// let source = try specification.open()
/// ```
///
/// Kind and weight may be left out: the kind is then guessed from what is there, and the weight
/// is 1. Paths may hold `=` and `*`: only a known kind before the first `=` is one, and only a number
/// after the last `*` is a weight.
public struct DataSpecification: Hashable, Sendable {
  /// What kind of data it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A folder with MNIST's files.
    case mnist

    /// A folder with the files of EMNIST's digits.
    case emnistDigits = "emnist-digits"

    /// A folder with the files of EMNIST's letters: not digits.
    case emnistLetters = "emnist-letters"

    /// A folder with QMNIST's files, which know the writers.
    case qmnist

    /// A folder with `letters-images-idx3-ubyte` and `letters-labels-idx1-ubyte`: not digits.
    case letters

    /// Two files, parted by a comma: images and labels as MNIST stores them.
    case idx

    /// Two files as EMNIST stores them, the pixels of an image column by column.
    case idxColumns = "idx-columns"

    /// A table, a line a picture, as Kaggle gives it.
    case csv

    /// A folder with a folder of pictures for each class.
    case folders

    /// A folder or a tar archive of pictures with a `truth.csv`.
    case truth

    /// A file of pen strokes.
    case strokes

    /// Digits written after the ways in which people write them: no file, the path is their number.
    case allographs
  }

  /// The kind that was named; `nil` where it is to be guessed.
  public var kind: Kind?

  /// The folder or file.
  public var path: FilePath

  /// How often each sample is seen in one pass over the data.
  public var weight: Float

  /// Creates a specification.
  ///
  /// - Parameters:
  ///   - kind: The kind; `nil` to guess it.
  ///   - path: The folder or file.
  ///   - weight: How often each sample is seen in one pass over the data.
  public init(kind: Kind? = nil, path: FilePath, weight: Float = 1) {
    self.kind = kind
    self.path = path
    self.weight = weight
  }

  /// Reads what a person wrote.
  ///
  /// - Parameter text: `kind=path*weight`, `path*weight`, `kind=path` or `path`.
  /// - Throws: ``DatasetError`` where there is no path, or the weight is 0 or out of bounds.
  public init(_ text: FilePath) throws(DatasetError) {
    var rest = text.bytes[...]
    if let equals = rest.firstIndex(of: UInt8(ascii: "=")),
      let kind = Kind(rawValue: String(decoding: rest[..<equals], as: UTF8.self))
    {
      self.kind = kind
      rest = rest[(equals + 1)...]
    } else {
      kind = nil
    }
    weight = 1
    if let star = rest.lastIndex(of: UInt8(ascii: "*")) {
      let number = rest[(star + 1)...]
      // Nothing but digits and a point: `nan` and `inf` are no weights but parts of names.
      if number.allSatisfy({ "0123456789.".utf8.contains($0) }),
        let weight = Float(String(decoding: number, as: UTF8.self))
      {
        guard weight > 0, weight <= Self.greatestWeight else {
          throw DatasetError(
            path: text, reason: "a weight of \(weight), not above 0 and at most 1000")
        }
        self.weight = weight
        rest = rest[..<star]
      }
    }
    guard !rest.isEmpty else { throw DatasetError(path: text, reason: "no path is named") }
    path = FilePath(bytes: Array(rest))
  }

  private static let greatestWeight: Float = 1000
}
