/// Splits PNG and JPEG files that follow each other.
struct ConcatenatedImages: Sendable {
  private enum State: Sendable {
    /// Looking for an image.
    case between
    case png(PNGTracker)
    case jpeg(JPEGTracker)
  }

  /// Bytes that belong to no image.
  private struct Stray: Sendable {
    var offset: Int
    var beginning: [UInt8] = []
    var count = 0

    /// Whether there is anything but zeros and white space.
    var hasContent = false
  }

  private let limit: Int
  private var buffer = StreamBuffer()
  private var state = State.between
  private var stray: Stray?

  /// Whether what is no image is the rest of a damaged one, which has its element already.
  private var followsDamage = false

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
      let (format, settled): (String, Int)
      switch state {
      case .between:
        passOver(to: buffer.end)
        closeStray(into: &found)
        return
      case .png(let tracker): (format, settled) = ("PNG", tracker.settled)
      case .jpeg(let tracker): (format, settled) = ("JPEG", tracker.settled)
      }
      let count = buffer.end - buffer.start
      damage(
        .truncated, "a \(format) cut short after \(count) bytes: the stream ends",
        resume: settled, into: &found)
    }
  }

  /// Goes to the next image, or to its end.
  ///
  /// - Returns: Whether there may be more to find; otherwise more bytes are needed.
  private mutating func step(into found: inout [FoundElement]) -> Bool {
    let progress: ImageProgress
    switch state {
    case .between:
      return search(into: &found)
    case .png(var tracker):
      progress = tracker.advance(in: buffer)
      state = .png(tracker)
    case .jpeg(var tracker):
      progress = tracker.advance(in: buffer)
      state = .jpeg(tracker)
    }
    switch withinLimit(progress) {
    case .needsMore:
      return false
    case .complete(let end):
      found.append(
        FoundElement(content: .image(buffer.copy(buffer.start..<end)), offset: buffer.start))
      buffer.drop(before: end)
      state = .between
      followsDamage = false
    case .damaged(let kind, let message, let resume):
      damage(kind, message, resume: resume, into: &found)
    }
    return true
  }

  /// The progress, or that the image has passed the limit.
  private func withinLimit(_ progress: ImageProgress) -> ImageProgress {
    let reached =
      switch progress {
      case .needsMore: buffer.end
      case .complete(let end): end
      case .damaged(_, _, let resume): resume
      }
    if reached - buffer.start <= limit { return progress }
    let settled =
      switch (progress, state) {
      case (.needsMore, .png(let tracker)): tracker.settled
      case (.needsMore, .jpeg(let tracker)): tracker.settled
      default: reached
      }
    return .damaged(.tooLarge, "an image past the limit of \(limit) bytes", resume: settled)
  }

  private mutating func search(into found: inout [FoundElement]) -> Bool {
    switch ImageStart.search(buffer.start..<buffer.end, in: buffer) {
    case .none(before: let offset):
      passOver(to: offset)
      return false
    case .found(let offset, let format):
      passOver(to: offset)
      closeStray(into: &found)
      state =
        switch format {
        case .png: .png(PNGTracker(start: offset, limit: limit))
        case .jpeg: .jpeg(JPEGTracker(start: offset))
        }
      return true
    }
  }

  /// Gives up a damaged image and goes on looking from an offset inside of it.
  ///
  /// In the rest of another damaged image a few bytes may look like a JPEG by chance: what does not
  /// get as far as its pixels is then no damage of its own.
  private mutating func damage(
    _ kind: ImageStreamDamage.Kind, _ message: String, resume: Int,
    into found: inout [FoundElement]
  ) {
    let start = buffer.start
    if case .jpeg(let tracker) = state, followsDamage, !tracker.hasScan,
      ImageStart.isCertain(at: start, in: buffer) != true
    {
      // The element of the damage before stands for this one too.
    } else {
      found.append(
        FoundElement(content: .damaged(ImageStreamDamage(kind, message)), offset: start))
    }
    buffer.drop(before: max(resume, start + 1))
    state = .between
    followsDamage = true
  }

  private mutating func passOver(to offset: Int) {
    defer { buffer.drop(before: offset) }
    if followsDamage || offset == buffer.start { return }
    var current = stray ?? Stray(offset: buffer.start)
    let room = min(512 - current.beginning.count, offset - buffer.start)
    if room > 0 { current.beginning += buffer.copy(buffer.start..<buffer.start + room) }
    if !current.hasContent {
      current.hasContent = (buffer.start..<offset).contains { !Self.isPadding(buffer[$0]) }
    }
    current.count += offset - buffer.start
    stray = current
  }

  private mutating func closeStray(into found: inout [FoundElement]) {
    guard let ended = stray else { return }
    stray = nil
    guard ended.hasContent else { return }
    found.append(
      FoundElement(
        content: .damaged(
          ImageStreamDamage(
            .notAnImage, "\(ended.count) bytes that belong to no PNG or JPEG",
            beginning: ended.beginning)),
        offset: ended.offset))
  }

  private static func isPadding(_ byte: UInt8) -> Bool {
    byte == 0 || byte == 0x20 || 0x09...0x0D ~= byte
  }
}
