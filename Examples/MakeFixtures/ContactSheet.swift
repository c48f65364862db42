internal import DigitFixtures
internal import Raster

/// Every way to write each digit, by several hands, on one sheet for looking at.
enum ContactSheet {
  /// Draws the sheet.
  ///
  /// - Parameters:
  ///   - seed: Where the hands come from.
  ///   - columns: The number of hands.
  ///   - cell: The width and height that each digit gets, in pixels.
  /// - Returns: A row for each variant of each digit, a column for each hand.
  static func drawn(seed: UInt64, columns: Int = 16, cell: Int = 64) -> GrayImage {
    var generator = SplitMix64(seed: seed)
    let hands = (0..<columns).map { _ in Hand.random(using: &generator) }
    let rows = (0...9).flatMap { DigitSkeleton.variants(of: $0) }
    var sheet = GrayImage(width: columns * cell, height: rows.count * cell, filledWith: 255)
    for (row, skeleton) in rows.enumerated() {
      for (column, hand) in hands.enumerated() {
        let drawing = hand.write([skeleton], height: Double(cell) * 0.7, using: &generator)
        let picture = Paper.white.picture(
          of: InkedSheet(drawing, width: cell, height: cell), using: &generator)
        for y in 0..<cell {
          for x in 0..<cell { sheet[column * cell + x, row * cell + y] = picture[x, y] }
        }
      }
    }
    return sheet
  }
}
