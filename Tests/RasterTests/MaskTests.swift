import Raster
import Testing

@Suite struct MaskTests {
  @Test(arguments: [1, 63, 64, 65, 200])
  func `each pixel is one bit of its own`(width: Int) {
    var mask = Mask(width: width, height: 3)
    #expect(mask.area == 0)
    for x in Set([0, width / 2, width - 1]) {
      mask[x, 1] = true
      #expect(mask[x, 1] && !mask[x, 0] && !mask[x, 2] && mask.area == 1)
      #expect(mask.words[mask.wordsPerRow + x / 64] == 1 << UInt64(x % 64))
      mask[x, 1] = false
      #expect(mask.area == 0)
    }
  }

  @Test func `a mask without pixels has no words`() {
    #expect(Mask(width: 0, height: 9).words.isEmpty)
    #expect(Mask(width: 9, height: 0).words.isEmpty)
    #expect(Mask(width: 9, height: 2).bounds == Rect(x: 0, y: 0, width: 9, height: 2))
  }
}
