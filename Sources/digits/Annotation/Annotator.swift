internal import DigitReader
internal import FileSystem
internal import ImageCodecs
internal import Raster

/// Draws what was read onto the picture: people look before they trust.
enum Annotator {
  /// Draws a reading onto its picture and writes it as PNG.
  ///
  /// - Returns: Why it could not be written, or `nil`.
  static func write(_ image: GrayImage, _ reading: Reading, to path: FilePath) -> FileError? {
    do throws(FileError) {
      try Directory.create(path.parent)
      try File.write(PNGEncoder.encode(annotated(image, reading)), to: path, isDurable: false)
      return nil
    } catch {
      return error
    }
  }

  /// The picture with a box and a label for each digit.
  ///
  /// A picture of small digits is enlarged by a whole factor, so that labels can be read and are
  /// no larger than what they label. Where there is no room for them above the first line, the
  /// picture gets a strip at its top: labels must not hide the ink that people want to compare.
  static func annotated(_ image: GrayImage, _ reading: Reading) -> Image<RGB> {
    let typicalHeight = typicalHeight(of: reading)
    let zoom = zoom(image, typicalHeight: typicalHeight)
    // A label is then less than half as high as a digit, and seldom reaches the line above.
    let scale = max(1, typicalHeight * zoom / 56)
    let top = reading.predictions.map { $0.bounds.y * zoom }.min()
    let strip = top.map { max(0, (labelGap + labelHeight + 1) * scale - $0) } ?? 0
    var picture = enlarged(image, by: zoom, strip: strip)
    let boxes = reading.predictions.map { $0.bounds.enlarged(by: zoom, movedBy: strip) }
    // All labels come after all boxes: a box drawn later would cross a label.
    for (prediction, box) in zip(reading.predictions, boxes) {
      picture.frame(box, thickness: scale, color: color(of: prediction))
    }
    for (prediction, box) in zip(reading.predictions, boxes) {
      label(prediction, box: box, scale: scale, on: &picture)
    }
    return picture
  }

  /// Green for what is trusted, amber for less than nine in ten, red for uncertain.
  static func color(of prediction: DigitPrediction) -> RGB {
    if prediction.isUncertain { return RGB(red: 208, green: 32, blue: 32) }
    if prediction.confidence < 0.9 { return RGB(red: 200, green: 110, blue: 0) }
    return RGB(red: 0, green: 130, blue: 60)
  }

  /// The digit, and below it its confidence in percent; never 100 for what is not certain.
  private static func label(
    _ prediction: DigitPrediction, box: Rect, scale: Int, on picture: inout Image<RGB>
  ) {
    let digit = String(prediction.digit)
    let percent = "\(Int(min(max(prediction.confidence, 0), 1) * 100))%"
    let width = LabelFont.width(of: percent, scale: scale) + 2 * scale
    let height = labelHeight * scale
    let area = Rect(
      x: max(0, min(box.x + (box.width - width) / 2, picture.width - width)),
      y: box.y - labelGap * scale - height, width: width, height: height)
    picture.fill(area, with: color(of: prediction))
    let digitScale = 2 * scale
    picture.draw(
      digit, x: area.x + (width - LabelFont.width(of: digit, scale: digitScale)) / 2,
      y: area.y + scale, scale: digitScale, color: RGB(gray: 255))
    picture.draw(
      percent, x: area.x + scale, y: area.y + 3 * scale + LabelFont.height * digitScale,
      scale: scale, color: RGB(gray: 255))
  }

  /// The rows of a label and of the gap to its box, in units of the label's scale: the digit in
  /// double size, the percentage, a row above, two between, a row below.
  private static let labelHeight = 3 * LabelFont.height + 4
  private static let labelGap = 2

  private static func typicalHeight(of reading: Reading) -> Int {
    let heights = reading.predictions.map(\.bounds.height).sorted()
    return heights.isEmpty ? readableHeight : max(1, heights[heights.count / 2])
  }

  /// The height of a digit in pixels from which on its label is readable beside it.
  private static let readableHeight = 112

  private static let mostEnlargedPixels = 4_000_000

  private static func zoom(_ image: GrayImage, typicalHeight: Int) -> Int {
    let wanted = (readableHeight + typicalHeight - 1) / typicalHeight
    var zoom = max(1, min(wanted, 8))
    while zoom > 1, image.width * zoom * image.height * zoom > mostEnlargedPixels { zoom -= 1 }
    return zoom
  }

  private static func enlarged(_ image: GrayImage, by zoom: Int, strip: Int) -> Image<RGB> {
    let width = image.width * zoom
    let height = image.height * zoom + strip
    var pixels = Array(repeating: RGB(gray: 232), count: width * strip)
    pixels.reserveCapacity(width * height)
    for y in 0..<image.height * zoom {
      for x in 0..<width { pixels.append(RGB(gray: image[x / zoom, y / zoom])) }
    }
    return Image(width: width, height: height, pixels: pixels)
  }
}

extension Rect {
  fileprivate func enlarged(by zoom: Int, movedBy strip: Int) -> Rect {
    Rect(x: x * zoom, y: y * zoom + strip, width: width * zoom, height: height * zoom)
  }
}
