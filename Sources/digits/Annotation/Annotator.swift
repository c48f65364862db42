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
  /// no larger than what they label. Labels are drawn after all boxes.
  static func annotated(_ image: GrayImage, _ reading: Reading) -> Image<RGB> {
    let typicalHeight = typicalHeight(of: reading)
    let zoom = zoom(image, typicalHeight: typicalHeight)
    var picture = enlarged(image, by: zoom)
    let scale = max(1, typicalHeight * zoom / 40)
    for prediction in reading.predictions {
      picture.frame(
        prediction.bounds.enlarged(by: zoom), thickness: scale, color: color(of: prediction))
    }
    for prediction in reading.predictions {
      label(prediction, box: prediction.bounds.enlarged(by: zoom), scale: scale, on: &picture)
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
    let percentWidth = LabelFont.width(of: percent, scale: scale)
    let digitScale = 2 * scale
    let height = LabelFont.height * (digitScale + scale) + 4 * scale
    let width = percentWidth + 2 * scale
    var y = box.y - 2 * scale - height
    if y < 0 { y = min(box.maxY + 2 * scale, picture.height - height) }
    let x = max(0, min(box.x + (box.width - width) / 2, picture.width - width))
    y = max(0, y)
    picture.fill(
      Rect(x: x, y: y, width: width, height: height), with: color(of: prediction))
    picture.draw(
      digit, x: x + (width - LabelFont.width(of: digit, scale: digitScale)) / 2, y: y + scale,
      scale: digitScale, color: RGB(gray: 255))
    picture.draw(
      percent, x: x + scale, y: y + LabelFont.height * digitScale + 3 * scale, scale: scale,
      color: RGB(gray: 255))
  }

  private static func typicalHeight(of reading: Reading) -> Int {
    let heights = reading.predictions.map(\.bounds.height).sorted()
    return heights.isEmpty ? readableHeight : max(1, heights[heights.count / 2])
  }

  /// The height of a digit in pixels from which on its label is readable beside it.
  private static let readableHeight = 60

  private static let mostEnlargedPixels = 4_000_000

  private static func zoom(_ image: GrayImage, typicalHeight: Int) -> Int {
    let wanted = (readableHeight + typicalHeight - 1) / typicalHeight
    var zoom = max(1, min(wanted, 8))
    while zoom > 1, image.width * zoom * image.height * zoom > mostEnlargedPixels { zoom -= 1 }
    return zoom
  }

  private static func enlarged(_ image: GrayImage, by zoom: Int) -> Image<RGB> {
    var pixels: [RGB] = []
    pixels.reserveCapacity(image.width * zoom * image.height * zoom)
    for y in 0..<image.height * zoom {
      for x in 0..<image.width * zoom { pixels.append(RGB(gray: image[x / zoom, y / zoom])) }
    }
    return Image(width: image.width * zoom, height: image.height * zoom, pixels: pixels)
  }
}

extension Rect {
  fileprivate func enlarged(by zoom: Int) -> Rect {
    Rect(x: x * zoom, y: y * zoom, width: width * zoom, height: height * zoom)
  }
}
