/// Splits a stream of bytes into images while it arrives.
///
/// ```swift
/// var parser = ImageStreamParser()
/// for piece in pieces {
///   for element in parser.push(piece) { print(element.index, element.offset) }
/// }
/// for element in parser.finish() { print(element.index, element.offset) }
/// ```
///
/// An image comes out with the piece that holds its last byte; how the stream is cut into pieces
/// changes nothing else. The bytes of one image are held, never more than the limit and a piece.
///
/// Images are found by parsing: by the lengths and checksums of a PNG's chunks to IEND, by the
/// lengths of a JPEG's segments and the markers in its scans to EOI, by the sizes of an archive or
/// of frames. An image that is damaged gives one element that says so; the search goes on at the
/// next signature, also among the bytes that the damaged image had claimed. Between images zeros
/// and white space are passed by, and any other bytes give one element.
///
/// Two things are guessed, as nothing else can be done. A PNG signature within a PNG is where the
/// next image begins, though a private chunk could hold a whole PNG. And where a JPEG is cut within
/// the segment that holds its thumbnail, the thumbnail comes out as an image.
public struct ImageStreamParser: Sendable {
  private enum Splitter: Sendable {
    case undecided([UInt8])
    case images(ConcatenatedImages)
    case tar(TarMembers)
    case frames(LengthPrefixedFrames)
  }

  private var splitter: Splitter
  private let limit: Int
  private var count = 0

  /// Creates a parser at the start of a stream.
  ///
  /// - Parameters:
  ///   - format: How images follow each other.
  ///   - maximumBytes: The most bytes of one image; a larger one is passed by and gives a damaged
  ///     element.
  public init(format: ImageStreamFormat = .auto, maximumBytes: Int = 512 << 20) {
    limit = maximumBytes
    splitter =
      switch format {
      case .auto: .undecided([])
      case .images: .images(ConcatenatedImages(limit: maximumBytes))
      case .tar: .tar(TarMembers(limit: maximumBytes))
      case .frames: .frames(LengthPrefixedFrames(limit: maximumBytes))
      }
  }

  /// Takes the next bytes of the stream.
  ///
  /// - Parameter bytes: Any number of bytes, also none.
  /// - Returns: What became complete with them, in the order of the stream.
  /// - Complexity: O(bytes) over the whole stream.
  public mutating func push(_ bytes: [UInt8]) -> [ImageStreamElement] {
    var found: [FoundElement] = []
    switch splitter {
    case .undecided(let held):
      let start = held + bytes
      guard let decided = Self.decide(start, limit: limit) else {
        splitter = .undecided(start)
        return []
      }
      splitter = decided
      return push(start)
    case .images(var images):
      // Emptied while it works, so that its buffer is not shared and copied.
      splitter = .undecided([])
      images.push(bytes, into: &found)
      splitter = .images(images)
    case .tar(var members):
      splitter = .undecided([])
      members.push(bytes, into: &found)
      splitter = .tar(members)
    case .frames(var frames):
      splitter = .undecided([])
      frames.push(bytes, into: &found)
      splitter = .frames(frames)
    }
    return number(found)
  }

  /// Takes note that the stream has ended.
  ///
  /// - Returns: What was still open: an image that is cut short, or images that were among the bytes
  ///   a damaged one had claimed. Afterwards the parser is of no more use.
  public mutating func finish() -> [ImageStreamElement] {
    var found: [FoundElement] = []
    switch splitter {
    case .undecided(let start):
      var images = ConcatenatedImages(limit: limit)
      images.push(start, into: &found)
      images.finish(into: &found)
      splitter = .images(images)
    case .images(var images):
      images.finish(into: &found)
      splitter = .images(images)
    case .tar(var members):
      members.finish(into: &found)
      splitter = .tar(members)
    case .frames(var frames):
      frames.finish(into: &found)
      splitter = .frames(frames)
    }
    return number(found)
  }

  /// Tells an archive from images, or `nil` while there are too few bytes to do so.
  private static func decide(_ start: [UInt8], limit: Int) -> Splitter? {
    if start.isEmpty { return nil }
    var buffer = StreamBuffer()
    buffer.append(start)
    switch ImageStart.match(at: 0, in: buffer) {
    case .undecided: return nil
    case .found: return .images(ConcatenatedImages(limit: limit))
    case .none: break
    }
    if start.count < TarHeader.blockSize { return nil }
    return TarHeader(at: 0, in: buffer) == nil
      ? .images(ConcatenatedImages(limit: limit)) : .tar(TarMembers(limit: limit))
  }

  private mutating func number(_ found: [FoundElement]) -> [ImageStreamElement] {
    found.map { element in
      defer { if element.content != .skipped { count += 1 } }
      return ImageStreamElement(
        content: element.content, index: count, offset: element.offset, name: element.name)
    }
  }
}

/// An element before it has its number.
struct FoundElement {
  var content: ImageStreamElement.Content
  var offset: Int
  var name: [UInt8]?
}
