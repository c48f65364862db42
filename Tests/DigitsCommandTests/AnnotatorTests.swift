import DigitReader
import Raster
import Testing

@testable import digits

@Suite struct AnnotatorTests {
  @Test func `the font has the ten digits and the percent sign, all different and in their box`() {
    let drawings = "0123456789%".compactMap { LabelFont.rows(of: $0) }
    #expect(drawings.count == 11)
    #expect(Set(drawings).count == 11)
    for rows in drawings {
      #expect(rows.count == LabelFont.height)
      #expect(rows.allSatisfy { $0 < 1 << LabelFont.width })
      #expect(rows.reduce(0, |).nonzeroBitCount == LabelFont.width)
    }
    #expect(LabelFont.rows(of: "x") == nil)
  }

  @Test func `a character is drawn as it is in the font, dot by dot`() {
    var picture = Image(width: 7, height: 9, filledWith: RGB(gray: 255))
    picture.draw("4", x: 1, y: 1, scale: 1, color: RGB(gray: 0))
    let rows = (0..<9).map { y in
      (0..<7).map { x in picture[x, y] == RGB(gray: 0) ? "#" : "." }.joined()
    }
    #expect(
      rows == [
        ".......", ".#..#..", ".#..#..", ".#..#..", ".#####.", "....#..", "....#..", "....#..",
        ".......",
      ])
  }

  @Test func `what reaches over the edge is cut`() {
    var picture = Image(width: 5, height: 5, filledWith: RGB(gray: 255))
    picture.frame(Rect(x: 0, y: 0, width: 5, height: 5), thickness: 2, color: RGB(gray: 0))
    picture.fill(Rect(x: -9, y: 3, width: 10, height: 9), with: RGB(gray: 0))
    picture.draw("8", x: 30, y: -40, scale: 9, color: RGB(gray: 0))
    #expect(picture.pixels.count { $0 == RGB(gray: 0) } == 2)
  }

  @Test func `a frame lies around what it frames`() {
    var picture = Image(width: 6, height: 6, filledWith: RGB(gray: 255))
    picture.frame(Rect(x: 2, y: 2, width: 2, height: 2), thickness: 1, color: RGB(gray: 0))
    #expect(picture.pixels.count { $0 == RGB(gray: 0) } == 12)
    #expect(picture[2, 2] == RGB(gray: 255) && picture[1, 1] == RGB(gray: 0))
  }

  @Test func `a large picture keeps its size and its ink, and gets its color`() {
    let image = DrawnPage.image(Array(repeating: "", count: 10) + DrawnPage.rings(2), scale: 12)
    let reading = DigitReader(options: ReadingOptions(minimumConfidence: 1)).read(image)
    let picture = Annotator.annotated(image, reading)
    #expect(picture.width == image.width && picture.height == image.height)
    let red = RGB(red: 208, green: 32, blue: 32)
    let box = reading.predictions[0].bounds
    #expect(picture[box.x + box.width / 2, box.y + 6] == RGB(gray: 0))
    #expect(picture[box.x - 1, box.y + box.height / 2] == red)
  }

  @Test func `labels stand on a strip where the picture has no room for them`() {
    let image = DrawnPage.image(DrawnPage.rings(2), scale: 12)
    let picture = Annotator.annotated(image, DigitReader().read(image))
    let strip = picture.height - image.height
    #expect(strip > 0)
    let ink = image.pixels.count { $0 == 0 }
    #expect(picture.pixels.dropFirst(strip * image.width).count { $0 == RGB(gray: 0) } == ink)
  }

  @Test func `small digits are enlarged, and a picture without digits is not`() {
    let reader = DigitReader()
    let small = DrawnPage.image(DrawnPage.ring, scale: 2)
    let enlarged = Annotator.annotated(small, reader.read(small))
    #expect(enlarged.width > 2 * small.width && enlarged.width % small.width == 0)
    let blank = GrayImage(width: 3, height: 2, filledWith: 200)
    #expect(
      Annotator.annotated(blank, reader.read(blank))
        == Image(width: 3, height: 2, filledWith: RGB(gray: 200)))
  }
}
