/// Follows a JPEG from segment to segment and through its scans to its end (ISO/IEC 10918-1,
/// annex B).
///
/// A segment is settled once a marker stands behind it. A JPEG has no checksums: an image that
/// begins inside of one is told by its signature in the scans, which cannot hold it, and by a
/// segment that does not end where it says.
struct JPEGTracker: Sendable {
  private let start: Int

  /// The offset before which no other image begins.
  private(set) var settled: Int

  /// Whether pixels were reached: what comes so far is a JPEG, damaged or not.
  private(set) var hasScan = false

  private var position: Int
  private var isInScan = false

  /// Where the coded pixels of the current scan begin.
  private var scanStart = 0

  /// Whether the segment before ``position`` may hold a thumbnail.
  private var mayHoldThumbnail = true

  init(start: Int) {
    self.start = start
    settled = start + 2
    position = start + 2
  }

  /// Goes on as far as the bytes reach.
  mutating func advance(in buffer: StreamBuffer) -> ImageProgress {
    while true {
      if let progress = isInScan ? scan(in: buffer) : segment(in: buffer) { return progress }
    }
  }

  /// Steps over one segment; `nil` to go on.
  private mutating func segment(in buffer: StreamBuffer) -> ImageProgress? {
    guard position + 1 < buffer.end else { return .needsMore }
    guard buffer[position] == 0xFF else { return broken("no segment follows") }
    let marker = buffer[position + 1]
    if marker == 0xFF {
      position += 1
      return nil
    }
    guard marker == 0x01 || 0xC0...0xFE ~= marker else { return broken("no segment follows") }
    if marker == 0xD8 { return cutShort(resume: settled) }
    if !mayHoldThumbnail,
      case .found(let next, _) = ImageStart.search(settled..<position, in: buffer)
    {
      return cutShort(resume: next)
    }
    settled = position
    switch marker {
    case 0xD9:
      return .complete(end: position + 2)
    case 0x01, 0xD0...0xD7:
      position += 2
      return nil
    default:
      break
    }
    guard position + 3 < buffer.end else { return .needsMore }
    let length = buffer.uint16(at: position + 2)
    guard length >= 2 else { return broken("a segment of length \(length)") }
    mayHoldThumbnail = 0xE0...0xEF ~= marker && length > Self.smallestThumbnail
    position += 2 + length
    if marker == 0xDA {
      isInScan = true
      hasScan = true
      scanStart = position
    }
    return nil
  }

  /// Goes through coded pixels to the next marker that is not part of them; `nil` to go on.
  private mutating func scan(in buffer: StreamBuffer) -> ImageProgress? {
    if settled < scanStart {
      guard scanStart <= buffer.end else { return .needsMore }
      switch ImageStart.search(settled..<scanStart, in: buffer) {
      case .found(let next, _): return cutShort(resume: next)
      case .none(let offset) where offset < scanStart: return .needsMore
      case .none: settled = scanStart
      }
    }
    defer { settled = position }
    while position + 1 < buffer.end {
      let byte = buffer[position]
      if byte == 0x89 {
        switch buffer.matches(ImageStart.pngSignature, at: position) {
        case true?: return cutShort(resume: position)
        case false?: break
        case nil: return .needsMore
        }
      }
      guard byte == 0xFF else {
        position += 1
        continue
      }
      switch buffer[position + 1] {
      case 0x00, 0xD0...0xD7: position += 2
      case 0xFF: position += 1
      case 0xD9: return .complete(end: position + 2)
      case 0xD8: return cutShort(resume: position)
      // Another scan's tables and header, the number of lines, comments.
      case 0xC4, 0xCC, 0xDA...0xDD, 0xE0...0xEF, 0xFE:
        mayHoldThumbnail = true
        isInScan = false
        return nil
      default:
        return .damaged(
          .corrupt, "a JPEG damaged after \(position - start) bytes", resume: position)
      }
    }
    return .needsMore
  }

  /// Fewer bytes than the tables of any JPEG.
  private static let smallestThumbnail = 128

  private func broken(_ reason: String) -> ImageProgress {
    .damaged(.corrupt, "a JPEG damaged after \(settled - start) bytes: \(reason)", resume: settled)
  }

  private func cutShort(resume: Int) -> ImageProgress {
    .damaged(
      .truncated, "a JPEG cut short after \(resume - start) bytes: another image begins",
      resume: resume)
  }
}
