/// What a classifier reaches on a part of the samples: a source, or one writer of it.
public struct EvaluationGroup: Hashable, Sendable {
  /// The name of the source.
  public var source: String

  /// Who wrote the samples; `nil` for all of the source.
  public var writer: String?

  /// Samples that were read right, out of all.
  public var right: Proportion

  /// The mean negative logarithm of the true class's probability, in nats.
  public var loss: Double
}

extension DetailedEvaluation {
  /// What is reached on each source, in their order.
  public var bySource: [EvaluationGroup] {
    var sums = Array(repeating: Sum(), count: sources.count)
    for outcome in outcomes { sums[outcome.source].add(outcome) }
    return zip(sources, sums).map { $1.group(source: $0.glyphs.name, writer: nil) }
  }

  /// What is reached on each writer's samples, in the order of the sources and their writers;
  /// writers without a sample, and samples without a writer, are left out.
  public var byWriter: [EvaluationGroup] {
    let names = sources.map(\.glyphs.writers)
    var sums = names.map { Array(repeating: Sum(), count: $0.count) }
    for outcome in outcomes {
      guard let writer = sources[outcome.source].glyphs.writer(at: outcome.index) else { continue }
      sums[outcome.source][writer].add(outcome)
    }
    return sources.indices.flatMap { source in
      names[source].indices.filter { sums[source][$0].total > 0 }.map { writer in
        sums[source][writer].group(
          source: sources[source].glyphs.name, writer: names[source][writer])
      }
    }
  }

  private struct Sum {
    var correct = 0
    var total = 0
    var loss = 0.0

    mutating func add(_ outcome: SampleOutcome) {
      correct += outcome.isCorrect ? 1 : 0
      total += 1
      loss += outcome.loss
    }

    func group(source: String, writer: String?) -> EvaluationGroup {
      EvaluationGroup(
        source: source, writer: writer, right: Proportion(correct, of: total),
        loss: total == 0 ? 0 : loss / Double(total))
    }
  }
}
