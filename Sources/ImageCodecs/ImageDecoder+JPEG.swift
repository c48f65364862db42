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
      orientation: orientation.rawValue)
  }

  static func jpegPixels(
    of bytes: [UInt8], header: ImageHeader, limits: ImageLimits
  ) throws(ImageDecodingError) -> [UInt8] {
    let bounds = dgi_jpeg_limits(
      maximum_working_bytes: Int64(limits.maximumWorkingBytes),
      maximum_scans: Int32(clamping: limits.maximumScans))
    return unsafe try CodecReport.pixels(of: header, from: bytes) {
      bytes, count, placement, gray, report in
      unsafe dgi_jpeg_decode_gray(bytes, count, placement, bounds, gray, report)
    }
  }
}
