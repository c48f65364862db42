internal import DigitTraining
internal import NeuralNetwork
internal import Raster

/// A sheet with a row of samples for each class.
struct SampleSheet {
  let columns: Int
  let seed: UInt64

  /// Draws samples that are spread evenly over the sources, so that all writers have a chance.
  func draw(_ sources: [any GlyphSource]) -> GrayImage {
    var ofClass = [[(source: Int, index: Int)]](
      repeating: [], count: Int(GlyphLabel.notADigit) + 1)
    for (number, source) in sources.enumerated() {
      for index in 0..<source.count {
        ofClass[Int(source.label(at: index))].append((number, index))
      }
    }
    var cells: [ContactSheet.Cell] = []
    for (label, samples) in ofClass.enumerated() where !samples.isEmpty {
      for column in 0..<columns {
        guard column < samples.count else {
          cells.append(ContactSheet.Cell(ink: [UInt8]?.none))
          continue
        }
        let shown = min(columns, samples.count)
        let sample = samples[column * samples.count / shown]
        var generator = Xoshiro256(seed: seed, stream: UInt64(sample.index))
        cells.append(
          ContactSheet.Cell(
            ink: sources[sample.source].ink(at: sample.index, using: &generator),
            label: UInt8(label)))
      }
    }
    return ContactSheet(columns: columns).draw(cells)
  }
}
