internal import Raster

extension Mask {
  /// The mask with every pixel of ink grown to a square around it.
  ///
  /// - Parameter reach: How far it grows to each side.
  /// - Returns: A mask of the same size.
  /// - Complexity: O(words × log `reach`).
  func grown(by reach: Int) -> Mask {
    guard reach > 3 else {
      return (0..<max(0, reach)).reduce(self) { grown, _ in grown.grownByOne() }
    }
    // A square is a row of columns: each step makes them twice as wide, and then as high. Not more, as of a
    // square at the picture's side only a half is left to be moved.
    var result = self
    var grown = 0
    while grown < reach {
      let step = min(grown + 1, reach - grown)
      result.spreadAcross(step)
      result.spreadDown(step)
      grown += step
    }
    return result
  }

  /// The mask without the ink that is near paper: what lies beyond the picture's sides is none.
  ///
  /// - Parameter reach: How far paper grows to each side.
  /// - Returns: A mask of the same size.
  /// - Complexity: O(words × log `reach`).
  func shrunk(by reach: Int) -> Mask {
    var paper = Mask(width: width, height: height)
    for index in words.indices {
      let isLast = index % wordsPerRow == wordsPerRow - 1
      paper.words[index] = isLast ? ~words[index] & lastColumns : ~words[index]
    }
    var result = self
    result.subtract(paper.grown(by: reach))
    return result
  }

  /// Adds the ink moved to the left and to the right.
  private mutating func spreadAcross(_ distance: Int) {
    let whole = distance >> 6
    let bits = UInt64(distance & 63)
    let count = wordsPerRow
    var line: [UInt64] = Array(repeating: 0, count: count)
    for y in 0..<height {
      let row = y * count
      for index in 0..<count { line[index] = words[row + index] }
      func word(_ index: Int) -> UInt64 { index >= 0 && index < count ? line[index] : 0 }
      for index in 0..<count {
        // Shifts by 64 give 0.
        let right = word(index - whole) << bits | word(index - whole - 1) >> (64 - bits)
        let left = word(index + whole) >> bits | word(index + whole + 1) << (64 - bits)
        words[row + index] |= right | left
      }
      if count > 0 { words[row + count - 1] &= lastColumns }
    }
  }

  /// Adds the ink moved up and down.
  private mutating func spreadDown(_ distance: Int) {
    let source = words
    let offset = distance * wordsPerRow
    guard offset < words.count else { return }
    for index in offset..<words.count {
      words[index] |= source[index - offset]
      words[index - offset] |= source[index]
    }
  }

  /// The bits of a row's last word that are columns.
  private var lastColumns: UInt64 {
    width & 63 == 0 ? ~0 : 1 << UInt64(width & 63) &- 1
  }

  private func grownByOne() -> Mask {
    var result = Mask(width: width, height: height)
    guard width > 0, height > 0 else { return result }
    let last = wordsPerRow - 1
    let lastColumns = lastColumns
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
        target[row &+ index] = index == last ? grown & lastColumns : grown
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
