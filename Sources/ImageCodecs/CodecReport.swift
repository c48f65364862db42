internal import CImageShims

/// Calls the codecs of `CImageShims`: statuses become errors, and the gray pixels of a picture get
/// their memory.
enum CodecReport {
  /// A codec's decoding function: bytes, their count, where the pixels go, the pixels, the report.
  typealias Decoding = (
    UnsafePointer<UInt8>, Int, dgi_placement, UnsafeMutablePointer<UInt8>, dgi_report
  ) -> dgi_status

  /// A codec's function that collects colors: bytes, their count, the size, the pairs, the report.
  typealias Collecting = (
    UnsafePointer<UInt8>, Int, dgi_placement, UnsafeMutablePointer<dgi_color_pairs>, dgi_report
  ) -> dgi_status

  /// Makes a call and throws what it reports.
  static func check(_ call: (dgi_report) -> dgi_status) throws(ImageDecodingError) {
    let (status, message) = unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) {
      text in
      unsafe text.initialize(repeating: 0)
      guard let base = text.baseAddress else { return (dgi_out_of_memory, "") }
      let status = unsafe call(dgi_report(text: base, capacity: text.count))
      return (status, status == dgi_ok ? "" : unsafe String(cString: base))
    }
    guard status != dgi_ok else { return }
    throw ImageDecodingError(code: code(of: status), message: message)
  }

  /// Decodes the pixels of a picture, upright, into memory of just their size.
  static func pixels(
    of header: ImageHeader, from bytes: [UInt8], by decode: Decoding
  ) throws(ImageDecodingError) -> [UInt8] {
    let placement = (Orientation(rawValue: header.orientation) ?? .upright)
      .placement(width: header.width, height: header.height)
    let count = header.width * header.height
    guard dgi_has_memory(count) else {
      throw ImageDecodingError(
        code: .tooLarge,
        message: "a picture of \(header.width)×\(header.height) pixels; there is no memory for it")
    }
    var pixels: [UInt8] = []
    unsafe try check { report in
      var status = dgi_corrupt
      // A picture that does not decode leaves its memory as it was: no page of it is touched for
      // nothing.
      pixels = unsafe Array(unsafeUninitializedCapacity: count) { gray, initializedCount in
        unsafe bytes.withUnsafeBufferPointer { bytes in
          guard let base = bytes.baseAddress, let gray = gray.baseAddress else { return }
          status = unsafe decode(base, bytes.count, placement, gray, report)
        }
        initializedCount = status == dgi_ok ? count : 0
      }
      return status
    }
    return pixels
  }

  /// Collects pairs of a picture's colors, spread over it: R, G, B of one pixel and of another to its right as
  /// stored, 6 bytes a pair.
  static func colorPairs(
    of header: ImageHeader, from bytes: [UInt8], by collect: Collecting
  ) throws(ImageDecodingError) -> [UInt8] {
    let placement = Orientation.upright.placement(width: header.width, height: header.height)
    let capacity = ColorContrast.pairsPerSide * ColorContrast.pairsPerSide
    var colors = [UInt8](repeating: 0, count: 6 * capacity)
    var count = 0
    unsafe try check { report in
      unsafe colors.withUnsafeMutableBufferPointer { colors in
        unsafe bytes.withUnsafeBufferPointer { bytes in
          guard let base = bytes.baseAddress, let first = colors.baseAddress else {
            return dgi_truncated
          }
          var pairs = unsafe dgi_color_pairs(
            row_step: UInt32(ColorContrast.step(along: header.height)),
            column_step: UInt32(ColorContrast.step(along: header.width)),
            distance: UInt32(ColorContrast.distance(across: header.width)), colors: first,
            capacity: capacity, count: 0)
          let status = unsafe collect(base, bytes.count, placement, &pairs, report)
          count = unsafe pairs.count
          return status
        }
      }
    }
    return Array(colors.prefix(6 * count))
  }

  private static func code(of status: dgi_status) -> ImageDecodingError.Code {
    switch status {
    case dgi_truncated: .truncated
    case dgi_unsupported: .unsupported
    case dgi_too_large, dgi_out_of_memory: .tooLarge
    default: .corrupt
    }
  }
}
