internal import NeuralNetwork
public import Raster

/// A sheet of what the network will see: each row begins with a sample as it is, and goes on with
/// distortions of it.
public enum AugmentationSheet {
  /// Draws a sheet.
  ///
  /// - Parameters:
  ///   - sources: Where samples come from. Each class that they hold has its rows.
  ///   - augmentation: What distorts them.
  ///   - seed: Equal seeds give equal sheets.
  ///   - rowsPerClass: The number of samples of each class.
  ///   - variants: The number of distortions of each sample.
  ///   - look: How ink is shown.
  /// - Returns: The sheet; one row of empty places if the sources are empty.
  /// - Complexity: O(samples of all sources), to find the classes.
  public static func draw(
    sources: [any GlyphSource], augmentation: Augmentation, seed: UInt64, rowsPerClass: Int = 2,
    variants: Int = 15, look: ContactSheet.Look = .network
  ) -> GrayImage {
    var members: [[(source: Int, index: Int)]] = Array(
      repeating: [], count: Int(GlyphLabel.notADigit) + 1)
    for (number, source) in sources.enumerated() {
      for index in 0..<source.count {
        let label = Int(source.label(at: index))
        if label < members.count { members[label].append((number, index)) }
      }
    }
    var cells: [ContactSheet.Cell] = []
    for (label, members) in members.enumerated() where !members.isEmpty {
      for row in 0..<rowsPerClass {
        var generator = Xoshiro256(seed: seed, stream: UInt64(label), UInt64(row))
        let place = Int(generator.next().multipliedFullWidth(by: UInt64(members.count)).high)
        let chosen = members[place]
        let ink = sources[chosen.source].ink(at: chosen.index, using: &generator)
        cells.append(ContactSheet.Cell(ink: ink, label: UInt8(label)))
        for _ in 0..<variants {
          var distorted = [Float](repeating: 0, count: ink.count)
          augmentation.apply(to: ink[...], into: &distorted[...], using: &generator)
          cells.append(ContactSheet.Cell(ink: distorted))
        }
      }
    }
    return ContactSheet(columns: variants + 1, scale: 2, look: look).draw(cells)
  }
}
