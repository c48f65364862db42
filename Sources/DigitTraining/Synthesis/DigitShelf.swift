/// The digits of one source, found by who wrote them and what they are.
struct DigitShelf: Sendable {
  /// The samples of one writer: for each digit the indices, empty where there are none.
  private(set) var hands: [[[Int]]] = []

  /// Sorts the samples of a source; those that are no digit are left out.
  ///
  /// - Parameters:
  ///   - count: The number of samples.
  ///   - label: What each is.
  ///   - writer: Who wrote each, if somebody knows.
  init(count: Int, label: (Int) -> UInt8, writer: (Int) -> Int?) {
    var handOfWriter: [Int: Int] = [:]
    for index in 0..<count {
      let digit = Int(label(index))
      guard digit < 10 else { continue }
      // Samples of unknown writers are taken for one hand.
      let key = writer(index) ?? -1
      let hand = handOfWriter[key] ?? hands.count
      if hand == hands.count {
        handOfWriter[key] = hand
        hands.append(Array(repeating: [], count: 10))
      }
      hands[hand][digit].append(index)
    }
  }

  /// Whether there is no digit.
  var isEmpty: Bool { hands.isEmpty }

  /// Draws a sample of a digit in a hand, or of another digit where the hand has none of it.
  ///
  /// - Parameters:
  ///   - digit: The digit wanted, 0 to 9.
  ///   - hand: Which hand.
  ///   - generator: Where randomness comes from.
  /// - Returns: The index of the sample.
  func sample(
    of digit: Int, hand: Int, using generator: inout some RandomNumberGenerator
  ) -> Int {
    var digit = digit
    while hands[hand][digit].isEmpty { digit = (digit + 1) % 10 }
    return hands[hand][digit][generator.index(below: hands[hand][digit].count)]
  }
}
