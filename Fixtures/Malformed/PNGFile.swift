/// A PNG written chunk by chunk, right or wrong: for tests of decoders.
///
/// ```swift
/// var file = PNGFile(width: 8, height: 8, bitDepth: 1, colorType: .gray) { x, y in [(x + y) % 2] }
/// file.chunks.removeLast()  // IEND
/// let truncated = file.bytes
/// ```
public struct PNGFile: Sendable {
  /// The color types of PNG.
  public enum ColorType: UInt8, Sendable, CaseIterable {
    case gray = 0
    case rgb = 2
    case palette = 3
    case grayAlpha = 4
    case rgba = 6

    /// The number of samples of a pixel.
    public var sampleCount: Int {
      switch self {
      case .gray, .palette: 1
      case .grayAlpha: 2
      case .rgb: 3
      case .rgba: 4
      }
    }

    /// The bit depths that PNG allows.
    public var bitDepths: [Int] {
      switch self {
      case .gray: [1, 2, 4, 8, 16]
      case .palette: [1, 2, 4, 8]
      case .rgb, .grayAlpha, .rgba: [8, 16]
      }
    }
  }

  /// A chunk; its length and checksum are right unless they are given.
  public struct Chunk: Sendable {
    /// The four letters of its type.
    public var type: String

    /// Its data.
    public var data: [UInt8]

    /// A length to write in place of the right one.
    public var declaredLength: UInt32?

    /// A checksum to write in place of the right one.
    public var checksum: UInt32?

    /// Creates a chunk.
    ///
    /// - Parameters:
    ///   - type: The four letters of its type.
    ///   - data: Its data.
    ///   - declaredLength: A length to write in place of the right one.
    ///   - checksum: A checksum to write in place of the right one.
    public init(
      _ type: String, _ data: [UInt8] = [], declaredLength: UInt32? = nil, checksum: UInt32? = nil
    ) {
      self.type = type
      self.data = data
      self.declaredLength = declaredLength
      self.checksum = checksum
    }

    /// The chunk as it stands in a file.
    public var bytes: [UInt8] {
      let body = Array(type.utf8) + data
      return bigEndian(declaredLength ?? UInt32(data.count)) + body
        + bigEndian(checksum ?? PNGFile.crc32(of: body))
    }
  }

  /// The eight bytes that every PNG begins with.
  public var signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The chunks, in their order.
  public var chunks: [Chunk]

  /// Creates a file of chunks.
  ///
  /// - Parameter chunks: The chunks, in their order.
  public init(chunks: [Chunk]) {
    self.chunks = chunks
  }

  /// The file.
  public var bytes: [UInt8] { signature + chunks.flatMap(\.bytes) }

  /// The header chunk of a picture, right or wrong.
  ///
  /// - Parameters:
  ///   - width: The declared width.
  ///   - height: The declared height.
  ///   - bitDepth: The declared bits of a sample.
  ///   - colorType: The declared color type.
  ///   - methods: The declared compression, filter and interlace methods.
  /// - Returns: The chunk.
  public static func header(
    width: UInt32, height: UInt32, bitDepth: UInt8 = 8, colorType: UInt8 = 0,
    methods: [UInt8] = [0, 0, 0]
  ) -> Chunk {
    Chunk("IHDR", bigEndian(width) + bigEndian(height) + [bitDepth, colorType] + methods)
  }

  /// A chunk of pixel data, in a zlib stream.
  ///
  /// - Parameter scanlines: The filtered rows.
  /// - Returns: The chunk.
  public static func pixels(_ scanlines: [UInt8]) -> Chunk { Chunk("IDAT", Zlib.stored(scanlines)) }

  /// Inserts a chunk before the first of a type.
  ///
  /// - Parameters:
  ///   - chunk: The chunk.
  ///   - type: The type of the chunk it is put before; at the end if there is none.
  /// - Returns: The file with the chunk.
  public func inserting(_ chunk: Chunk, before type: String) -> PNGFile {
    var file = self
    let index = chunks.firstIndex { $0.type == type } ?? chunks.endIndex
    file.chunks.insert(chunk, at: index)
    return file
  }

  private static func crc32(of bytes: [UInt8]) -> UInt32 {
    var remainder = UInt32.max
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
      }
    }
    return ~remainder
  }
}
