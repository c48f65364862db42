internal import Raster
internal import Segmentation

/// How much ink looks like the comma or the apostrophe between two digits, as in 623,68 and 12'500.
///
/// By its shape alone such a stroke is a 1. What tells it from one is where it stands: nearly all of it in the
/// lower or in the upper half of the row that the digits beside it make, close behind one of them. Of 54,000
/// digits between two others and 13,600 behind all others, real ones and made-up ones, a single narrow 1 stands
/// so.
enum CommaLikeness {
  /// The likenesses of a line's primitives.
  ///
  /// A piece of a component is none: a comma stands alone. Nor is what stands before the first digit. Behind the last one
  /// only a comma is looked for, which begins still lower, since the row could as well climb or fall there.
  ///
  /// - Parameters:
  ///   - primitives: The ink from left to right.
  ///   - options: What is as high as a digit, and how far down a comma begins.
  /// - Returns: 0 for each primitive that stands like a digit, 1 for each that stands like a comma, and what is
  ///   between.
  /// - Complexity: O(n) for n primitives.
  static func likenesses(of primitives: [Primitive], _ options: DecodingOptions) -> [Double] {
    let isHigh = primitives.map { Double($0.height) >= options.commaRowHeight }
    var next = [Int?](repeating: nil, count: primitives.count)
    var following: Int?
    for place in primitives.indices.reversed() {
      next[place] = following
      if isHigh[place] { following = place }
    }
    var likenesses = [Double](repeating: 0, count: primitives.count)
    var previous: Int?
    for place in primitives.indices {
      defer { if isHigh[place] { previous = place } }
      let primitive = primitives[place]
      guard Double(primitive.height) <= options.commaHeight, !primitive.isCutOnLeft,
        !primitive.isCutOnRight, let previous
      else { continue }
      likenesses[place] = likeness(
        of: primitive.bounds, after: primitives[previous].bounds,
        before: next[place].map { primitives[$0].bounds }, options)
    }
    return likenesses
  }

  /// The lines without those that are nothing but the comma or the apostrophe of another.
  ///
  /// A long comma shares few rows with the digits that it stands between, and is then taken for a line.
  ///
  /// - Parameters:
  ///   - lines: The lines of a picture.
  ///   - options: What looks like a comma.
  /// - Returns: The lines that are left, in their order.
  /// - Complexity: O(m · n) for m lines of a single component and n primitives.
  static func withoutCommas(_ lines: [LineLattice], _ options: DecodingOptions) -> [LineLattice] {
    guard lines.count > 1 else { return lines }
    return lines.filter { line in
      guard line.primitives.count == 1, let mark = line.primitives.first?.bounds else {
        return true
      }
      return !lines.contains { isComma(mark, of: $0, options) }
    }
  }

  /// Whether ink stands between two digits of a line, in rows of theirs or next to those, as a comma does.
  private static func isComma(
    _ mark: Rect, of line: LineLattice, _ options: DecodingOptions
  ) -> Bool {
    let digits = line.primitives.lazy.filter { Double($0.height) >= options.commaRowHeight }.map(
      \.bounds)
    let left = digits.filter { $0.midX < mark.midX }.max { $0.midX < $1.midX }
    let right = digits.filter { $0.midX > mark.midX }.min { $0.midX < $1.midX }
    guard Double(mark.height) <= options.commaHeight * line.lineHeight, let left, let right else {
      return false
    }
    // It may begin just below their feet.
    let reach = Int(options.commaReach * Double(left.height + right.height))
    return 2 * mark.y - reach < left.maxY + right.maxY && 2 * mark.maxY + reach > left.y + right.y
      && likeness(of: mark, after: left, before: right, options) >= 0.5
  }

  private static func likeness(
    of mark: Rect, after left: Rect, before right: Rect?, _ options: DecodingOptions
  ) -> Double {
    // Twice the mean of both, which is where the row stands at the mark even if it slopes.
    let top = left.y + (right ?? left).y
    let height = Double(left.maxY + (right ?? left).maxY - top)
    guard height > 0, Double(2 * mark.width) <= options.commaWidth * height,
      Double(2 * (mark.x - left.maxX)) <= options.commaGap * height
    else { return 0 }
    let below = Double(2 * mark.y - top) / height
    let above = 1 - Double(2 * mark.maxY - top) / height
    let offset =
      right == nil ? below - options.commaOffsetAtEnd : max(below, above) - options.commaOffset
    return min(1, max(0, offset / options.commaOffsetRange))
  }
}
