import DigitReader
import ImageCodecs
import Raster
import Segmentation
import Testing

@Suite struct DigitReaderTests {
  let reader = DigitReader()

  @Test func `rings are read as zeros, each in its box`() {
    let reading = reader.read(DrawnPage.image(DrawnPage.rings(2)))
    #expect(reading.text == "00")
    #expect(reading.width == 96 && reading.height == 52)
    let rings = [
      Rect(x: 8, y: 4, width: 32, height: 44), Rect(x: 56, y: 4, width: 32, height: 44),
    ]
    for (prediction, ring) in zip(reading.predictions, rings) {
      // All ink, and no more than the pixel around it.
      #expect(prediction.bounds.union(ring) == prediction.bounds)
      #expect(prediction.bounds.width <= ring.width + 2)
      #expect(prediction.bounds.height <= ring.height + 2)
    }
  }

  @Test(arguments: 2...4)
  func `zeros in a chain that share their sides are all read`(count: Int) {
    let image = DrawnPage.image(DrawnPage.chain(count))
    #expect(reader.read(image).text == String(repeating: "0", count: count))
    var options = ReadingOptions()
    options.decoding.sharedInk = 0
    #expect(DigitReader(options: options).read(image).text != reader.read(image).text)
  }

  @Test func `two lines are two numbers`() {
    let reading = reader.read(
      DrawnPage.image(DrawnPage.rings(2) + ["", ""] + DrawnPage.rings(2)))
    #expect(reading.text == "00\n00")
    #expect(reading.predictions.map(\.line) == [0, 0, 1, 1])
  }

  @Test func `the file of a picture reads like the picture`() throws {
    let image = DrawnPage.image(DrawnPage.rings(3), ink: 255, paper: 20)
    #expect(try reader.read(PNGEncoder.encode(image)) == reader.read(image))
    #expect(reader.read(image).polarity == .lightOnDark)
  }

  @Test func `a digit reads the same alone and among others`() throws {
    let alone = reader.read(DrawnPage.image(DrawnPage.ring)).predictions
    let among = reader.read(DrawnPage.image(DrawnPage.rings(5))).predictions
    #expect(among.count == 5)
    for prediction in among {
      #expect(prediction.digit == alone[0].digit)
      for (one, other) in zip(prediction.probabilities, alone[0].probabilities) {
        // Where it stands in its line moves its edges by parts of a pixel.
        #expect(abs(one - other) < 0.02)
      }
    }
  }

  @Test(arguments: [(0, 0), (1, 1), (1, 500), (64, 64)])
  func `a blank page is an empty reading`(width: Int, height: Int) {
    for paper in [0, 128, 255] as [UInt8] {
      let reading = reader.read(GrayImage(width: width, height: height, filledWith: paper))
      #expect(reading.status == .empty)
      #expect(reading.text.isEmpty)
      #expect(reading.width == width && reading.height == height)
    }
  }

  @Test func `the trust floor is the reader's`() {
    let image = DrawnPage.image(DrawnPage.ring)
    var reader = DigitReader(options: ReadingOptions(minimumConfidence: 0))
    #expect(reader.read(image).status == .ok)
    reader.options.minimumConfidence = 1
    #expect(reader.read(image).status == .review)
  }

  @Test func `probabilities are ten and sum to one with that of being no digit`() {
    for prediction in reader.read(DrawnPage.image(DrawnPage.rings(2))).predictions {
      #expect(prediction.probabilities.count == 10)
      let sum = prediction.probabilities.reduce(prediction.notADigit ?? 0, +)
      #expect(abs(sum - 1) < 1e-5)
      #expect(prediction.confidence == prediction.probabilities.max())
    }
  }
}
