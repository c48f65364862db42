/// What the program ends with, in sysexits' numbers.
enum ExitStatus: Int32 {
  case success = 0

  /// Some of what was checked is not as it should be.
  case failed = 1

  /// A file holds something else than it should.
  case corruptData = 65

  /// What was named is not there.
  case noData = 66

  /// No mirror sent a file.
  case unavailable = 69

  /// The disk refused, or the output.
  case unwritable = 74

  /// Ended by Ctrl-C, as shells count it.
  case interrupted = 130

  /// Ended by SIGTERM, as shells count it.
  case terminated = 143
}
