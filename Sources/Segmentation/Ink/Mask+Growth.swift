internal import Raster

extension Mask {
  /// The mask with every pixel of ink grown to a square around it.
  ///
  /// - Parameter reach: How far it grows to each side.
  /// - Returns: A mask of the same size.
  /// - Complexity: O(words × `reach`).
  func grown(by reach: Int) -> Mask {
    var result = self
    for _ in 0..<reach { result = result.grownByOne() }
    return result
  }

  /// The mask without the ink that is near paper: what lies beyond the picture's sides is none.
  ///
  /// - Parameter reach: How far paper grows to each side.
  /// - Returns: A mask of the same size.
  /// - Complexity: O(words × `reach`).
  func shrunk(by reach: Int) -> Mask {
    var paper = Mask(width: width, height: height)
    let tail: UInt64 = width & 63 == 0 ? ~0 : 1 << UInt64(width & 63) &- 1
    for index in words.indices {
      let isLast = index % wordsPerRow == wordsPerRow - 1
      paper.words[index] = isLast ? ~words[index] & tail : ~words[index]
    }
    var result = self
    result.subtract(paper.grown(by: reach))
    return result
  }

  private func grownByOne() -> Mask {
    var result = Mask(width: width, height: height)
    guard width > 0, height > 0 else { return result }
    let last = wordsPerRow - 1
    let tail: UInt64 = width & 63 == 0 ? ~0 : 1 << UInt64(width & 63) &- 1
    let source = words.span
    var target = result.words.mutableSpan
    for y in 0..<height {
      let above = max(0, y - 1) * wordsPerRow
      let row = y * wordsPerRow
      let below = min(height - 1, y + 1) * wordsPerRow
      var before: UInt64 = 0
      var word = source[above] | source[row] | source[below]
      for index in 0...last {
        let next =
          index < last
          ? source[above &+ index &+ 1] | source[row &+ index &+ 1] | source[below &+ index &+ 1]
          : 0
        let grown = word | word << 1 | word >> 1 | before >> 63 | next << 63
        target[row &+ index] = index == last ? grown & tail : grown
        before = word
        word = next
      }
    }
    return result
  }

  /// Whether any pixel is ink.
  var hasInk: Bool { words.contains { $0 != 0 } }

  /// Takes the ink of another mask of the same size away.
  mutating func subtract(_ other: Mask) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  /// Takes the ink away that another mask of the same size has not.
  mutating func formIntersection(_ other: Mask) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  /// Adds the ink of another mask of the same size.
  mutating func formUnion(_ other: Mask) {
    for index in words.indices { words[index] |= other.words[index] }
  }
}
