/// Follows a PNG from chunk to chunk to its end (PNG specification, section 5).
///
/// A chunk whose checksum holds is behind us for good. One whose checksum fails may have been cut
/// short, with the next image among the bytes it claims, and is searched; where it holds no other
/// image it was altered, and is left to the decoder to judge.
struct PNGTracker: Sendable {
  private let start: Int
  private let limit: Int

  /// The offset of the current chunk, all before which is settled.
  private(set) var settled: Int

  /// The offset up to which the current chunk's checksum was taken.
  private var summed: Int
  private var checksum = CRC32()

  /// The offset up to which the current chunk holds no other image.
  private var searched: Int

  init(start: Int, limit: Int) {
    self.start = start
    self.limit = limit
    settled = start + ImageStart.pngSignature.count
    summed = settled + 4
    searched = settled + 8
  }

  /// Goes on as far as the bytes reach.
  mutating func advance(in buffer: StreamBuffer) -> ImageProgress {
    while true {
      guard settled + 8 <= buffer.end else { return .needsMore }
      let length = buffer.uint32(at: settled)
      let type = buffer.copy(settled + 4..<settled + 8)
      guard length <= Int(Int32.max), Self.isType(type) else { return brokenOff(in: buffer) }
      let dataEnd = settled + 8 + length
      guard dataEnd + 4 - start <= limit else {
        return .damaged(
          .tooLarge, "a PNG past the limit of \(limit) bytes: a chunk of \(length) bytes follows",
          resume: settled + 8)
      }
      if let next = nextImage(before: min(dataEnd, buffer.end), type, in: buffer) {
        // Then what looked like a thumbnail before it is an image too.
        if case .found(let first, _) = ImageStart.search(settled + 8..<next, in: buffer) {
          return cutShort(before: first)
        }
        return cutShort(before: next)
      }
      let available = min(dataEnd, buffer.end)
      if summed < available {
        checksum.take(summed..<available, of: buffer)
        summed = available
      }
      guard dataEnd + 4 <= buffer.end else { return .needsMore }
      let isEnd = type == Array("IEND".utf8)
      if isEnd, length > 0 {
        return .damaged(.corrupt, "a PNG whose end has a length", resume: settled + 8)
      }
      if Int(checksum.value) != buffer.uint32(at: dataEnd) {
        switch ImageStart.search(settled + 8..<dataEnd + 4, in: buffer) {
        case .found(let next, _): return cutShort(before: next)
        case .none(let offset) where offset < dataEnd + 4: return .needsMore
        case .none: break
        }
      }
      if isEnd { return .complete(end: dataEnd + 4) }
      settled = dataEnd + 4
      summed = settled + 4
      searched = settled + 8
      checksum = CRC32()
    }
  }

  private func brokenOff(in buffer: StreamBuffer) -> ImageProgress {
    // One that was cut short within a checksum may end as the next image begins.
    for offset in settled - 3...settled {
      if case .found = ImageStart.match(at: offset, in: buffer) { return cutShort(before: offset) }
    }
    return .damaged(
      .corrupt, "a PNG whose chunks break off after \(settled - start) bytes", resume: settled)
  }

  private func cutShort(before next: Int) -> ImageProgress {
    .damaged(
      .truncated, "a PNG cut short after \(next - start) bytes: another image begins",
      resume: next)
  }

  /// The first other image in a chunk's data that can be no coincidence.
  ///
  /// It is looked for while the bytes arrive: the images that follow a PNG cut short need not wait
  /// for the bytes that it claims. Metadata may hold a thumbnail, which is a JPEG.
  private mutating func nextImage(
    before end: Int, _ type: [UInt8], in buffer: StreamBuffer
  ) -> Int? {
    let isPixels = type == Array("IDAT".utf8)
    while searched < end {
      let byte = buffer[searched]
      if byte == 0x89 || isPixels && byte == 0xFF {
        guard let isStart = ImageStart.isCertain(at: searched, in: buffer) else { return nil }
        if isStart { return searched }
      }
      searched += 1
    }
    return nil
  }

  /// Whether four bytes are letters, as the type of a chunk is.
  private static func isType(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 }
  }
}
