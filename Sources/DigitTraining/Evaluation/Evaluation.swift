public import DigitClassifier
internal import NeuralNetwork
internal import Raster
private import Synchronization

/// Measures classifiers.
///
/// Digits are measured as digits: the most probable of the ten is what the classifier says, whatever
/// it thinks of the class of what is no digit. As soon as one sample is no digit, that class counts
/// as the others do.
public enum Evaluation {
  /// Glyphs that a thread takes at a time.
  private static let chunk = 64

  /// What tells this randomness from that of training.
  private static let stream: UInt64 = 0x6576_616C

  /// Reads all glyphs and counts.
  ///
  /// - Parameters:
  ///   - classifier: What is measured.
  ///   - glyphs: What it reads.
  ///   - threads: Threads that read.
  /// - Returns: How often each class was taken for each.
  public static func evaluate(
    _ classifier: DigitClassifier, on glyphs: some GlyphSource, threads: Int = 1
  ) -> EvaluationResult {
    measure(classifier, on: [EvaluationSource(glyphs)], threads: threads).result
  }

  /// Reads all samples and keeps what was said of each.
  ///
  /// - Parameters:
  ///   - classifier: What is measured.
  ///   - sources: What it reads.
  ///   - threads: Threads that read; the result does not depend on it.
  ///   - seed: Where the randomness of sources comes from that draw their samples anew.
  /// - Returns: One outcome a sample, and what follows from them.
  /// - Complexity: O(samples · parameters).
  public static func measure(
    _ classifier: DigitClassifier, on sources: [EvaluationSource], threads: Int = 1,
    seed: UInt64 = 1
  ) -> DetailedEvaluation {
    let isMixed = sources.contains { source in
      source.indices.contains { source.glyphs.label(at: $0) >= GlyphLabel.notADigit }
    }
    let classes = isMixed ? Int(GlyphLabel.notADigit) + 1 : 10
    let outcomes: [SampleOutcome] = sources.enumerated().flatMap { number, source in
      inChunks(of: source.indices, threads: threads) { indices in
        let glyphs = indices.map { glyph($0, of: source.glyphs, seed: seed) }
        return zip(indices, classifier.classify(glyphs)).map { index, probabilities in
          outcome(
            of: probabilities.values, classes: classes, source: number, index: index,
            label: source.glyphs.label(at: index))
        }
      }
    }
    return DetailedEvaluation(
      sources: sources, outcomes: outcomes, classes: classes,
      knowsNotADigit: classifier.classCount > Int(GlyphLabel.notADigit))
  }

  /// Reads glyphs whose digit nobody told.
  ///
  /// - Parameters:
  ///   - classifier: What reads.
  ///   - glyphs: What it reads.
  ///   - threads: Threads that read.
  /// - Returns: The most probable digit of each, in their order.
  public static func digits(
    _ classifier: DigitClassifier, of glyphs: UnlabeledGlyphs, threads: Int = 1
  ) -> [Int] {
    inChunks(of: Array(0..<glyphs.count), threads: threads) { indices in
      classifier.classify(indices.map { glyphs[$0] }).map(\.digit)
    }
  }

  /// The ink of samples, as they were measured.
  ///
  /// - Parameters:
  ///   - outcome: What was said of the sample.
  ///   - evaluation: What the outcome is of.
  ///   - seed: The seed that the evaluation had.
  /// - Returns: [28, 28], 0 for paper to 255 for full ink.
  public static func ink(
    of outcome: SampleOutcome, in evaluation: DetailedEvaluation, seed: UInt64 = 1
  ) -> [UInt8] {
    ink(outcome.index, of: evaluation.sources[outcome.source].glyphs, seed: seed)
  }

  /// The logits of all glyphs, in their order.
  static func logits(
    _ classifier: DigitClassifier, of glyphs: some GlyphSource, threads: Int
  ) -> [[Float]] {
    inChunks(of: Array(0..<glyphs.count), threads: threads) { indices in
      classifier.logits(indices.map { glyph($0, of: glyphs, seed: 1) })
    }
  }

  private static func inChunks<Result: Sendable>(
    of indices: [Int], threads: Int, _ read: @Sendable (ArraySlice<Int>) -> [Result]
  ) -> [Result] {
    let chunks = (indices.count + chunk - 1) / chunk
    let results = Mutex<[[Result]]>(Array(repeating: [], count: chunks))
    parallelLoop(count: chunks, threads: threads) { number, _ in
      let result = read(indices[number * chunk..<min((number + 1) * chunk, indices.count)])
      results.withLock { $0[number] = result }
    }
    return results.withLock { Array($0.joined()) }
  }

  /// A sample's randomness is its own: what else is measured does not change its picture.
  private static func ink(_ index: Int, of glyphs: any GlyphSource, seed: UInt64) -> [UInt8] {
    var generator = Xoshiro256(seed: seed, stream: stream, UInt64(index))
    return glyphs.ink(at: index, using: &generator)
  }

  private static func glyph(
    _ index: Int, of glyphs: any GlyphSource, seed: UInt64
  ) -> NormalizedGlyph {
    NormalizedGlyph(
      ink: ink(index, of: glyphs, seed: seed).map { Float($0) / 255 },
      context: glyphs.context(at: index).map { Float($0) / 255 })
  }

  private static func outcome(
    of probabilities: [Float], classes: Int, source: Int, index: Int, label: UInt8
  ) -> SampleOutcome {
    let known = probabilities.prefix(classes)
    var best = 0
    for (place, probability) in known.enumerated() where probability > known[best] { best = place }
    let own = Int(label)
    return SampleOutcome(
      source: source, index: index, label: label, prediction: UInt8(best),
      confidence: known[best],
      labelProbability: own < probabilities.count ? probabilities[own] : 0)
  }
}
