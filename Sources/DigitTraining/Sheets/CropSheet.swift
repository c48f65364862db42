internal import NeuralNetwork
public import Raster

/// A sheet of crops that the reader cut out of numbers, class by class: a crop's own ink in full, and
/// that around it faint.
public enum CropSheet {
  /// Draws a sheet.
  ///
  /// - Parameters:
  ///   - sources: The crops.
  ///   - seed: Equal seeds choose equal crops.
  ///   - columns: The number of crops in a row.
  ///   - rowsOfEach: The rows of each digit.
  ///   - rowsOfOthers: The rows of what is no digit.
  /// - Returns: The sheet; places of classes with few crops stay empty.
  /// - Complexity: O(crops).
  public static func draw(
    _ sources: [any GlyphSource], seed: UInt64, columns: Int = 20, rowsOfEach: Int = 1,
    rowsOfOthers: Int = 6
  ) -> GrayImage {
    var members = [[(source: Int, index: Int)]](
      repeating: [], count: Int(GlyphLabel.notADigit) + 1)
    for (number, source) in sources.enumerated() {
      for index in 0..<source.count {
        members[Int(source.label(at: index))].append((number, index))
      }
    }
    var generator = Xoshiro256(seed: seed)
    var cells: [ContactSheet.Cell] = []
    for (label, members) in members.enumerated() {
      let rows = label == Int(GlyphLabel.notADigit) ? rowsOfOthers : rowsOfEach
      let chosen = members.shuffled(using: &generator).prefix(rows * columns)
      for place in chosen {
        let source = sources[place.source]
        let ink = source.ink(at: place.index, using: &generator)
        let shown = zip(ink, source.context(at: place.index)).map { own, other in
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
