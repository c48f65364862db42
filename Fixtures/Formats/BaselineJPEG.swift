public import Raster

/// Writes gray pictures as baseline JPEG (ITU-T T.81), with the example tables of its annex K.
public enum BaselineJPEG {
  /// Encodes a picture.
  ///
  /// - Parameters:
  ///   - image: The picture, 1×1 to 65535×65535 pixels.
  ///   - quality: 1 to 100, as libjpeg scales the example table of quantization.
  ///   - orientation: An EXIF orientation to put into the file, 1 to 8; no EXIF data if `nil`.
  /// - Returns: The bytes of a JPEG file.
  public static func encode(
    _ image: GrayImage, quality: Int = 90, orientation: Int? = nil
  ) -> [UInt8] {
    let quantization = QuantizationTable(quality: quality)
    var segments = [JPEGFile.Segment(0xD8, nil), JPEGFile.Segment(0xE0, applicationData)]
    if let orientation {
      let exif = EXIFData.orientation(UInt32(orientation))
      segments.append(JPEGFile.Segment(0xE1, Array("Exif\0\0".utf8) + exif))
    }
    segments += [
      JPEGFile.Segment(0xDB, [0] + quantization.zigzag.map { UInt8($0) }),
      JPEGFile.Segment(0xC0, frame(of: image)),
      JPEGFile.Segment(0xC4, [0x00] + HuffmanCode.constants.definition),
      JPEGFile.Segment(0xC4, [0x10] + HuffmanCode.coefficients.definition),
      JPEGFile.Segment(0xDA, [1, 1, 0, 0, 63, 0], scan: scan(of: image, quantization)),
      JPEGFile.Segment(0xD9, nil),
    ]
    return segments.flatMap(\.bytes)
  }

  /// The JFIF header: version 1.1, square pixels, no thumbnail.
  private static let applicationData: [UInt8] =
    Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]

  private static func frame(of image: GrayImage) -> [UInt8] {
    [8] + bigEndian(UInt16(image.height)) + bigEndian(UInt16(image.width)) + [1, 1, 0x11, 0]
  }

  /// Codes the blocks from left to right and top to bottom.
  private static func scan(
    of image: GrayImage, _ quantization: QuantizationTable
  ) -> [UInt8] {
    var stream = EntropyStream()
    var last = 0
    for top in stride(from: 0, to: image.height, by: 8) {
      for left in stride(from: 0, to: image.width, by: 8) {
        let block = quantization.quantized(
          CosineTransform.forward { column, row in
            // The last column and row are repeated where a block reaches beyond the picture.
            Double(image[min(left + column, image.width - 1), min(top + row, image.height - 1)])
              - 128
          })
        appendBlock(block, after: last, to: &stream)
        last = block[0]
      }
    }
    return stream.finished()
  }

  /// Codes a block: T.81, F.1.2.
  private static func appendBlock(
    _ block: [Int], after last: Int, to stream: inout EntropyStream
  ) {
    let step = block[0] - last
    stream.append(HuffmanCode.constants, UInt8(size(of: step)))
    stream.append(step, size: size(of: step))
    var zeros = 0
    for value in block.dropFirst() {
      if value == 0 {
        zeros += 1
        continue
      }
      while zeros > 15 {
        stream.append(HuffmanCode.coefficients, 0xF0)
        zeros -= 16
      }
      stream.append(HuffmanCode.coefficients, UInt8(zeros << 4 | size(of: value)))
      stream.append(value, size: size(of: value))
      zeros = 0
    }
    if zeros > 0 { stream.append(HuffmanCode.coefficients, 0) }
  }

  /// The number of bits of a value without its sign.
  private static func size(of value: Int) -> Int {
    Int.bitWidth - abs(value).leadingZeroBitCount
  }
}
