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
    try Directory.create(path)
    let digits = max(5, String(count - 1).count)
    var truth = "path,text,boxes\n"
    for index in 0..<count {
      let drawing = draw(index)
      let number = String(index)
      let name = String(repeating: "0", count: digits - number.count) + number + ".png"
      try File.write(
        PNGEncoder.encode(drawing.image), to: path.appending(FilePath(name)), isDurable: false)
      let boxes = drawing.digits.map { digit in
        let box = digit.bounds
        return "[\(box.x), \(box.y), \(box.width), \(box.height)]"
      }
      truth += "\(name),\(drawing.text),\"[\(boxes.joined(separator: ", "))]\"\n"
    }
    try File.write(Array(truth.utf8), to: path.appending("truth.csv"))
  }
}
