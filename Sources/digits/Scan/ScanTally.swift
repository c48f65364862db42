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

  /// Inputs that an earlier run has done.
  var unchanged = 0

  /// Of those, the ones that it could not read.
  var unchangedFailed = 0

  /// The inputs, read or not.
  var inputs: Int { ok + review + empty + failed + unchanged }

  /// What the counts alone say of the run.
  var status: ScanStatus {
    if inputs == unavailable { return .noInput }
    return failed + unchangedFailed > 0 ? .someFailed : .success
  }

  /// Counts one outcome.
  mutating func count(_ outcome: ScanOutcome) {
    switch outcome.result {
    case .read(let reading):
      switch reading.status {
      case .ok: ok += 1
      case .review: review += 1
      case .empty: empty += 1
      }
    case .failed(let error):
      failed += 1
      if error.stage == .file, error.code != .tooLarge, error.code != .changed { unavailable += 1 }
    case .unchanged(let failed):
      unchanged += 1
      if failed { unchangedFailed += 1 }
    case .skipped:
      skipped += 1
    }
  }
}
