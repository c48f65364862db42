extension Trainer {
  /// What keeps sources from being trained on, in words; `nil` if nothing does.
  ///
  /// - Parameters:
  ///   - sources: What is to be trained on.
  ///   - partsCount: How many samples a pass has beside those of the sources.
  /// - Returns: The first problem.
  /// - Complexity: O(samples).
  static func problem(of sources: [WeightedSource], partsCount: Int) -> String? {
    var total = Double(partsCount)
    for weighted in sources {
      let (source, weight) = (weighted.source, weighted.weight)
      if !(weight > 0 && weight <= WeightedSource.greatestWeight) {
        return "a weight of \(weight) for “\(source.name)”, not above 0 and at most "
          + "\(WeightedSource.greatestWeight)"
      }
      for index in 0..<source.count where source.label(at: index) > GlyphLabel.notADigit {
        return "a label of \(source.label(at: index)) in “\(source.name)”, not a digit"
      }
      total += Double(weight) * Double(source.count)
    }
    // The order of a pass is kept in memory.
    if total > 500_000_000 { return "\(total) samples in a pass, more than 500,000,000" }
    return repetition(in: sources)
  }

  /// That two sources have the same samples, in words: what is held out of one would be trained on
  /// in the other.
  private static func repetition(in sources: [WeightedSource]) -> String? {
    // What tells a source from others is told by all of its bytes.
    if sources.count < 2 { return nil }
    var names: [UInt64: String] = [:]
    for weighted in sources {
      let source = weighted.source
      if let name = names.updateValue(source.name, forKey: source.fingerprint) {
        return "“\(name)” and “\(source.name)” are the same samples, and what is held out of one "
          + "would be trained on in the other: name them once, with a weight"
      }
    }
    return nil
  }
}
