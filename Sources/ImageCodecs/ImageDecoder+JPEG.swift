internal import CImageShims

extension ImageDecoder {
  static func jpegHeader(of bytes: [UInt8]) throws(ImageDecodingError) -> ImageHeader {
    var header = dgi_header()
    unsafe try CodecReport.check { report in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return dgi_truncated }
        return unsafe dgi_jpeg_read_header(base, bytes.count, &header, report)
      }
    }
    let orientation = JPEGSegments.exif(in: bytes).flatMap(EXIF.orientation(in:)) ?? .upright
    return ImageHeader(
      format: .jpeg, width: Int(header.width), height: Int(header.height),
      orientation: orientation.rawValue, hasColor: header.has_color)
  }

  static func jpegPixels(
    of bytes: [UInt8], header: ImageHeader, limits: ImageLimits, by weights: GrayWeights = .luma
  ) throws(ImageDecodingError) -> [UInt8] {
    let bounds = jpegLimits(limits)
    return unsafe try CodecReport.pixels(of: header, from: bytes) {
      bytes, count, placement, gray, report in
      weights == .luma
        ? unsafe dgi_jpeg_decode_gray(bytes, count, placement, bounds, gray, report)
        : unsafe dgi_jpeg_decode_weighted(
          bytes, count, placement, bounds, weights.fixedPoint, gray, report)
    }
  }

  static func jpegColorPairs(
    of bytes: [UInt8], header: ImageHeader, limits: ImageLimits
  ) throws(ImageDecodingError) -> [UInt8] {
    let bounds = jpegLimits(limits)
    return unsafe try CodecReport.colorPairs(of: header, from: bytes) {
      bytes, count, placement, pairs, report in
      unsafe dgi_jpeg_collect_colors(bytes, count, placement, bounds, pairs, report)
    }
  }

  private static func jpegLimits(_ limits: ImageLimits) -> dgi_jpeg_limits {
    dgi_jpeg_limits(
      maximum_working_bytes: Int64(limits.maximumWorkingBytes),
      maximum_scans: Int32(clamping: limits.maximumScans))
  }
}
