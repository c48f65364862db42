internal import CImageShims
public import Raster

/// Encodes pictures as PNG: 8 bits a sample, not interlaced, no ancillary chunks.
///
/// The same picture always gives the same bytes, with one version of libpng and zlib.
public enum PNGEncoder {
  /// Encodes a gray picture.
  ///
  /// - Parameter image: The picture, at least 1×1.
  /// - Returns: The bytes of a PNG file.
  public static func encode(_ image: GrayImage) -> [UInt8] {
    encode(image.pixels, width: image.width, height: image.height, samplesPerPixel: 1)
  }

  /// Encodes a color picture.
  ///
  /// - Parameter image: The picture, at least 1×1.
  /// - Returns: The bytes of a PNG file.
  public static func encode(_ image: Image<RGB>) -> [UInt8] {
    var samples: [UInt8] = []
    samples.reserveCapacity(3 * image.pixels.count)
    for pixel in image.pixels {
      samples.append(pixel.red)
      samples.append(pixel.green)
      samples.append(pixel.blue)
    }
    return encode(samples, width: image.width, height: image.height, samplesPerPixel: 3)
  }

  private static func encode(
    _ samples: [UInt8], width: Int, height: Int, samplesPerPixel: Int
  ) -> [UInt8] {
    precondition(width >= 1 && height >= 1, "a PNG of \(width)×\(height) pixels")
    precondition(
      width <= Int(Int32.max) && height <= Int(Int32.max), "a PNG of \(width)×\(height) pixels")
    var encoded: [UInt8] = []
    do {
      unsafe try CodecReport.check { report in
        var memory: UnsafeMutablePointer<UInt8>?
        var count = 0
        let status = unsafe samples.withUnsafeBufferPointer { samples in
          guard let base = samples.baseAddress else { return dgi_corrupt }
          return unsafe dgi_png_encode(
            base, UInt32(width), UInt32(height), UInt32(samplesPerPixel), &memory, &count, report)
        }
        unsafe encoded = Array(UnsafeBufferPointer(start: memory, count: count))
        unsafe dgi_free(memory)
        return status
      }
    } catch {
      // Rows of a checked size leave nothing to fail but memory, and then an array would have
      // trapped too.
      preconditionFailure(error.message)
    }
    return encoded
  }
}
