internal import FileSystem

/// Gathers what is printed and writes it on.
///
/// Where somebody may be waiting (a terminal, a pipe) every record is written at once; a file is
/// written in large pieces.
struct ResultOutput: Sendable {
  private let stream: StandardStream
  private let pieceSize: Int
  private var pending: [UInt8] = []

  init(to stream: StandardStream) {
    self.stream = stream
    pieceSize = stream.kind == .regular ? 1 << 16 : 1
  }

  /// Takes a record.
  mutating func write(_ bytes: [UInt8]) throws(FileError) {
    pending += bytes
    if pending.count >= pieceSize { try flush() }
  }

  /// Writes what is still held.
  mutating func flush() throws(FileError) {
    if pending.isEmpty { return }
    try stream.write(pending)
    pending.removeAll(keepingCapacity: true)
  }
}
