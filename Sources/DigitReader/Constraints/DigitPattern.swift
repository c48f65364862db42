/// A pattern that a whole number must match: regular expressions, as far as they speak of digits.
///
/// ```swift
/// let month = try DigitPattern("0[1-9]|1[0-2]")
/// month.matches("07")  // true
/// ```
///
/// - `7`: that digit. `\d`: any digit.
/// - `[1-35]`: one of 1, 2, 3 and 5. `[^0]`: any but 0.
/// - `?`, `*`, `+`, `{3}`, `{2,}`, `{2,4}`: how often what stands before comes.
/// - `(…)` or `(?:…)`: a group. `|`: one or the other.
///
/// The whole number is matched: `^` and `$` are neither needed nor taken.
public struct DigitPattern: Hashable, Sendable, CustomStringConvertible {
  /// The pattern as it was given.
  public let description: String

  /// The digits of each place in the pattern, as bits.
  ///
  /// Places are the pattern's automaton: Glushkov, "The abstract theory of automata" (1961).
  let digits: [UInt16]

  /// The places that a number may begin with.
  let first: [Int]

  /// The places that may follow each place.
  let following: [[Int]]

  /// Whether a number may end at each place.
  let isLast: [Bool]

  /// Reads a pattern.
  ///
  /// - Parameter pattern: The pattern.
  /// - Throws: ``PatternError`` that tells the character that is wrong.
  public init(_ pattern: String) throws(PatternError) {
    var parser = PatternParser(pattern)
    let tree = try parser.parse()
    var places = PatternPlaces()
    let part = places.add(tree)
    description = pattern
    digits = places.digits
    first = part.first
    following = places.following.map { $0.sorted() }
    var isLast = Array(repeating: false, count: places.digits.count)
    for place in part.last { isLast[place] = true }
    self.isLast = isLast
  }

  /// Whether a whole number matches.
  ///
  /// - Parameter number: The number's digits.
  /// - Returns: `false` too where there is something else than digits, or nothing.
  public func matches(_ number: String) -> Bool {
    NumberConstraint(pattern: self).isSatisfied(by: number)
  }

  /// The places reached by one more digit.
  ///
  /// - Parameters:
  ///   - places: Where a number is; `nil` for its beginning.
  ///   - digit: What comes next.
  /// - Returns: The places in order, each once; none where no number goes on like that.
  func next(_ places: [Int]?, _ digit: Int) -> [Int] {
    let candidates = places.map { Set($0.flatMap { following[$0] }).sorted() } ?? first
    return candidates.filter { digits[$0] >> digit & 1 == 1 }
  }
}
