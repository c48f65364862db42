internal import FileSystem

/// Says on standard error what went wrong, a line at a time: `digits: path: message`.
enum Complaint {
  /// Prints a complaint.
  static func print(_ message: String) {
    // If not even this can be written there is nobody left to tell.
    try? StandardStream.error.write(Array("digits: \(message)\n".utf8))
  }

  /// Prints a complaint about a file.
  static func print(_ message: String, about path: FilePath) {
    try? StandardStream.error.write(
      Array("digits: ".utf8) + path.bytes + Array(": \(message)\n".utf8))
  }

  /// Prints what the file system refused.
  static func print(_ error: FileError) {
    print(error.message, about: FilePath(error.path))
  }
}
