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
  let flip: UInt64 = polarity == .darkOnLight ? ~0 : 0
  // A level is light if adding this carries out of its byte.
  let carrier = UInt64(255 - threshold) &* 0x0101_0101_0101_0101
  let pixels = image.pixels.span
  var words = mask.words.mutableSpan
  for y in 0..<image.height {
    let row = y * image.width
    let rowWords = y * wordsPerRow
    for word in 0..<fullWords {
      words[rowWords + word] = lightBits(pixels, at: row + word << 6, carrier: carrier) ^ flip
    }
    let rest = image.width & 63
    guard rest > 0 else { continue }
    var bits: UInt64 = 0
    for x in 0..<rest where pixels[row + fullWords << 6 + x] > threshold {
      bits |= 1 << UInt64(x)
    }
    words[rowWords + fullWords] = (bits ^ flip) & (1 << UInt64(rest) &- 1)
  }
  return mask
}

/// The light ones of 64 pixels, the first as the least significant bit.
@inline(__always)
private func lightBits(_ pixels: Span<UInt8>, at start: Int, carrier: UInt64) -> UInt64 {
  var bits: UInt64 = 0
  let part = pixels.extracting(start..<start &+ 64)
  var index = 0
  while index < 64 {
    // Eight pixels side by side in one word; the compiler makes one load of it.
    let levels =
      UInt64(part[index]) | UInt64(part[index &+ 1]) << 8 | UInt64(part[index &+ 2]) << 16
      | UInt64(part[index &+ 3]) << 24 | UInt64(part[index &+ 4]) << 32
      | UInt64(part[index &+ 5]) << 40 | UInt64(part[index &+ 6]) << 48
      | UInt64(part[index &+ 7]) << 56
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let sum = ((levels & low) &+ (carrier & low)) ^ ((levels ^ carrier) & ~low)
    let carry = (levels & carrier) | ((levels | carrier) & ~sum)
    // The carries, one a byte, moved into eight bits side by side.
    let packed = ((carry >> 7 & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) >> 56
    bits |= packed &<< UInt64(index)
    index &+= 8
  }
  return bits
}
