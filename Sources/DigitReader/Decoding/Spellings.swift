/// What a picture may spell, as one pass over it says.
struct Spellings: Hashable, Sendable {
  /// What is read.
  let text: String

  /// Whether it is one number.
  let isOneNumber: Bool

  /// Whether it is what was asked for; `true` too where nothing was.
  let isAskedFor: Bool

  /// The probability of each text: of the one that is read and, of one number, of its alternatives.
  let probabilities: [String: Double]

  /// Takes what a reading says.
  init(of reading: Reading) {
    text = reading.text
    isOneNumber = reading.numbers.count == 1
    isAskedFor = !reading.reasons.contains(.constraint)
    var probabilities = [reading.text: Double(reading.confidence)]
    if let number = reading.numbers.first, isOneNumber {
      for other in number.alternatives { probabilities[other.text] = Double(other.confidence) }
    }
    self.probabilities = probabilities
  }

  /// The probability of a text; 0 of one that was not thought of.
  func probability(of text: String) -> Double { probabilities[text] ?? 0 }

  /// Whether this is read, of a later pass, and not the one number that an earlier one found.
  ///
  /// What was asked for comes before what was not, and the likelier before the less likely. That a number falls
  /// into several is no better reading of it.
  func isPreferred(to earlier: Spellings) -> Bool {
    if !isOneNumber { return false }
    if isAskedFor != earlier.isAskedFor { return isAskedFor }
    return mean(earlier, of: text) > mean(earlier, of: earlier.text)
  }

  /// The mean of what two passes say of a text.
  func mean(_ other: Spellings, of text: String) -> Double {
    (probability(of: text) + other.probability(of: text)) / 2
  }
}

extension FoundNumber {
  /// The number with the mean of what two passes say of it.
  ///
  /// - Parameters:
  ///   - own: What the pass says that found it.
  ///   - other: What the other pass says.
  ///   - options: Which alternatives are told.
  /// - Returns: The number. As one of several it bears its share of what the whole text lost.
  func blended(
    _ own: Spellings, _ other: Spellings, options: DecodingOptions
  ) -> FoundNumber {
    var number = self
    guard own.isOneNumber, path.text == own.text else {
      let before = own.probability(of: own.text)
      number.probability *= before > 0 ? min(1, own.mean(other, of: own.text) / before) : 1
      return number
    }
    number.probability = own.mean(other, of: own.text)
    var others = Set(own.probabilities.keys)
    if other.isOneNumber { others.formUnion(other.probabilities.keys) }
    others.remove(own.text)
    let rated =
      others
      .map { Alternative(text: $0, probability: own.mean(other, of: $0)) }
      .filter { $0.probability >= Double(options.minimumAlternative) }
      .sorted { ($1.probability, $0.text) < ($0.probability, $1.text) }
    number.alternatives = Array(rated.prefix(max(1, options.readingCount) - 1))
    return number
  }
}
