internal import Raster

/// How much neighboring pixels of the paper differ, in gray levels: the median of differences
/// across some distance, taken on a grid.
///
/// - Parameters:
///   - image: A gray picture.
///   - mask: Its ink, which is left out.
///   - distance: How far apart the compared pixels are.
/// - Returns: A difference of gray levels, 0 for even paper.
/// - Complexity: O(1): at most some 3,000 pairs are compared.
func paperNoise(of image: GrayImage, without mask: Mask, distance: Int) -> Double {
  var counts: [Int] = Array(repeating: 0, count: 256)
  var total = 0
  let stepX = max(1, image.width / 37)
  let stepY = max(1, image.height / 41)
  for y in stride(from: 0, to: image.height, by: stepY) {
    for x in stride(from: 0, to: image.width, by: stepX) where !mask[x, y] {
      let level = Int(image[x, y])
      if x + distance < image.width, !mask[x + distance, y] {
        counts[abs(level - Int(image[x + distance, y]))] += 1
        total += 1
      }
      if y + distance < image.height, !mask[x, y + distance] {
        counts[abs(level - Int(image[x, y + distance]))] += 1
        total += 1
      }
    }
  }
  var seen = 0
  for difference in 0..<256 {
    seen += counts[difference]
    if 2 * seen >= total { return Double(difference) }
  }
  return 0
}
