/// A JPEG of blocks of one level each, right or wrong: for tests of decoders.
///
/// Only the constant coefficient of a block is coded, so a decoder gives back exactly the levels
/// that went in.
public struct JPEGFile: Sendable {
  /// A marker segment, with its length before its data, or a marker alone.
  public struct Segment: Sendable {
    /// The second byte of the marker.
    public var marker: UInt8

    /// The data behind the length; `nil` for a marker alone.
    public var data: [UInt8]?

    /// Entropy-coded data that follow a start of scan.
    public var scan: [UInt8]

    /// Creates a segment.
    ///
    /// - Parameters:
    ///   - marker: The second byte of the marker.
    ///   - data: The data behind the length; `nil` for a marker alone.
    ///   - scan: Entropy-coded data that follow.
    public init(_ marker: UInt8, _ data: [UInt8]?, scan: [UInt8] = []) {
      self.marker = marker
      self.data = data
      self.scan = scan
    }

    /// The segment as it stands in a file.
    public var bytes: [UInt8] {
      let length = data.map { bigEndian(UInt16($0.count + 2)) + $0 } ?? []
      return [0xFF, marker] + length + scan
    }
  }

  /// The segments, from start to end of image.
  public var segments: [Segment]

  /// The file.
  public var bytes: [UInt8] { segments.flatMap(\.bytes) }

  /// Creates a right JPEG from the levels of its blocks.
  ///
  /// - Parameters:
  ///   - width: The number of pixels in a row.
  ///   - height: The number of rows.
  ///   - adobeTransform: The color transform of an Adobe marker; no such marker if `nil`.
  ///   - isProgressive: Whether the blocks come in a scan for constants and scans for the rest.
  ///   - repeatedScans: How often each scan for the rest is repeated.
  ///   - levels: The levels of each component, block by block in reading order, 8×8 pixels a block.
  public init(
    width: Int, height: Int, adobeTransform: UInt8? = nil, isProgressive: Bool = false,
    repeatedScans: Int = 1, levels: [[UInt8]]
  ) {
    let blocks = (width + 7) / 8 * ((height + 7) / 8)
    precondition(
      levels.allSatisfy { $0.count == blocks }, "\(blocks) blocks in \(width)×\(height) pixels")
    let count = UInt8(levels.count)
    let components = (1...count)
    segments = [Segment(0xD8, nil)]
    if let adobeTransform {
      segments.append(Segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, adobeTransform]))
    } else {
      segments.append(Segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]))
    }
    segments.append(Segment(0xDB, [0] + Array(repeating: 8, count: 64)))
    segments.append(
      Segment(
        isProgressive ? 0xC2 : 0xC0,
        [8] + bigEndian(UInt16(height)) + bigEndian(UInt16(width)) + [count]
          + components.flatMap { [$0, 0x11, 0] as [UInt8] }))
    // Twelve codes of 4 bits for the sizes of constants; one code of 1 bit, "nothing more in this
    // block".
    segments.append(
      Segment(0xC4, [0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] + Array(0...11)))
    segments.append(Segment(0xC4, [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
    let selectors = components.flatMap { [$0, 0x00] as [UInt8] }
    segments.append(
      Segment(
        0xDA, [count] + selectors + [0, isProgressive ? 0 : 63, 0],
        scan: Self.constants(levels, endsBlocks: !isProgressive)))
    if isProgressive {
      var ends = BitWriter()
      for _ in 0..<blocks { ends.append(0, count: 1) }
      for component in components {
        for _ in 0..<repeatedScans {
          segments.append(Segment(0xDA, [1, component, 0x00, 1, 63, 0], scan: ends.stuffed()))
        }
      }
    }
    segments.append(Segment(0xD9, nil))
  }

  /// Puts EXIF data behind the start of the image.
  ///
  /// - Parameter exif: A TIFF file.
  /// - Returns: The file with the data in an APP1 segment.
  public func inserting(exif: [UInt8]) -> JPEGFile {
    var file = self
    file.segments.insert(Segment(0xE1, Array("Exif\0\0".utf8) + exif), at: 1)
    return file
  }

  /// The constant of each block of each component, interleaved, each as the difference to the one
  /// before it.
  private static func constants(_ levels: [[UInt8]], endsBlocks: Bool) -> [UInt8] {
    var writer = BitWriter()
    var predictions = Array(repeating: 0, count: levels.count)
    for block in levels[0].indices {
      for component in levels.indices {
        let constant = Int(levels[component][block]) - 128
        let difference = constant - predictions[component]
        predictions[component] = constant
        let size = Int.bitWidth - abs(difference).leadingZeroBitCount
        writer.append(size, count: 4)
        writer.append(difference > 0 ? difference : difference + (1 << size) - 1, count: size)
        if endsBlocks { writer.append(0, count: 1) }
      }
    }
    return writer.stuffed()
  }

  private struct BitWriter {
    private var bits: [UInt8] = []

    mutating func append(_ value: Int, count: Int) {
      for bit in (0..<count).reversed() { bits.append(UInt8(value >> bit & 1)) }
    }

    /// The bytes, filled up with ones, and a zero after each 255.
    func stuffed() -> [UInt8] {
      stride(from: 0, to: bits.count, by: 8).flatMap { start -> [UInt8] in
        let byte = (0..<8).reduce(UInt8(0)) { byte, index in
          byte << 1 | (start + index < bits.count ? bits[start + index] : 1)
        }
        return byte == 0xFF ? [0xFF, 0x00] : [byte]
      }
    }
  }
}
