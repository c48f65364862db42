internal import FileSystem

/// Says on standard error what went wrong.
enum Complaint {
  /// Prints a message, each of its lines as one.
  static func print(_ message: String) {
    // If not even this can be written there is nobody left to tell.
    try? StandardStream.error.write(Array("digits-dataset: \(message)\n".utf8))
  }
}
