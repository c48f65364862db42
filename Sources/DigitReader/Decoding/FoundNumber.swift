/// A number in a line, before it is judged.
struct FoundNumber: Hashable, Sendable {
  /// Another number that it may be.
  struct Alternative: Hashable, Sendable {
    var text: String
    var probability: Double
  }

  /// Its digits.
  var path: DecodedPath

  /// The probability that it is right.
  var probability: Double

  /// What else it may be, the likeliest first.
  var alternatives: [Alternative]

  /// Whether it is what was asked for; `true` too where nothing was.
  var isSatisfying: Bool

  /// The mean probability that its digits are none.
  var notADigit: Float

  /// Whether ink as high as a digit that is none stands close by: then it may be part of a word.
  var isBesideStranger = false
}
