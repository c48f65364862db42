/// Something that takes the digits of a number one after the other, and says at the end whether it
/// may be one.
///
/// States are small whole numbers, 0 the first. What is not known beforehand is found while it runs.
protocol DigitAutomaton {
  /// The state after one more digit; `nil` where no number begins like that.
  mutating func next(_ state: Int, _ digit: Int) -> Int?

  /// Whether a number may end there.
  func isFinal(_ state: Int) -> Bool
}

/// Takes any number, even none.
struct AnyNumber: DigitAutomaton {
  func next(_ state: Int, _ digit: Int) -> Int? { 0 }

  func isFinal(_ state: Int) -> Bool { true }
}

/// Takes a single number.
struct OneNumber: DigitAutomaton {
  let digits: [Int]

  func next(_ state: Int, _ digit: Int) -> Int? {
    state < digits.count && digits[state] == digit ? state + 1 : nil
  }

  func isFinal(_ state: Int) -> Bool { state == digits.count }
}
