/// The bytes that files begin with: what tells the formats that are decoded, and names the others.
enum Signature {
  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF]

  private struct Known {
    let name: String
    let offset: Int
    let bytes: [UInt8]

    init(_ name: String, _ text: String, at offset: Int = 0) {
      self.init(name, Array(text.utf8), at: offset)
    }

    init(_ name: String, _ bytes: [UInt8], at offset: Int = 0) {
      self.name = name
      self.offset = offset
      self.bytes = bytes
    }

    func matches(_ file: [UInt8]) -> Bool { file.dropFirst(offset).starts(with: bytes) }
  }

  /// Pictures of formats that are not decoded.
  private static let pictures = [
    Known("a GIF picture", "GIF8"),
    Known("a TIFF picture", [0x49, 0x49, 0x2A, 0x00]),
    Known("a TIFF picture", [0x4D, 0x4D, 0x00, 0x2A]),
    Known("a WebP picture", "WEBP", at: 8),
    Known("a HEIC picture", "ftyphei", at: 4),
    Known("a HEIC picture", "ftyphev", at: 4),
    Known("a HEIF picture", "ftypmif1", at: 4),
    Known("a HEIF picture", "ftypmsf1", at: 4),
    Known("an AVIF picture", "ftypavi", at: 4),
    Known("a JPEG 2000 picture", "jP  \r\n", at: 4),
    Known("a JPEG XL picture", [0xFF, 0x0A]),
    Known("a JPEG XL picture", "JXL \r\n", at: 4),
    Known("a JPEG-LS or JPEG 2000 stream", [0xFF, 0x4F, 0xFF, 0x51]),
    Known("a Photoshop document", "8BPS"),
    Known("an icon", [0x00, 0x00, 0x01, 0x00]),
    Known("a QOI picture", "qoif"),
    Known("a PDF document", "%PDF"),
    Known("a BMP picture", "BM"),
    Known("a Netpbm picture", "P1"),
    Known("a Netpbm picture", "P2"),
    Known("a Netpbm picture", "P3"),
    Known("a Netpbm picture", "P4"),
    Known("a Netpbm picture", "P5"),
    Known("a Netpbm picture", "P6"),
  ]

  /// What is no picture, though it may hold one.
  private static let others = [
    Known("a gzip archive", [0x1F, 0x8B]),
    Known("a zip archive", "PK\u{3}\u{4}"),
    Known("a bzip2 archive", "BZh"),
    Known("an xz archive", [0xFD, 0x37, 0x7A, 0x58, 0x5A]),
    Known("a Zstandard archive", [0x28, 0xB5, 0x2F, 0xFD]),
    Known("a tar archive", "ustar", at: 257),
    Known("an ELF program", [0x7F, 0x45, 0x4C, 0x46]),
  ]

  /// Why bytes without a signature that is decoded are refused, as helpfully as they allow.
  static func error(for bytes: [UInt8]) -> ImageDecodingError {
    if bytes.isEmpty { return ImageDecodingError(code: .notAnImage, message: "an empty file") }
    if bytes.count >= 2, png.starts(with: bytes) || jpeg.starts(with: bytes) {
      return ImageDecodingError(
        code: .truncated, message: "a file that ends in its signature, after \(bytes.count) bytes")
    }
    if bytes.dropFirst().starts(with: png[1...3]) {
      return ImageDecodingError(
        code: .corrupt,
        message: "a PNG whose signature is damaged, as by a transfer that took it for text")
    }
    if let picture = pictures.first(where: { $0.matches(bytes) })?.name ?? markup(in: bytes) {
      return ImageDecodingError(
        code: .unsupported,
        message: "\(picture), which is not decoded; convert it to PNG or JPEG")
    }
    let name = others.first { $0.matches(bytes) }?.name ?? text(in: bytes)
    let guess = name.map { "it looks like \($0)" } ?? "it begins with \(hexadecimal(bytes))"
    return ImageDecodingError(code: .notAnImage, message: "neither PNG nor JPEG: \(guess)")
  }

  /// SVG, if markup.
  private static func markup(in bytes: [UInt8]) -> String? {
    let beginning = String(decoding: bytes.prefix(512), as: UTF8.self).lowercased()
    return beginning.contains("<svg") ? "an SVG drawing" : nil
  }

  /// HTML, XML or other text.
  private static func text(in bytes: [UInt8]) -> String? {
    let beginning = bytes.prefix(512)
    guard beginning.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || 0x09...0x0D ~= $0 }) else {
      return nil
    }
    let words = String(decoding: beginning, as: UTF8.self).lowercased()
    if words.contains("<html") || words.contains("<!doctype html") { return "an HTML page" }
    if words.contains("<?xml") { return "an XML document" }
    return "text"
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.prefix(4).map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined(separator: " ")
  }
}
