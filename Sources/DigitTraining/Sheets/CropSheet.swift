internal import NeuralNetwork
public import Raster

/// A sheet of crops that the reader cut out of made-up numbers, class by class: a crop's own ink in
/// full, and that around it faint.
public enum CropSheet {
  /// Draws a sheet.
  ///
  /// - Parameters:
  ///   - crops: The crops.
  ///   - seed: Equal seeds choose equal crops.
  ///   - columns: The number of crops in a row.
  ///   - rowsOfOthers: The rows of what is no digit; a digit has one.
  /// - Returns: The sheet; places of classes with few crops stay empty.
  /// - Complexity: O(crops).
  public static func draw(
    _ crops: StringCrops, seed: UInt64, columns: Int = 20, rowsOfOthers: Int = 6
  ) -> GrayImage {
    var members = [[Int]](repeating: [], count: Int(GlyphLabel.notADigit) + 1)
    for index in 0..<crops.count { members[Int(crops.label(at: index))].append(index) }
    var generator = Xoshiro256(seed: seed)
    var cells: [ContactSheet.Cell] = []
    for (label, members) in members.enumerated() {
      let rows = label == Int(GlyphLabel.notADigit) ? rowsOfOthers : 1
      let chosen = members.shuffled(using: &generator).prefix(rows * columns)
      for index in chosen {
        let ink = crops.ink(at: index, using: &generator)
        let shown = zip(ink, crops.context(at: index)).map { own, other in
          max(own, UInt8(Int(other) * 2 / 5))
        }
        cells.append(ContactSheet.Cell(ink: shown, label: UInt8(label)))
      }
      for _ in chosen.count..<rows * columns {
        cells.append(ContactSheet.Cell(ink: nil as [UInt8]?))
      }
    }
    return ContactSheet(columns: columns, scale: 2, look: .network).draw(cells)
  }
}
