internal import DigitReader

/// How many inputs ended how.
struct ScanTally: Hashable, Sendable {
  /// Readings, by their status.
  var ok = 0
  var review = 0
  var empty = 0

  /// Inputs that were not read.
  var failed = 0

  /// Of those, the ones of which not a byte was to be had.
  var unavailable = 0

  /// Files found in directories that are no pictures; they are no inputs.
  var skipped = 0

  /// The inputs, read or not.
  var inputs: Int { ok + review + empty + failed }

  /// What the counts alone say of the run.
  var status: ScanStatus {
    if inputs == unavailable { return .noInput }
    return failed > 0 ? .someFailed : .success
  }

  /// Counts one outcome.
  mutating func count(_ outcome: ScanOutcome) {
    switch outcome {
    case .read(_, let reading, _):
      switch reading.status {
      case .ok: ok += 1
      case .review: review += 1
      case .empty: empty += 1
      }
    case .failed(_, let error):
      failed += 1
      if error.stage == .file, error.code != .tooLarge { unavailable += 1 }
    case .skipped:
      skipped += 1
    }
  }
}
