/// One way to write a digit: the strokes, before any hand has bent them.
public struct DigitSkeleton: Hashable, Sendable {
  /// The digit, 0 to 9.
  public var digit: Int

  /// What tells this way from others, in a word or two.
  public var name: String

  /// The strokes, in the order of writing.
  public var strokes: [Stroke]

  init(_ digit: Int, _ name: String, _ strokes: Stroke...) {
    self.digit = digit
    self.name = name
    self.strokes = strokes
  }

  /// Every way to write a digit that is known here.
  ///
  /// - Parameter digit: 0 to 9.
  /// - Returns: The ways, the plainest first.
  public static func variants(of digit: Int) -> [DigitSkeleton] {
    precondition((0...9).contains(digit), "\(digit) is no digit")
    return all[digit]
  }

  private static let all = [
    zeros, ones, twos, threes, fours, fives, sixes, sevens, eights, nines,
  ]
}
