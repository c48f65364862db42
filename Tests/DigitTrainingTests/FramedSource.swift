import DigitTraining
import NeuralNetwork

/// Samples whose ink is alike, so that only what stands around them tells their class: stripes, the
/// farther apart the greater the label.
struct FramedSource: GlyphSource {
  var name = "framed"
  var count: Int
  var classes = 3

  var writers: [String] { [] }
  var hasContext: Bool { true }
  var fingerprint: UInt64 { UInt64(count) << 8 | UInt64(classes) }

  func label(at index: Int) -> UInt8 { UInt8(index % classes) }

  func writer(at index: Int) -> Int? { nil }

  func ink(at index: Int, using generator: inout Xoshiro256) -> [UInt8] {
    (0..<784).map { pixel in
      let isBar = (10..<18).contains(pixel % 28) && (4..<24).contains(pixel / 28)
      return isBar ? 255 : UInt8(generator.next() & 31)
    }
  }

  func context(at index: Int) -> [UInt8] {
    let step = 2 * (Int(label(at: index)) + 1)
    return (0..<784).map { pixel in
      let isFree = (9..<19).contains(pixel % 28)
      return !isFree && pixel / 28 % step == 0 ? 255 : 0
    }
  }
}
