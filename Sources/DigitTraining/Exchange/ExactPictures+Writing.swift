public import FileSystem
internal import ImageCodecs
internal import Raster

extension ExactPictures {
  /// Writes MNIST's two files, under MNIST's names, unpacked.
  ///
  /// - Parameters:
  ///   - folder: Where they go; created where it is missing.
  ///   - part: The part whose names they get.
  /// - Returns: The two files.
  /// - Throws: `FileError`; ``DatasetError`` where a sample is no digit: the format has no label
  ///   for it.
  @discardableResult
  public func writeIDX(to folder: FilePath, part: DatasetPart = .training) throws -> [FilePath] {
    try requireDigits(in: "idx", folder)
    try Directory.create(folder)
    let names = IDXCollection.mnist.names(of: part)
    let images = folder.appending(FilePath(names.images))
    let labelsPath = folder.appending(FilePath(names.labels))
    try File.write(
      [0, 0, 8, 3] + [count, Self.side, Self.side].flatMap(Self.bigEndian) + pixels, to: images)
    try File.write([0, 0, 8, 1] + Self.bigEndian(count) + labels, to: labelsPath)
    return [images, labelsPath]
  }

  /// Writes a table as Kaggle's "Digit Recognizer" has it: `label,pixel0,…,pixel783`.
  ///
  /// - Parameter path: The file.
  /// - Throws: `FileError`; ``DatasetError`` where a sample is no digit: the format has no label
  ///   for it.
  public func writeCSV(to path: FilePath) throws {
    try requireDigits(in: "csv", path)
    let draft = try FileDraft(of: path)
    do {
      var text = Array("label".utf8)
      for index in 0..<Self.size { text += Array(",pixel\(index)".utf8) }
      let numbers = (0...255).map { Array(",\($0)".utf8) }
      for index in 0..<count {
        text.append(UInt8(ascii: "\n"))
        text.append(UInt8(ascii: "0") + labels[index])
        for level in picture(at: index) { text += numbers[Int(level)] }
        if text.count > 1 << 20 {
          try draft.write(text)
          text = []
        }
      }
      try draft.write(text + [UInt8(ascii: "\n")])
    } catch {
      draft.discard()
      throw error
    }
    try draft.publish()
  }

  /// Writes a PNG a picture into a folder a class, white ink on black as the levels are.
  ///
  /// The pictures are called by their numbers, so that their order is known when they are read
  /// back.
  ///
  /// - Parameter folder: Where the folders of the classes go; created where it is missing.
  /// - Throws: `FileError`.
  public func writePNGs(to folder: FilePath) throws {
    let digits = max(5, String(max(0, count - 1)).count)
    for label in Set(labels).sorted() {
      try Directory.create(folder.appending(FilePath(GlyphLabel.name(of: label))))
    }
    for index in 0..<count {
      let number = String(index)
      let name = String(repeating: "0", count: digits - number.count) + number + ".png"
      let image = GrayImage(
        width: Self.side, height: Self.side, pixels: Array(picture(at: index)))
      try File.write(
        PNGEncoder.encode(image),
        to: folder.appending(FilePath(GlyphLabel.name(of: labels[index])))
          .appending(FilePath(name)), isDurable: false)
    }
  }

  private func requireDigits(in format: String, _ path: FilePath) throws(DatasetError) {
    let others = labels.count { $0 > 9 }
    guard others == 0 else {
      throw DatasetError(
        path: path,
        reason: "\(others) of \(count) samples are no digits, and \(format) has no label for them: "
          + "png has")
    }
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
