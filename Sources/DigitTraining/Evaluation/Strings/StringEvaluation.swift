public import FileSystem

/// How well the numbers of one folder were read, and what follows from that.
public struct StringEvaluation: Sendable {
  /// The folder.
  public let folder: FilePath

  /// One outcome a picture, in the order of the table.
  public let outcomes: [StringOutcome]

  /// Pictures whose truth is known to be wrong: read, but part of no figure.
  public let excluded: [StringOutcome]

  /// Pictures that could not be read at all: part of no figure.
  public let unreadable: [FilePath]

  /// Gathers outcomes.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - outcomes: What was measured.
  ///   - excluded: What was set aside.
  ///   - unreadable: What could not be read at all.
  public init(
    folder: FilePath, outcomes: [StringOutcome], excluded: [StringOutcome] = [],
    unreadable: [FilePath] = []
  ) {
    self.folder = folder
    self.outcomes = outcomes
    self.excluded = excluded
    self.unreadable = unreadable
  }

  /// Pictures read exactly right.
  public var right: Proportion { Self.right(outcomes) }

  /// Digits that are written.
  public var digitCount: Int { outcomes.reduce(0) { $0 + $1.truth.utf8.count } }

  /// Digits to put in, take out or change until every text is right.
  public var edits: Int {
    outcomes.reduce(0) { $0 + $1.faults.reduce(0) { $0 + $1.edits } }
  }

  /// ``edits`` over ``digitCount``; 0 where no digit is written.
  public var digitErrorRate: Double {
    digitCount == 0 ? 0 : Double(edits) / Double(digitCount)
  }

  /// How often a fault occurs.
  ///
  /// - Parameter fault: The fault.
  /// - Returns: Its occurrences, and the pictures that have it.
  public func count(of fault: ReadingFault) -> (occurrences: Int, pictures: Int) {
    let counts = outcomes.map { $0.faults.count { $0 == fault } }
    return (counts.reduce(0, +), counts.count { $0 > 0 })
  }

  /// The pictures that the reader said something of, and how many of them are right.
  ///
  /// - Parameter status: What the reader said.
  /// - Returns: Those right out of those of the status.
  public func right(of status: StringOutcome.Status) -> Proportion {
    Self.right(outcomes.filter { $0.status == status })
  }

  /// The pictures without a digit that were nevertheless read as a number the reader was sure of.
  public var falseOK: Proportion { wordless(.ok) }

  /// The pictures without a digit in which a number was found, sure or not.
  public var foundInNothing: Proportion {
    let ok = wordless(.ok)
    return Proportion(ok.count + wordless(.review).count, of: ok.total)
  }

  private func wordless(_ status: StringOutcome.Status) -> Proportion {
    let wordless = outcomes.filter(\.truth.isEmpty)
    return Proportion(wordless.count { $0.status == status }, of: wordless.count)
  }

  /// What is gained by leaving out what the reader is least sure of.
  public var riskCoverage: RiskCoverageCurve {
    RiskCoverageCurve(
      answers: outcomes.map { .init(confidence: $0.confidence, isCorrect: $0.isCorrect) })
  }

  /// The least confidence from which at least 99 % of the readings are right; `nil` where there is
  /// none, or where only empty readings would do it.
  public var sureFrom: RiskCoverageCurve.Point? {
    riskCoverage.points.last { $0.confidence > 0 && $0.wrong * 100 <= $0.answered }
  }

  /// How many pieces the network was asked of for each digit that is written.
  public var cropsPerDigit: Double {
    let crops = outcomes.reduce(0) { $0 + $1.cropCount }
    return digitCount == 0 ? 0 : Double(crops) / Double(digitCount)
  }

  /// The mean time that a picture took on its thread.
  public var secondsPerPicture: Double {
    outcomes.isEmpty ? 0 : outcomes.reduce(0) { $0 + $1.seconds } / Double(outcomes.count)
  }

  /// The pictures read wrong, the surest first; of two that are equally sure, the one of the earlier
  /// line first.
  public var wrong: [StringOutcome] {
    outcomes.enumerated().filter { !$0.element.isCorrect }
      .sorted { ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset) }
      .map(\.element)
  }

  private static func right(_ outcomes: [StringOutcome]) -> Proportion {
    Proportion(outcomes.count(where: \.isCorrect), of: outcomes.count)
  }
}
