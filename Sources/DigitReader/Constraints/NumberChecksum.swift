/// What the last digits of a number say of those before.
public enum NumberChecksum: String, Hashable, Sendable, CaseIterable {
  /// Luhn's: payment cards and many customer numbers (ISO/IEC 7812-1, annex B); two digits or more.
  case luhn

  /// The thirteen digits of an article (EAN-13, GTIN-13).
  case ean13

  /// The number of a book: ISBN-13, which begins with 978 or 979, or ISBN-10 whose check digit is a
  /// digit. One in eleven ISBN-10 ends in X, which is no digit and not read.
  case isbn

  /// MOD 97-10 of ISO/IEC 7064, as in bank account numbers: 1 remains of a division by 97; three
  /// digits or more.
  case mod97

  /// What is known of a number after some of its digits.
  struct State: Hashable, Sendable {
    /// How many digits there were; counted only as far as it matters.
    var count = 0

    /// A sum of the digits, or what remains of one.
    var first = 0

    /// Another.
    var second = 0
  }

  /// The state after one more digit; `nil` where no number begins like that.
  func next(_ state: State, _ digit: Int) -> State? {
    var next = state
    next.count += 1
    switch self {
    case .luhn:
      // Which digits are doubled is known at the end: there is a sum for either case.
      let doubled = digit < 5 ? 2 * digit : 2 * digit - 9
      let isEven = state.count % 2 == 0
      next.first = (state.first + (isEven ? doubled : digit)) % 10
      next.second = (state.second + (isEven ? digit : doubled)) % 10
      if next.count > 3 { next.count -= 2 }
    case .ean13:
      if next.count > 13 { return nil }
      next.first = (state.first + (state.count % 2 == 0 ? 1 : 3) * digit) % 10
    case .isbn:
      return nextOfBook(state, digit)
    case .mod97:
      next.count = min(next.count, 3)
      next.first = (10 * state.first + digit) % 97
    }
    return next
  }

  private func nextOfBook(_ state: State, _ digit: Int) -> State? {
    if state.count >= 13 { return nil }
    var next = state
    next.count += 1
    // What the sum of ten weighs is 10, 9, …, 1; of thirteen, 1, 3, 1, ….
    next.first = (state.first + (state.count % 2 == 0 ? 1 : 3) * digit) % 10
    if state.second >= 0 {
      next.second = state.count < 10 ? (state.second + (10 - state.count) * digit) % 11 : 11
    }
    // Below 0, or beyond ten digits, it is one of thirteen or of ten alone.
    switch state.count {
    case 0: if digit != 9 { next.first = -1 }
    case 1: if digit != 7 { next.first = -1 }
    case 2: if digit < 8 { next.first = -1 }
    default: break
    }
    if state.first < 0 { next.first = -1 }
    if next.first < 0, next.count > 10 { return nil }
    return next
  }

  /// Whether a number may end there.
  func isFinal(_ state: State) -> Bool {
    switch self {
    case .luhn: state.count >= 2 && (state.count % 2 == 0 ? state.first : state.second) == 0
    case .ean13: state.count == 13 && state.first == 0
    case .isbn:
      state.count == 13 && state.first == 0 || state.count == 10 && state.second == 0
    case .mod97: state.count >= 3 && state.first == 1
    }
  }
}
