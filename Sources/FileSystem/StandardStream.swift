/// The three streams that every program is started with.
public enum StandardStream: Int32, Hashable, Sendable {
  case input = 0
  case output = 1
  case error = 2

  /// Whether a person's terminal is behind it.
  public var isTerminal: Bool { System.isTerminal(rawValue) }

  /// What is behind it, or `nil` if it is closed.
  public var kind: FileKind? { try? System.status(of: rawValue, path: "-").kind }

  /// The columns of the terminal behind it, or `nil` if there is none.
  public var terminalWidth: Int? { System.terminalWidth(rawValue) }

  /// Writes every byte, waiting where the reader is slow.
  ///
  /// - Parameter bytes: What is written.
  /// - Throws: ``FileError`` with the path `-`; of kind `brokenPipe` where the reader has gone and
  ///   ``ignoreBrokenPipes()`` was called.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    try System.writeBytes(bytes, to: rawValue, of: "-")
  }

  /// Lets writing to a stream whose reader has gone throw an error.
  ///
  /// By default the system ends a program that does so. The setting holds for the whole process.
  public static func ignoreBrokenPipes() {
    System.ignoreBrokenPipes()
  }
}
