import DigitTraining
import NeuralNetwork

/// Stripes, the farther apart the greater the label, by several writers.
///
/// They are drawn with noise anew whenever they are asked for; the corner tells which sample it is.
struct StripedSource: GlyphSource {
  var name: String
  var count: Int
  var writers: [String] = []

  /// How many classes there are; 11 with those that are no digits.
  var classes = 10

  func label(at index: Int) -> UInt8 { UInt8(index % classes) }

  func writer(at index: Int) -> Int? { writers.isEmpty ? nil : index / 7 % writers.count }

  func ink(at index: Int, using generator: inout Xoshiro256) -> [UInt8] {
    let label = Int(label(at: index))
    var ink = (0..<784).map { pixel in
      pixel / 28 % (label + 2) == 0 ? 255 : UInt8(generator.uniform() * 50)
    }
    ink[0] = UInt8(index % 256)
    ink[1] = UInt8(index / 256)
    return ink
  }

  var fingerprint: UInt64 { UInt64(count) << 32 | UInt64(name.utf8.count) << 8 | UInt64(classes) }
}
