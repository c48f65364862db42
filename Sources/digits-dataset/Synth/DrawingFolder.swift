internal import DigitTraining
internal import FileSystem
internal import ImageCodecs
private import Raster

/// A folder of drawings with their `truth.csv`.
struct DrawingFolder {
  private let path: FilePath

  init(_ path: FilePath) {
    self.path = path
  }

  /// Draws and writes; the truth comes last, when all that it names is there.
  ///
  /// - Parameters:
  ///   - count: How many drawings.
  ///   - draw: Makes a drawing, told its number from 0.
  /// - Throws: `FileError` where something could not be written.
  func write(_ count: Int, by draw: (Int) -> SyntheticDrawing) throws {
    try writeAll(count) { index in
      let drawing = draw(index)
      return (drawing.image, drawing.text, drawing.digits.map(\.bounds))
    }
  }

  /// Draws and writes pages; the boxes are those of numbers.
  ///
  /// - Parameters:
  ///   - count: How many pages.
  ///   - draw: Makes a page, told its number from 0.
  /// - Throws: `FileError` where something could not be written.
  func writePages(_ count: Int, by draw: (Int) -> SyntheticPage) throws {
    try writeAll(count) { index in
      let page = draw(index)
      return (page.image, page.text, page.numbers.map(\.bounds))
    }
  }

  private func writeAll(
    _ count: Int, by draw: (Int) -> (image: Image<RGB>, text: String, boxes: [Rect])
  ) throws {
    try Directory.create(path)
    let digits = max(5, String(count - 1).count)
    var truth = "path,text,boxes\n"
    for index in 0..<count {
      let (image, text, boxes) = draw(index)
      let number = String(index)
      let name = String(repeating: "0", count: digits - number.count) + number + ".png"
      try File.write(
        PNGEncoder.encode(image), to: path.appending(FilePath(name)), isDurable: false)
      let list = boxes.map { "[\($0.x), \($0.y), \($0.width), \($0.height)]" }
      truth += "\(name),\(text),\"[\(list.joined(separator: ", "))]\"\n"
    }
    try File.write(Array(truth.utf8), to: path.appending("truth.csv"))
  }
}
