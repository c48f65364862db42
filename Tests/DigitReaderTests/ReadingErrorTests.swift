import DigitClassifier
import DigitReader
import ImageCodecs
import Raster
import Testing

@Suite struct ReadingErrorTests {
  private func error(_ bytes: [UInt8], maximumPixels: Int = 1000) -> ReadingError? {
    let reader = DigitReader(
      options: ReadingOptions(limits: ImageLimits(maximumPixels: maximumPixels)))
    return #expect(throws: ReadingError.self) { try reader.read(bytes) }
  }

  @Test func `a missing file fails before decoding`() {
    let error = #expect(throws: ReadingError.self) {
      try DigitReader().read(contentsOf: "no/such/file.png")
    }
    #expect(error?.stage == .file)
    #expect(error?.code == .notFound)
    #expect(error?.cause != nil)
    #expect(error?.ofFoundFile.code == .gone)
    #expect(error?.ofFoundFile.message == error?.message)
  }

  @Test func `a directory is unreadable`() {
    let error = #expect(throws: ReadingError.self) { try DigitReader().read(contentsOf: "/") }
    #expect(error?.code == .unreadable)
  }

  @Test func `a text is not an image`() {
    let error = error(Array("four hundred and seven".utf8))
    #expect(error?.stage == .decoding)
    #expect(error?.code == .notAnImage)
  }

  @Test func `half a file is truncated`() {
    let bytes = PNGEncoder.encode(DrawnPage.image(DrawnPage.ring, scale: 1))
    #expect(error(Array(bytes.prefix(bytes.count / 2)))?.code == .truncated)
  }

  @Test func `more pixels than allowed are refused with the numbers`() {
    let bytes = PNGEncoder.encode(GrayImage(width: 40, height: 30, filledWith: 9))
    let error = error(bytes)
    #expect(error?.code == .tooLarge)
    #expect(error?.message.contains("1000") == true)
  }

  @Test func `codes of the command line are spelled with underscores`() {
    #expect(
      ReadingError.Code.allCases.map(\.rawValue) == [
        "no_input", "not_found", "gone", "changed", "unreadable", "too_large", "not_an_image",
        "unsupported",
        "truncated", "corrupt",
      ])
  }
}
