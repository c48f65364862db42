/// What is known of the numbers in a picture before it is read.
///
/// It is part of the reading: the best number that satisfies all of it is found, not the best of all
/// and then looked whether it does.
public struct NumberConstraint: Hashable, Sendable {
  /// How many digits a number has.
  public var digitCount: Int?

  /// What a number looks like.
  public var pattern: DigitPattern?

  /// What its check digits satisfy.
  public var checksum: NumberChecksum?

  /// Creates a constraint.
  ///
  /// - Parameters:
  ///   - digitCount: How many digits a number has, at least 1.
  ///   - pattern: What a number looks like.
  ///   - checksum: What its check digits satisfy.
  public init(
    digitCount: Int? = nil, pattern: DigitPattern? = nil, checksum: NumberChecksum? = nil
  ) {
    precondition(digitCount.map { $0 > 0 } ?? true, "a number of \(digitCount ?? 0) digits")
    self.digitCount = digitCount
    self.pattern = pattern
    self.checksum = checksum
  }

  /// Whether nothing is asked.
  public var isEmpty: Bool { digitCount == nil && pattern == nil && checksum == nil }

  /// Whether a number satisfies all that is asked.
  ///
  /// - Parameter number: The number's digits.
  /// - Returns: `false` too where there is something else than digits, or nothing.
  public func isSatisfied(by number: String) -> Bool {
    var digits: [Int] = []
    for byte in number.utf8 {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return false }
      digits.append(Int(byte - UInt8(ascii: "0")))
    }
    return isSatisfied(by: digits)
  }

  func isSatisfied(by digits: [Int]) -> Bool {
    var automaton = ConstrainedNumber(self)
    var state = 0
    for digit in digits {
      guard let next = automaton.next(state, digit) else { return false }
      state = next
    }
    return automaton.isFinal(state)
  }
}
