extension MalformedFile {
  private static let small = PNGFile(width: 5, height: 3) { x, y in [x * 40 + y * 10] }
  private static let scanlines = [UInt8](repeating: 0, count: 18)

  private static func headed(
    _ name: String, code: String = "corrupt", _ header: PNGFile.Chunk
  ) -> MalformedFile {
    let file = PNGFile(chunks: [header, PNGFile.pixels(scanlines), PNGFile.Chunk("IEND")])
    return MalformedFile("a PNG \(name)", code, file.bytes)
  }

  private static func chunked(
    _ name: String, code: String = "corrupt", _ chunks: [PNGFile.Chunk]
  ) -> MalformedFile {
    MalformedFile("a PNG \(name)", code, PNGFile(chunks: chunks).bytes)
  }

  /// PNG files with one fault each.
  public static var png: [MalformedFile] { headers + checksums + streams + damages }

  /// Headers that declare what is not allowed.
  private static var headers: [MalformedFile] {
    [
      headed("of no columns", PNGFile.header(width: 0, height: 3)),
      headed("of no rows", PNGFile.header(width: 5, height: 0)),
      headed(
        "of 30000×30000 pixels", code: "too_large", PNGFile.header(width: 30000, height: 30000)),
      headed("of 2000000×1 pixels", code: "too_large", PNGFile.header(width: 2_000_000, height: 1)),
      headed("of 1×2000000 pixels", code: "too_large", PNGFile.header(width: 1, height: 2_000_000)),
      headed("of 2^31 columns", PNGFile.header(width: 1 << 31, height: 1)),
      headed(
        "of (2^31 - 1)² pixels", code: "too_large",
        PNGFile.header(width: 0x7FFF_FFFF, height: 0x7FFF_FFFF, bitDepth: 16, colorType: 6)),
      headed("of 3 bits", PNGFile.header(width: 5, height: 3, bitDepth: 3)),
      headed("of no bits", PNGFile.header(width: 5, height: 3, bitDepth: 0)),
      headed("of 4 bits and RGB", PNGFile.header(width: 5, height: 3, bitDepth: 4, colorType: 2)),
      headed(
        "of 16 bits and a palette",
        PNGFile.header(width: 5, height: 3, bitDepth: 16, colorType: 3)),
      headed("of color type 1", PNGFile.header(width: 5, height: 3, colorType: 1)),
      headed("of color type 7", PNGFile.header(width: 5, height: 3, colorType: 7)),
      headed("of compression 1", PNGFile.header(width: 5, height: 3, methods: [1, 0, 0])),
      headed("of filter method 1", PNGFile.header(width: 5, height: 3, methods: [0, 1, 0])),
      headed("of interlacing 2", PNGFile.header(width: 5, height: 3, methods: [0, 0, 2])),
      headed("with a short header", PNGFile.Chunk("IHDR", [0, 0, 0, 5, 0, 0, 0, 3, 8, 0, 0, 0])),
      headed("with two headers", PNGFile.Chunk("IHDR", Array(repeating: 0, count: 26))),
      headed("without a header", PNGFile.Chunk("tEXt", Array("Title\0none".utf8))),
    ]
  }

  /// Checksums and lengths that do not hold.
  private static var checksums: [MalformedFile] {
    ["IHDR", "IDAT", "IEND"].flatMap { type in
      let index = small.chunks.firstIndex { $0.type == type } ?? 0
      var wrongSum = small
      wrongSum.chunks[index].checksum = 0x1234_5678
      var long = small
      long.chunks[index].declaredLength = 0x7FFF_FFF0
      var huge = small
      huge.chunks[index].declaredLength = 0xFFFF_FFFF
      return [
        MalformedFile("a PNG with a wrong checksum of \(type)", "corrupt", wrongSum.bytes),
        // A length past the end of the bytes looks as if they had been cut off.
        MalformedFile(
          "a PNG with too great a length of \(type)", type == "IHDR" ? "corrupt" : "truncated",
          long.bytes),
        MalformedFile("a PNG with a length of \(type) of 2^32 - 1", "corrupt", huge.bytes),
      ]
    }
  }

  /// Pixel data that do not fit the header, and chunks out of place.
  private static var streams: [MalformedFile] {
    let header = PNGFile.header(width: 5, height: 3)
    let paletted = PNGFile.header(width: 5, height: 3, colorType: 3)
    let pixels = PNGFile.pixels(scanlines)
    let palette = PNGFile.Chunk("PLTE", [1, 2, 3, 4, 5, 6])
    let end = PNGFile.Chunk("IEND")
    return [
      chunked("with no pixel data", [header, end]),
      chunked("with too few rows", [header, PNGFile.pixels(Array(scanlines.prefix(12))), end]),
      chunked("with no row", [header, PNGFile.pixels([]), end]),
      chunked("of a filter that does not exist", [header, PNGFile.pixels([5] + scanlines), end]),
      chunked("of zlib method 7", [header, PNGFile.Chunk("IDAT", [0x77, 0x85, 0, 0]), end]),
      chunked("of block type 3", [header, PNGFile.Chunk("IDAT", [0x78, 0x01, 0x07, 0]), end]),
      chunked("of no palette", [paletted, pixels, end]),
      chunked("of a late palette", [paletted, pixels, palette, end]),
      chunked("of an empty palette", [paletted, PNGFile.Chunk("PLTE"), pixels, end]),
      chunked(
        "of a palette of 5 bytes", [paletted, PNGFile.Chunk("PLTE", [1, 2, 3, 4, 5]), pixels, end]),
      chunked("of an unknown critical chunk", [header, PNGFile.Chunk("ABCD"), pixels, end]),
      chunked(
        "made for iOS", code: "unsupported",
        [PNGFile.Chunk("CgBI", [0x50, 0, 0x20, 2]), header, pixels, end]),
      chunked("without its end", code: "truncated", [header, pixels]),
      chunked("of nothing but a header", code: "truncated", [header]),
      chunked("of nothing", code: "truncated", []),
    ]
  }

  /// Damage done on the way.
  private static var damages: [MalformedFile] {
    let bytes = small.bytes
    return [
      MalformedFile("two bytes of a PNG", "truncated", Array(bytes.prefix(2))),
      MalformedFile("half a PNG", "truncated", Array(bytes.prefix(bytes.count / 2))),
      MalformedFile(
        "a PNG sent as text", "corrupt", bytes.split(separator: 0x0D).flatMap(Array.init)),
      MalformedFile("a PNG of 7 bits a byte", "corrupt", bytes.map { $0 & 0x7F }),
    ]
  }
}
