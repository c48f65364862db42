import NeuralNetwork

@testable import DigitTraining

/// The digits of a pocket calculator: a source whose ink is known.
struct PrintedDigits: GlyphSource {
  var name: String { "printed" }
  var count = 20
  var writers: [String] = []
  /// Who wrote a sample, where writers are known.
  var writerOfLabel: @Sendable (UInt8) -> Int? = { _ in nil }
  var fingerprint: UInt64 { UInt64(count) }

  func label(at index: Int) -> UInt8 { UInt8(index % 10) }

  func writer(at index: Int) -> Int? { writerOfLabel(label(at: index)) }

  func ink(at index: Int, using generator: inout Xoshiro256) -> [UInt8] {
    Self.ink(of: label(at: index))
  }

  /// A digit of a pocket calculator, 12 pixels wide and 20 high, in the middle of 28×28.
  ///
  /// Strokes are two pixels broad; a 1 has a foot, so that all digits are as wide.
  static func ink(of label: UInt8) -> [UInt8] {
    // Top, middle, bottom; left upper and lower, right upper and lower.
    let segments: [UInt8] = [
      0b101_11_11, 0b001_00_11, 0b111_01_10, 0b111_00_11, 0b010_10_11, 0b111_10_01, 0b111_11_01,
      0b100_00_11, 0b111_11_11, 0b111_10_11,
    ]
    var ink = [UInt8](repeating: 0, count: 784)
    func fill(_ segment: Int, x: Range<Int>, y: Range<Int>) {
      guard segments[Int(label)] >> (6 - segment) & 1 == 1 else { return }
      for row in y { for column in x { ink[row * 28 + column] = 255 } }
    }
    fill(0, x: 8..<20, y: 4..<6)
    fill(1, x: 8..<20, y: 13..<15)
    fill(2, x: 8..<20, y: 22..<24)
    fill(3, x: 8..<10, y: 4..<15)
    fill(4, x: 8..<10, y: 13..<24)
    fill(5, x: 18..<20, y: 4..<15)
    fill(6, x: 18..<20, y: 13..<24)
    return ink
  }
}
