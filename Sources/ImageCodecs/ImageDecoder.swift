internal import Raster

/// Decodes PNG and JPEG to gray.
///
/// ```swift
/// let decoded = try ImageDecoder.decode(bytes)
/// print(decoded.image.width, decoded.image.height)
/// ```
///
/// Colors become gray by one rule, the luma of ITU-R BT.601, Y = 0.299 R + 0.587 G + 0.114 B, in
/// 16-bit fixed point and rounded. It is the Y that a JPEG stores, so that a drawing is the same
/// gray in either format. Color spaces are not converted: `gAMA`, `sRGB`, `cHRM`, `cICP` and ICC
/// profiles are ignored. Whoever wants to see what is drawn, not how bright it is, asks for
/// ``GrayConversion/contrast``: where luma hardly shows anything, colors then become gray by other weights.
///
/// - **PNG**: every color type, bit depth and interlacing. 16-bit samples are rounded to 8 bits,
///   not cut. Alpha, of `tRNS` too, is composited over white; where then every pixel is the same
///   although alpha varies, as with white ink on nothing, alpha is taken as the ink: opaque becomes
///   black. An animation shows its default image.
/// - **JPEG**: gray, YCbCr, RGB, CMYK and YCCK; baseline, extended and progressive, Huffman or
///   arithmetic coded. CMYK with an Adobe marker is stored inverted, as Adobe does; without the
///   marker it is not.
/// - **Orientation**: an EXIF orientation, of JPEG's APP1 or PNG's `eXIf`, is applied while the
///   rows come in. What does not parse as EXIF is no error: it gives no orientation.
///
/// Bytes after the end of the picture are not looked at. A picture that its bytes cut short is an
/// error: for a PNG even if only its end chunk is lost, for a JPEG if a row is, or if libjpeg runs out
/// of bytes while it finishes the last one. Damage that libjpeg
/// steps over (it calls it a warning: a bad code, stray bytes, a restart marker out of step) is not
/// an error; a checksum of a PNG's pixels that does not hold is.
public enum ImageDecoder {
  /// Tells the format of encoded bytes by their signature, never by a name.
  ///
  /// - Parameter bytes: The first bytes of a file; 8 are enough.
  /// - Returns: The format, or `nil` if the signature is none that is decoded.
  public static func format(of bytes: some Collection<UInt8>) -> ImageFormat? {
    if bytes.starts(with: Signature.png) { return .png }
    if bytes.starts(with: Signature.jpeg) { return .jpeg }
    return nil
  }

  /// Reads what a file says about its picture, without decoding its pixels.
  ///
  /// - Parameters:
  ///   - bytes: A PNG or JPEG file. For a JPEG the bytes up to its first scan, for a PNG those up
  ///     to its pixels are enough, if no orientation follows the pixels.
  ///   - limits: What may be taken.
  /// - Returns: The header.
  /// - Throws: ``ImageDecodingError``. A header past the limits is an error; pixels that are
  ///   missing or corrupt are not.
  /// - Complexity: O(chunks or segments), with the bytes of those before the pixels.
  public static func header(
    of bytes: [UInt8], limits: ImageLimits = ImageLimits()
  ) throws(ImageDecodingError) -> ImageHeader {
    guard bytes.count <= limits.maximumBytes else {
      throw ImageDecodingError(
        code: .tooLarge,
        message: "a file of \(bytes.count) bytes; the limit is \(limits.maximumBytes)")
    }
    guard let format = format(of: bytes) else { throw Signature.error(for: bytes) }
    let header =
      switch format {
      case .png: try pngHeader(of: bytes)
      case .jpeg: try jpegHeader(of: bytes)
      }
    try check(header, against: limits)
    return header
  }

  /// Decodes a picture to upright gray.
  ///
  /// - Parameters:
  ///   - bytes: A whole PNG or JPEG file.
  ///   - limits: What may be taken.
  ///   - conversion: How colors become gray.
  /// - Returns: The picture, its format, the orientation that was undone and how colors became gray.
  /// - Throws: ``ImageDecodingError``. A blank picture, or one of a single pixel, is not an error.
  /// - Complexity: O(`bytes.count` + pixels) in time; the memory that ``ImageLimits`` describes.
  public static func decode(
    _ bytes: [UInt8], limits: ImageLimits = ImageLimits(), conversion: GrayConversion = .luma
  ) throws(ImageDecodingError) -> DecodedImage {
    let header = try header(of: bytes, limits: limits)
    let decoded = try decode(bytes, header: header, limits: limits, by: .luma)
    guard conversion == .contrast, header.hasColor, ColorContrast.isWeak(decoded.image) else {
      return decoded
    }
    let pairs =
      switch header.format {
      case .png: try pngColorPairs(of: bytes, header: header)
      case .jpeg: try jpegColorPairs(of: bytes, header: header, limits: limits)
      }
    guard let weights = ColorContrast(pairs: pairs).betterWeights else { return decoded }
    return try decode(bytes, header: header, limits: limits, by: weights)
  }

  private static func decode(
    _ bytes: [UInt8], header: ImageHeader, limits: ImageLimits, by weights: GrayWeights
  ) throws(ImageDecodingError) -> DecodedImage {
    let pixels =
      switch header.format {
      case .png: try pngPixels(of: bytes, header: header, by: weights)
      case .jpeg: try jpegPixels(of: bytes, header: header, limits: limits, by: weights)
      }
    let image = GrayImage(
      width: header.uprightWidth, height: header.uprightHeight, pixels: pixels)
    return DecodedImage(
      image: image, format: header.format, orientation: header.orientation, weights: weights)
  }

  private static func check(
    _ header: ImageHeader, against limits: ImageLimits
  ) throws(ImageDecodingError) {
    let size = "a picture of \(header.width)×\(header.height) pixels"
    guard max(header.width, header.height) <= limits.maximumSide else {
      throw ImageDecodingError(
        code: .tooLarge, message: "\(size); the limit of a side is \(limits.maximumSide)")
    }
    let (pixels, overflow) = header.width.multipliedReportingOverflow(by: header.height)
    guard !overflow, pixels <= limits.maximumPixels else {
      throw ImageDecodingError(
        code: .tooLarge, message: "\(size); the limit is \(limits.maximumPixels) in all")
    }
  }
}
