/// Takes the images out of a tar archive.
///
/// What is an image is told by its first bytes, never by its name. The bytes of the last image stay
/// held until the header behind it was seen: where there is none the image was cut short, and the
/// next header may be among the bytes that it claimed.
struct TarMembers: Sendable {
  private enum State: Sendable {
    /// A header comes next.
    case header

    /// The data of a file whose header was read.
    case data(TarHeader)

    /// There was no header where one should be; the next one is looked for.
    case lost
  }

  private let limit: Int
  private var buffer = StreamBuffer()
  private var state = State.header

  /// Where the next header, or the data, begins; the bytes may not reach so far yet.
  private var position = 0

  /// Whether the last image is still held.
  private var holdsImage = false

  private var longName: [UInt8]?
  private var records: PaxRecords?

  init(limit: Int) {
    self.limit = limit
  }

  mutating func push(_ bytes: [UInt8], into found: inout [FoundElement]) {
    buffer.append(bytes)
    while step(into: &found) {}
  }

  mutating func finish(into found: inout [FoundElement]) {
    while true {
      while step(into: &found) {}
      switch state {
      case .data(let header) where header.kind == .file:
        let count = max(0, buffer.end - position)
        append(
          .truncated, "an archive cut short after \(count) of a file's \(header.size) bytes",
          name: header.name, into: &found)
        // Its size may be wrong: other files may follow.
        state = .lost
      case .header where buffer.end > position:
        let rest = position..<buffer.end
        state = .lost
        if rest.contains(where: { buffer[$0] != 0 }) {
          append(.truncated, "an archive cut short in a header", into: &found)
        }
      case .header, .data, .lost:
        return
      }
    }
  }

  /// Goes on by one header or file.
  ///
  /// - Returns: Whether there may be more to find; otherwise more bytes are needed.
  private mutating func step(into found: inout [FoundElement]) -> Bool {
    switch state {
    case .header: readHeader(into: &found)
    case .data(let header): readData(header, into: &found)
    case .lost: findHeader()
    }
  }

  private mutating func readHeader(into found: inout [FoundElement]) -> Bool {
    if !holdsImage { buffer.drop(before: position) }
    let end = position + TarHeader.blockSize
    guard end <= buffer.end else { return false }
    if (position..<end).allSatisfy({ buffer[$0] == 0 }) {
      // Two such blocks end an archive, but another one may follow.
      advance(to: end)
      return true
    }
    guard var header = TarHeader(at: position, in: buffer) else {
      append(.corrupt, "a damaged archive: no header follows", into: &found)
      advance(to: position, state: .lost)
      return true
    }
    if header.kind != .longName, header.kind != .extendedHeader {
      header.name = records?.path ?? longName ?? header.name
      if header.kind == .file { header.size = records?.size ?? header.size }
      longName = nil
      records = nil
    }
    holdsImage = false
    advance(to: end, state: .data(header))
    return true
  }

  private mutating func readData(
    _ header: TarHeader, into found: inout [FoundElement]
  ) -> Bool {
    let end = position + header.size
    switch header.kind {
    case .longName, .extendedHeader:
      guard header.size <= Self.mostExtensionBytes else { break }
      guard end <= buffer.end else { return false }
      let data = buffer.copy(position..<end)
      if header.kind == .longName {
        longName = Array(data.prefix { $0 != 0 })
      } else {
        records = PaxRecords(data)
      }
    case .file:
      guard let content = content(of: header) else { return false }
      found.append(FoundElement(content: content, offset: position, name: header.name))
      if case .image = content { holdsImage = true }
    case .link:
      found.append(FoundElement(content: .skipped, offset: position, name: header.name))
    case .other, .skippedData:
      break
    }
    advance(to: position + header.paddedSize)
    return true
  }

  /// What a file is; `nil` where more of its bytes are needed.
  private func content(of header: TarHeader) -> ImageStreamElement.Content? {
    if header.size < ImageStart.pngSignature.count { return .skipped }
    switch ImageStart.match(at: position, in: buffer) {
    case .undecided: return nil
    case .none: return .skipped
    case .found: break
    }
    if header.size > limit {
      return .damaged(
        ImageStreamDamage(
          .tooLarge, "a file of \(header.size) bytes, past the limit of \(limit)"))
    }
    let end = position + header.size
    return end <= buffer.end ? .image(buffer.copy(position..<end)) : nil
  }

  /// Looks for a header at any offset: a cut moves the headers behind it.
  private mutating func findHeader() -> Bool {
    let last = buffer.end - TarHeader.blockSize
    while buffer.start <= last {
      if buffer[buffer.start + TarHeader.magicOffset] == TarHeader.magic[0],
        buffer.matches(TarHeader.magic, at: buffer.start + TarHeader.magicOffset) == true,
        TarHeader(at: buffer.start, in: buffer) != nil
      {
        advance(to: buffer.start, state: .header)
        return true
      }
      buffer.drop(before: buffer.start + 1)
    }
    return false
  }

  private mutating func advance(to offset: Int, state next: State = .header) {
    position = offset
    state = next
    if case .lost = next {
      holdsImage = false
      longName = nil
      records = nil
    } else if !holdsImage {
      buffer.drop(before: offset)
    }
  }

  private func append(
    _ kind: ImageStreamDamage.Kind, _ message: String, name: [UInt8]? = nil,
    into found: inout [FoundElement]
  ) {
    found.append(
      FoundElement(
        content: .damaged(ImageStreamDamage(kind, message)), offset: position, name: name))
  }

  /// Names and records are kept in memory: longer ones than any system allows are passed by.
  private static let mostExtensionBytes = 1 << 20
}
