import DigitTraining
import NeuralNetwork

/// Samples that are drawn when they are asked for: bars whose place tells the class, with noise.
struct DrawnSource: GlyphSource {
  var name: String
  var labels: [UInt8]
  var writers: [String] = []
  var writerIndices: [Int?] = []

  var count: Int { labels.count }

  func label(at index: Int) -> UInt8 { labels[index] }

  func writer(at index: Int) -> Int? { writerIndices.isEmpty ? nil : writerIndices[index] }

  func ink(at index: Int, using generator: inout Xoshiro256) -> [UInt8] {
    let bar = 4 + 2 * Int(labels[index])
    return (0..<784).map { pixel in
      let isBar = pixel / 28 == bar && (4..<24).contains(pixel % 28)
      return isBar ? 255 : UInt8(generator.next() & 63)
    }
  }

  var fingerprint: UInt64 { UInt64(labels.count) }
}
