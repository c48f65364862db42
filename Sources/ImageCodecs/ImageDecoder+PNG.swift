internal import CImageShims

extension ImageDecoder {
  static func pngHeader(of bytes: [UInt8]) throws(ImageDecodingError) -> ImageHeader {
    // Xcode's variant for iOS: another order of channels, and a stream without a zlib header.
    if bytes.dropFirst(12).starts(with: "CgBI".utf8) {
      throw ImageDecodingError(
        code: .unsupported,
        message: "a PNG made for iOS (CgBI), which is not decoded; convert it to a plain PNG")
    }
    var header = dgi_header()
    unsafe try CodecReport.check { report in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return dgi_truncated }
        return unsafe dgi_png_read_header(base, bytes.count, &header, report)
      }
    }
    let orientation = PNGChunks.exif(in: bytes).flatMap(EXIF.orientation(in:)) ?? .upright
    return ImageHeader(
      format: .png, width: Int(header.width), height: Int(header.height),
      orientation: orientation.rawValue, hasColor: header.has_color)
  }

  static func pngPixels(
    of bytes: [UInt8], header: ImageHeader, by weights: GrayWeights = .luma
  ) throws(ImageDecodingError) -> [UInt8] {
    unsafe try CodecReport.pixels(of: header, from: bytes) {
      bytes, count, placement, gray, report in
      weights == .luma
        ? unsafe dgi_png_decode_gray(bytes, count, placement, gray, report)
        : unsafe dgi_png_decode_weighted(
          bytes, count, placement, weights.fixedPoint, gray, report)
    }
  }

  static func pngColorPairs(
    of bytes: [UInt8], header: ImageHeader
  ) throws(ImageDecodingError) -> [UInt8] {
    unsafe try CodecReport.colorPairs(of: header, from: bytes) {
      bytes, count, placement, pairs, report in
      unsafe dgi_png_collect_colors(bytes, count, placement, pairs, report)
    }
  }
}
