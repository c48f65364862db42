internal import FileSystem
internal import Raster
internal import Segmentation

/// A file of pictures and the file of their labels.
struct IDXPair {
  /// How the pixels of a picture follow each other.
  enum Orientation: Hashable, Sendable {
    /// Row by row, as in MNIST.
    case rows

    /// Column by column, as in EMNIST: such a picture looks mirrored and lying on its side.
    case columns
  }

  /// What a label means.
  enum Labeling: Hashable, Sendable {
    /// The digit itself.
    case digits

    /// A letter: its place in the alphabet, from 1, or its ASCII code.
    case letters
  }

  /// The file of 28×28 pictures, 0 for paper to 255 for full ink.
  var images: FilePath

  /// The file of labels: one number a picture, or rows of which the first number is the class and
  /// the third one the writer.
  var labels: FilePath

  /// How the pixels follow each other.
  var orientation = Orientation.rows

  /// What a label means.
  var labeling = Labeling.digits

  /// Reads both files.
  ///
  /// Each picture passes through the reader's own normalizer, so that the network sees in training
  /// what it will see in use.
  ///
  /// - Parameter name: What people call the source.
  /// - Returns: The glyphs in the order of the files, without letters that look like digits.
  /// - Throws: ``DatasetError`` that names the file, and the byte.
  func read(name: String) throws(DatasetError) -> StoredGlyphs {
    var glyphs = StoredGlyphs(name: name)
    let add = { (sample: Sample) in
      guard let label = sample.label else {
        glyphs.skip()
        return
      }
      glyphs.append(
        GlyphNormalizer.normalize(sample.picture), label: label, writer: sample.writer)
    }
    try visit(counted: { glyphs.reserve($0) }, add)
    return glyphs
  }

  /// A picture as the file has it, upright.
  struct Sample {
    var picture: GrayImage

    /// Its class; `nil` for a letter that looks like a digit.
    var label: UInt8?

    /// Who wrote it, where the labels say so.
    var writer: String?
  }

  /// Reads both files and hands on every picture, in their order.
  ///
  /// - Parameters:
  ///   - counted: Is told how many there are, before the first.
  ///   - take: Is given the pictures.
  /// - Throws: ``DatasetError`` that names the file, and the byte.
  func visit(
    counted: (Int) -> Void = { _ in }, _ take: (Sample) -> Void
  ) throws(DatasetError) {
    let pictures = try IDXFile(contentsOf: images)
    let table = try IDXFile(contentsOf: labels)
    let side = NormalizedGlyph.side
    guard pictures.valueSize == 1, pictures.shape.count == 3, pictures.shape[1] == side,
      pictures.shape[2] == side
    else {
      throw DatasetError(
        path: images, byte: 4, reason: "images of shape \(pictures.shape), not [n, 28, 28]")
    }
    let count = pictures.shape[0]
    guard table.shape[0] == count, table.shape.count <= 2 else {
      throw DatasetError(
        path: labels, byte: 4, reason: "labels of shape \(table.shape) for \(count) images")
    }
    let columns = table.shape.count == 2 ? table.shape[1] : 1
    guard columns > 0 || count == 0 else {
      throw DatasetError(path: labels, byte: 8, reason: "labels of shape \(table.shape)")
    }
    counted(count)
    for index in 0..<count {
      let number = table.number(at: index * columns)
      guard let label = label(of: number) else {
        throw DatasetError(
          path: labels, byte: table.start + index * columns * table.valueSize,
          reason: "a label of \(number)")
      }
      let first = pictures.values.startIndex + index * side * side
      var picture = GrayImage(
        width: side, height: side, pixels: Array(pictures.values[first..<first + side * side]))
      if orientation == .columns { picture = picture.transposed }
      take(
        Sample(
          picture: picture, label: label,
          writer: columns >= 3 ? String(table.number(at: index * columns + 2)) : nil))
    }
  }

  /// The class that a number stands for: `nil` where it stands for nothing, `.some(nil)` for a sample
  /// to leave out.
  private func label(of number: Int) -> UInt8?? {
    switch labeling {
    case .digits:
      return (0...9).contains(number) ? .some(UInt8(number)) : nil
    case .letters:
      let code = (1...26).contains(number) ? number + 64 : number
      guard (65...90).contains(code) || (97...122).contains(code) else { return nil }
      return .some(GlyphLabel.label(of: Character(Unicode.Scalar(UInt8(code)))))
    }
  }
}

extension GrayImage {
  /// The picture with rows and columns exchanged.
  fileprivate var transposed: GrayImage {
    var turned = GrayImage(width: height, height: width, filledWith: 0)
    for y in 0..<height {
      for x in 0..<width { turned[y, x] = self[x, y] }
    }
    return turned
  }
}
