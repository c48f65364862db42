/// The bytes of a stream that are still needed, addressed by their offsets in the stream.
struct StreamBuffer: Sendable {
  /// The offset of the first byte that is held.
  private(set) var start = 0

  private var bytes: [UInt8] = []

  /// The offset of the first of ``bytes``, of which those before ``start`` are to be given up.
  private var origin = 0

  /// The offset behind the last byte.
  var end: Int { origin + bytes.count }

  /// A byte between ``start`` and ``end``.
  subscript(offset: Int) -> UInt8 { bytes[offset - origin] }

  /// Adds the next bytes of the stream.
  ///
  /// What was dropped is removed here and not in ``drop(before:)``: once a piece, however many
  /// images end in it.
  mutating func append(_ more: [UInt8]) {
    if start > origin {
      bytes.removeFirst(min(start - origin, bytes.count))
      origin = start
    }
    bytes += more
  }

  /// Gives up the bytes before an offset, which is not before ``start``.
  mutating func drop(before offset: Int) {
    start = min(max(start, offset), end)
  }

  /// A copy of the bytes of a range.
  func copy(_ range: Range<Int>) -> [UInt8] {
    Array(bytes[range.lowerBound - origin..<range.upperBound - origin])
  }

  /// Four bytes as a number, the highest first.
  func uint32(at offset: Int) -> Int {
    Int(self[offset]) << 24 | Int(self[offset + 1]) << 16 | Int(self[offset + 2]) << 8
      | Int(self[offset + 3])
  }

  /// Two bytes as a number, the higher first.
  func uint16(at offset: Int) -> Int {
    Int(self[offset]) << 8 | Int(self[offset + 1])
  }

  /// Whether the bytes from an offset on are these; `nil` where they are so far but more are needed.
  func matches(_ expected: [UInt8], at offset: Int) -> Bool? {
    for (place, byte) in expected.enumerated() {
      if offset + place >= end { return nil }
      if self[offset + place] != byte { return false }
    }
    return true
  }
}
