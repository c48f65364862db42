public import Raster

/// Parts a picture into ink and paper.
///
/// - Parameters:
///   - image: A gray picture.
///   - threshold: The highest level of the dark class.
///   - polarity: Whether the dark or the light class is ink.
/// - Returns: A mask of the picture's size.
/// - Complexity: O(pixels).
public func binarize(
  _ image: GrayImage, threshold: UInt8, polarity: Polarity = .darkOnLight
) -> Mask {
  var mask = Mask(width: image.width, height: image.height)
  let wordsPerRow = mask.wordsPerRow
  let fullWords = image.width >> 6
  let flip: UInt64 = polarity == .darkOnLight ? 0 : ~0
  let pixels = image.pixels.span
  var words = mask.words.mutableSpan
  for y in 0..<image.height {
    let row = y * image.width
    let rowWords = y * wordsPerRow
    for word in 0..<fullWords {
      words[rowWords + word] = darkBits(pixels, at: row + word << 6, threshold: threshold) ^ flip
    }
    let rest = image.width & 63
    guard rest > 0 else { continue }
    var bits: UInt64 = 0
    for x in 0..<rest where pixels[row + fullWords << 6 + x] <= threshold {
      bits |= 1 << UInt64(x)
    }
    words[rowWords + fullWords] = (bits ^ flip) & (1 << UInt64(rest) &- 1)
  }
  return mask
}

/// The dark ones of 64 pixels, the first as the least significant bit.
@inline(__always)
private func darkBits(_ pixels: Span<UInt8>, at start: Int, threshold: UInt8) -> UInt64 {
  let part = pixels.extracting(start..<start + 64)
  var bits: UInt64 = 0
  for x in 0..<64 where part[x] <= threshold { bits |= 1 << UInt64(x) }
  return bits
}
