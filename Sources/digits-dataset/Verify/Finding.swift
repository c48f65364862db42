internal import FileSystem

/// What was found out about a file or a folder.
struct Finding: Hashable {
  let path: FilePath

  /// What is right about it.
  var facts: [String] = []

  /// What is wrong with it.
  var faults: [String] = []

  /// Whether it could not be had at all.
  var isUnreadable = false

  init(_ path: FilePath) {
    self.path = path
  }

  var isRight: Bool { faults.isEmpty }

  /// Adds that it could not be read.
  mutating func add(_ error: FileError) {
    faults.append(error.message)
    isUnreadable = true
  }

  /// The exit status of a run that found nothing else.
  var status: ExitStatus { isRight ? .success : isUnreadable ? .noData : .corruptData }

  /// One line for a person.
  var line: String {
    isRight
      ? "\(path): ok: \(facts.joined(separator: ", "))"
      : "\(path): FAILED: \(faults.joined(separator: "; "))"
  }
}
