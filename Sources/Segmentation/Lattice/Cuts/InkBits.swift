internal import Raster

/// A piece of a frame as bits, with room on all sides: what lies outside counts as ink, so that a cut
/// does not slip around the ink.
struct InkBits {
  /// How many columns lie to the left of the first.
  static let margin = 64

  let width: Int
  let height: Int
  private let wordsPerRow: Int
  private var words: [UInt64]

  /// Takes the pixels of one owner.
  ///
  /// - Parameters:
  ///   - owner: Whose pixels.
  ///   - frame: The frame that they are in.
  ///   - rect: The part of it that holds them.
  init(of owner: Int32, in frame: LineFrame, rect: Rect) {
    width = rect.width
    height = rect.height
    wordsPerRow = (rect.width + 3 * Self.margin) / 64 + 1
    var filled: [UInt64] = Array(repeating: ~0, count: wordsPerRow * height)
    let owners = frame.owners.span
    for y in 0..<height {
      for x in 0..<width where owners[(y &+ rect.y) &* frame.width &+ x &+ rect.x] != owner {
        let place = x &+ Self.margin
        filled[y &* wordsPerRow &+ place >> 6] &= ~(1 << UInt64(place & 63))
      }
    }
    words = filled
  }

  /// Whether a pixel is ink.
  func isInk(_ x: Int, _ y: Int) -> Bool { bits(from: x, y) & 1 == 1 }

  /// The pixel at some place and the 63 to its right, the first in the lowest bit.
  @inline(__always)
  func bits(from x: Int, _ y: Int) -> UInt64 {
    let place = x &+ Self.margin
    let index = y &* wordsPerRow &+ place >> 6
    let offset = UInt64(place & 63)
    let low = words[index] &>> offset
    let high = offset == 0 ? 0 : words[index &+ 1] &<< (64 &- offset)
    return low | high
  }

  /// How many pixels of ink lie to the left of a column.
  func area(leftOf x: Int, _ y: Int) -> Int {
    let first = y * wordsPerRow + Self.margin >> 6
    let end = y * wordsPerRow + (Self.margin + x) >> 6
    var area = 0
    for index in first..<end { area += words[index].nonzeroBitCount }
    let rest = UInt64((Self.margin + x) & 63)
    return area + (words[end] & (1 << rest &- 1)).nonzeroBitCount
  }
}
