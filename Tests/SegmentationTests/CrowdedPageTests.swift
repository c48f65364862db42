import Raster
import Segmentation
import Testing

/// Pictures made to cost time: each must end, and soon.
@Suite(.timeLimit(.minutes(1))) struct CrowdedPageTests {
  @Test func `hatching ends soon`() {
    var image = GrayImage(width: 400, height: 400, filledWith: 255)
    for y in 0..<400 { for x in 0..<400 where (x + y / 3) % 5 == 0 { image[x, y] = 0 } }
    _ = Segmenter.segment(image)
  }

  @Test func `nested frames end soon`() {
    var image = GrayImage(width: 300, height: 300, filledWith: 255)
    for y in 0..<300 {
      for x in 0..<300 where min(min(x, y), min(299 - x, 299 - y)) % 4 == 1 { image[x, y] = 0 }
    }
    _ = Segmenter.segment(image)
  }

  @Test func `a net of touching rings ends soon`() {
    var image = GrayImage(width: 360, height: 240, filledWith: 255)
    for y in 0..<240 {
      for x in 0..<360 where x % 12 == 0 || y % 16 == 0 { image[x, y] = 0 }
    }
    _ = Segmenter.segment(image)
  }

  @Test func `a page of ticks ends soon`() {
    var image = GrayImage(width: 400, height: 300, filledWith: 255)
    for y in 0..<300 { for x in 0..<400 where x % 4 == 0 && y % 9 < 7 { image[x, y] = 0 } }
    _ = Segmenter.segment(image)
  }
}
