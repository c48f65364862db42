/// Splits frames: a length of four bytes, the highest first, and as many bytes.
///
/// Every frame gives an element, also an empty one: whoever writes frames pairs them with results
/// by their numbers.
struct LengthPrefixedFrames: Sendable {
  private let limit: Int
  private var buffer = StreamBuffer()

  /// Bytes of a frame past the limit that are still to be passed by.
  private var skippedCount = 0

  init(limit: Int) {
    self.limit = limit
  }

  mutating func push(_ bytes: [UInt8], into found: inout [FoundElement]) {
    buffer.append(bytes)
    while true {
      if skippedCount > 0 {
        let count = min(skippedCount, buffer.end - buffer.start)
        skippedCount -= count
        buffer.drop(before: buffer.start + count)
        if skippedCount > 0 { return }
      }
      let start = buffer.start
      guard start + 4 <= buffer.end else { return }
      let length = buffer.uint32(at: start)
      if length > limit {
        append(.tooLarge, "a frame of \(length) bytes, past the limit of \(limit)", into: &found)
        skippedCount = length
        buffer.drop(before: start + 4)
        continue
      }
      guard start + 4 + length <= buffer.end else { return }
      if length == 0 {
        append(.empty, "an empty frame", into: &found)
      } else {
        found.append(
          FoundElement(
            content: .image(buffer.copy(start + 4..<start + 4 + length)), offset: start))
      }
      buffer.drop(before: start + 4 + length)
    }
  }

  mutating func finish(into found: inout [FoundElement]) {
    let count = buffer.end - buffer.start
    // A frame past the limit has its element already.
    if skippedCount > 0 || count == 0 { return }
    let promise = count >= 4 ? "\(buffer.uint32(at: buffer.start)) bytes" : "its length"
    append(
      .truncated, "a frame cut short after \(count) bytes, before the end of \(promise)",
      into: &found)
    buffer.drop(before: buffer.end)
  }

  private func append(
    _ kind: ImageStreamDamage.Kind, _ message: String, into found: inout [FoundElement]
  ) {
    found.append(
      FoundElement(
        content: .damaged(ImageStreamDamage(kind, message)), offset: buffer.start))
  }
}
