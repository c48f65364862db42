internal import ImageStreams

/// Makes elements of bytes that come piece by piece.
protocol PushParser: Sendable {
  associatedtype Element: Sendable

  /// Takes the next bytes, and gives what is complete with them.
  mutating func push(_ bytes: [UInt8]) -> [Element]

  /// Takes note of the end, and gives what was still open.
  mutating func finish() -> [Element]
}

extension ImageStreamParser: PushParser {}
