internal import FileSystem

/// What was found out about a file or a folder.
struct Finding: Hashable {
  let path: FilePath

  /// What is right about it.
  var facts: [String] = []

  /// What is wrong with it.
  var faults: [String] = []

  init(_ path: FilePath) {
    self.path = path
  }

  var isRight: Bool { faults.isEmpty }

  /// One line for a person.
  var line: String {
    isRight
      ? "\(path): ok: \(facts.joined(separator: ", "))"
      : "\(path): FAILED: \(faults.joined(separator: "; "))"
  }
}
