extension PNGFile {
  /// Creates a right PNG from its samples, unfiltered.
  ///
  /// - Parameters:
  ///   - width: The number of pixels in a row.
  ///   - height: The number of rows.
  ///   - bitDepth: The bits of a sample.
  ///   - colorType: The color type; a palette is to be inserted by the caller.
  ///   - isInterlaced: Whether the pixels come in the seven passes of Adam7.
  ///   - samples: The samples of the pixel in a column and a row.
  public init(
    width: Int, height: Int, bitDepth: Int = 8, colorType: ColorType = .gray,
    isInterlaced: Bool = false, samples: (_ x: Int, _ y: Int) -> [Int]
  ) {
    var scanlines: [UInt8] = []
    for pass in isInterlaced ? Pass.adam7 : [Pass(0, 0, 1, 1)] {
      let columns = stride(from: pass.firstColumn, to: width, by: pass.columnStep)
      guard pass.firstColumn < width else { continue }
      for y in stride(from: pass.firstRow, to: height, by: pass.rowStep) {
        scanlines.append(0)
        scanlines += Self.packed(columns.flatMap { samples($0, y) }, bitDepth: bitDepth)
      }
    }
    self.init(chunks: [
      Self.header(
        width: UInt32(width), height: UInt32(height), bitDepth: UInt8(bitDepth),
        colorType: colorType.rawValue, methods: [0, 0, isInterlaced ? 1 : 0]),
      Self.pixels(scanlines),
      Chunk("IEND"),
    ])
  }

  /// A pass over a picture: PNG, 8.2.
  private struct Pass {
    let firstColumn: Int
    let firstRow: Int
    let columnStep: Int
    let rowStep: Int

    init(_ firstColumn: Int, _ firstRow: Int, _ columnStep: Int, _ rowStep: Int) {
      self.firstColumn = firstColumn
      self.firstRow = firstRow
      self.columnStep = columnStep
      self.rowStep = rowStep
    }

    static let adam7 = [
      Pass(0, 0, 8, 8), Pass(4, 0, 8, 8), Pass(0, 4, 4, 8), Pass(2, 0, 4, 4),
      Pass(0, 2, 2, 4), Pass(1, 0, 2, 2), Pass(0, 1, 1, 2),
    ]
  }

  /// The bytes of a row of samples: those of fewer than 8 bits from the left of a byte.
  private static func packed(_ samples: [Int], bitDepth: Int) -> [UInt8] {
    if bitDepth == 16 { return samples.flatMap { bigEndian(UInt16($0)) } }
    let perByte = 8 / bitDepth
    return stride(from: 0, to: samples.count, by: perByte).map { start in
      var byte = 0
      for (index, sample) in samples[start..<min(start + perByte, samples.count)].enumerated() {
        byte |= sample << (8 - bitDepth * (index + 1))
      }
      return UInt8(byte)
    }
  }
}
