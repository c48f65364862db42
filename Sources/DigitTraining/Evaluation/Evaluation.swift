public import DigitClassifier
private import Synchronization

/// What a classifier reaches on glyphs whose digit is known.
public struct EvaluationResult: Hashable, Sendable {
  /// How often each digit was taken for each.
  public var confusion: ConfusionMatrix

  /// The share of glyphs that were read right.
  public var accuracy: Double {
    confusion.total == 0 ? 0 : Double(confusion.correct) / Double(confusion.total)
  }

  /// The 95 % confidence interval of the accuracy: Wilson, "Probable inference, the law of
  /// succession, and statistical inference" (1927).
  public var interval: ClosedRange<Double> {
    let n = Double(confusion.total)
    if n == 0 { return 0...1 }
    let z = 1.959964
    let center = (accuracy + z * z / (2 * n)) / (1 + z * z / n)
    let spread =
      z / (1 + z * z / n) * (accuracy * (1 - accuracy) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, center - spread)...min(1, center + spread)
  }
}

/// Measures classifiers.
public enum Evaluation {
  /// Glyphs that a thread takes at a time.
  private static let chunk = 64

  /// Reads all glyphs and counts.
  ///
  /// - Parameters:
  ///   - classifier: What is measured.
  ///   - glyphs: What it reads.
  ///   - threads: Threads that read.
  public static func evaluate(
    _ classifier: DigitClassifier, on glyphs: LabeledGlyphs, threads: Int = 1
  ) -> EvaluationResult {
    var confusion = ConfusionMatrix()
    for (index, logits) in logits(classifier, of: glyphs, threads: threads).enumerated() {
      let digits = logits[0..<10]
      let digit = digits.indices.max { digits[$0] < digits[$1] } ?? 0
      confusion.add(label: Int(glyphs.labels[index]), digit: digit)
    }
    return EvaluationResult(confusion: confusion)
  }

  /// The logits of all glyphs, in their order.
  static func logits(
    _ classifier: DigitClassifier, of glyphs: LabeledGlyphs, threads: Int
  ) -> [[Float]] {
    let chunks = (glyphs.count + chunk - 1) / chunk
    let results = Mutex<[[[Float]]]>(Array(repeating: [], count: chunks))
    parallelLoop(count: chunks, threads: threads) { index, _ in
      let range = index * chunk..<min((index + 1) * chunk, glyphs.count)
      let logits = classifier.logits(range.map { glyphs[$0] })
      results.withLock { $0[index] = logits }
    }
    return results.withLock { Array($0.joined()) }
  }
}
