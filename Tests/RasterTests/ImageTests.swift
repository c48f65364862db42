import Raster
import Testing

@Suite struct ImageTests {
  @Test func `pixels lie row by row`() {
    var image = GrayImage(width: 3, height: 2, pixels: [1, 2, 3, 4, 5, 6])
    #expect(image[2, 0] == 3 && image[0, 1] == 4)
    image[1, 1] = 9
    #expect(image.pixels == [1, 2, 3, 4, 9, 6])
    #expect(image.bounds == Rect(x: 0, y: 0, width: 3, height: 2))
  }

  @Test func `a picture of one color is filled with it`() {
    let image = GrayImage(width: 2, height: 2, filledWith: 7)
    #expect(image.pixels == [7, 7, 7, 7])
    #expect(GrayImage(width: 0, height: 5, filledWith: 1).pixels.isEmpty)
  }

  @Test func `a shade of gray has three equal channels`() {
    #expect(RGB(gray: 9) == RGB(red: 9, green: 9, blue: 9))
  }
}
