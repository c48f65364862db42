public import Raster

/// A picture of many samples side by side, for people to look through.
///
/// ```swift
/// let cells = (0..<100).map { ContactSheet.Cell(ink: glyphs[$0].ink, label: glyphs.labels[$0]) }
/// let png = PNGEncoder.encode(ContactSheet(columns: 10, scale: 2).draw(cells))
/// ```
public struct ContactSheet: Hashable, Sendable {
  /// How ink is shown.
  public enum Look: String, Hashable, Sendable, CaseIterable {
    /// Dark ink on white paper.
    case paper

    /// Light ink on black: the levels that the network is given.
    case network
  }

  /// One sample of a sheet.
  public struct Cell: Hashable, Sendable {
    /// [28, 28] levels, 0 for paper to 255 for full ink; `nil` leaves the place empty.
    public var ink: [UInt8]?

    /// The class to write into the corner, if any.
    public var label: UInt8?

    /// Creates a cell from bytes.
    ///
    /// - Parameters:
    ///   - ink: 784 levels, 0 for paper to 255 for full ink; `nil` leaves the place empty.
    ///   - label: The class to write into the corner, if any.
    public init(ink: [UInt8]?, label: UInt8? = nil) {
      if let ink { precondition(ink.count == 784, "\(ink.count) levels for 28×28 pixels") }
      self.ink = ink
      self.label = label
    }

    /// Creates a cell from what the network is given.
    ///
    /// - Parameters:
    ///   - ink: 784 levels, 0 for paper to 1 for full ink; what lies beyond is cut off.
    ///   - label: The class to write into the corner, if any.
    public init(ink: [Float], label: UInt8? = nil) {
      self.init(ink: ink.map { UInt8((max(0, min(1, $0)) * 255).rounded()) }, label: label)
    }
  }

  /// The number of samples in a row.
  public var columns: Int

  /// The side of a sample's pixel in the sheet.
  public var scale: Int

  /// The pixels between samples, and around them all.
  public var gap: Int

  /// How ink is shown.
  public var look: Look

  /// Creates the layout of a sheet.
  ///
  /// - Parameters:
  ///   - columns: The number of samples in a row, at least 1.
  ///   - scale: The side of a sample's pixel in the sheet, at least 1.
  ///   - gap: The pixels between samples.
  ///   - look: How ink is shown.
  public init(columns: Int, scale: Int = 2, gap: Int = 4, look: Look = .paper) {
    precondition(columns >= 1 && scale >= 1 && gap >= 0, "a sheet of no samples")
    self.columns = columns
    self.scale = scale
    self.gap = gap
    self.look = look
  }

  /// Draws a sheet.
  ///
  /// - Parameter cells: The samples, row by row.
  /// - Returns: The sheet; its last row may have places left, and without samples it is one row of
  ///   empty places.
  public func draw(_ cells: [Cell]) -> GrayImage {
    let step = 28 * scale + gap
    let rows = max(1, (cells.count + columns - 1) / columns)
    let between: UInt8 = look == .paper ? 224 : 64
    var sheet = GrayImage(
      width: columns * step + gap, height: rows * step + gap, filledWith: between)
    for (index, cell) in cells.enumerated() {
      let left = gap + index % columns * step
      let top = gap + index / columns * step
      draw(cell, left: left, top: top, into: &sheet)
    }
    return sheet
  }

  private func draw(_ cell: Cell, left: Int, top: Int, into sheet: inout GrayImage) {
    guard let ink = cell.ink else { return }
    for y in 0..<28 * scale {
      for x in 0..<28 * scale {
        let level = ink[y / scale * 28 + x / scale]
        sheet[left + x, top + y] = look == .paper ? 255 - level : level
      }
    }
    guard let label = cell.label else { return }
    // In the left upper corner, where normalized ink hardly ever lies.
    let size = max(1, scale)
    for (row, bits) in SheetFont.rows(of: label).enumerated() {
      for column in 0..<SheetFont.width where bits >> (SheetFont.width - 1 - column) & 1 == 1 {
        for y in 0..<size {
          for x in 0..<size {
            sheet[left + (1 + column) * size + x, top + (1 + row) * size + y] = 128
          }
        }
      }
    }
  }
}
