/// Where an image may begin.
enum ImageStart {
  enum Format: Sendable {
    case png
    case jpeg
  }

  enum Match: Equatable {
    case found(Format)
    case none

    /// It begins like one, but more bytes are needed.
    case undecided
  }

  /// What a search came to.
  enum Search: Equatable {
    case found(Int, Format)

    /// Nothing begins before this offset; what follows cannot be told yet.
    case none(before: Int)
  }

  static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Whether an image begins at an offset: a PNG signature, or SOI and a marker that may follow it.
  static func match(at offset: Int, in buffer: StreamBuffer) -> Match {
    guard offset < buffer.end else { return .undecided }
    switch buffer[offset] {
    case 0x89:
      switch buffer.matches(pngSignature, at: offset) {
      case true?: return .found(.png)
      case false?: return .none
      case nil: return .undecided
      }
    case 0xFF:
      guard let isStart = buffer.matches([0xFF, 0xD8, 0xFF], at: offset) else { return .undecided }
      if !isStart { return .none }
      guard offset + 3 < buffer.end else { return .undecided }
      switch buffer[offset + 3] {
      // Tables, frame headers, application data, comments; a byte that fills.
      case 0xC0...0xC4, 0xC9...0xCC, 0xDB, 0xDD, 0xE0...0xEF, 0xFE, 0xFF: return .found(.jpeg)
      default: return .none
      }
    default:
      return .none
    }
  }

  /// Whether an image that can be no coincidence begins at an offset: eight bytes of PNG, or nine
  /// of a JPEG with a JFIF or EXIF header; `nil` where more bytes are needed.
  ///
  /// The four bytes of ``match(at:in:)`` occur once in some 200 MB of compressed pixels.
  static func isCertain(at offset: Int, in buffer: StreamBuffer) -> Bool? {
    guard buffer[offset] == 0xFF else { return buffer.matches(pngSignature, at: offset) }
    guard let isStart = buffer.matches([0xFF, 0xD8, 0xFF], at: offset) else { return nil }
    if !isStart { return false }
    guard offset + 3 < buffer.end else { return nil }
    switch buffer[offset + 3] {
    case 0xE0: return buffer.matches(Array("JFIF".utf8), at: offset + 6)
    case 0xE1: return buffer.matches(Array("Exif".utf8), at: offset + 6)
    default: return false
    }
  }

  /// The first image that begins within a range, though it may reach past it.
  static func search(_ range: Range<Int>, in buffer: StreamBuffer) -> Search {
    for offset in range where buffer[offset] == 0x89 || buffer[offset] == 0xFF {
      switch match(at: offset, in: buffer) {
      case .found(let format): return .found(offset, format)
      case .undecided: return .none(before: offset)
      case .none: continue
      }
    }
    return .none(before: range.upperBound)
  }
}
