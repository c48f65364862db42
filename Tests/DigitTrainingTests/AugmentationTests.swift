import NeuralNetwork
import Testing

@testable import DigitTraining

@Suite struct AugmentationTests {
  /// A bar left of the middle.
  private static let bar: [UInt8] = (0..<784).map { index in
    let (row, column) = (index / 28, index % 28)
    return (6..<22).contains(row) && (9..<12).contains(column) ? 255 : 0
  }

  private func apply(_ augmentation: AffineAugmentation, seed: UInt64 = 1) -> [Float] {
    var output = [Float](repeating: .nan, count: 784)
    var generator = Xoshiro256(seed: seed)
    augmentation.apply(to: Self.bar[...], into: &output[...], using: &generator)
    return output
  }

  private func centroid(_ ink: [Float]) -> (x: Float, y: Float) {
    let mass = ink.reduce(0, +)
    var x: Float = 0
    var y: Float = 0
    for (index, value) in ink.enumerated() {
      x += value * Float(index % 28)
      y += value * Float(index / 28)
    }
    return (x / mass, y / mass)
  }

  @Test func `without ranges every glyph stays as it is`() {
    #expect(apply(.none) == Self.bar.map { Float($0) / 255 })
  }

  @Test func `equal seeds distort equally and others do not`() {
    #expect(apply(AffineAugmentation(), seed: 3) == apply(AffineAugmentation(), seed: 3))
    #expect(apply(AffineAugmentation(), seed: 3) != apply(AffineAugmentation(), seed: 4))
  }

  @Test(arguments: 0..<20)
  func `a move keeps the ink and goes no farther than its range`(seed: UInt64) {
    let moved = apply(AffineAugmentation(rotation: 0, zoom: 0, shift: 3, shear: 0), seed: seed)
    let before = centroid(Self.bar.map { Float($0) / 255 })
    let after = centroid(moved)
    #expect(abs(after.x - before.x) <= 3.01 && abs(after.y - before.y) <= 3.01)
    #expect(abs(moved.reduce(0, +) - 48) < 0.01)
  }

  @Test(arguments: 0..<20)
  func `a turn keeps the amount of ink and the distance from the center`(seed: UInt64) {
    let turned = apply(AffineAugmentation(rotation: 30, zoom: 0, shift: 0, shear: 0), seed: seed)
    #expect(abs(turned.reduce(0, +) - 48) < 1.5)
    let after = centroid(turned)
    let distance = ((after.x - 13.5) * (after.x - 13.5) + (after.y - 13.5) * (after.y - 13.5))
      .squareRoot()
    #expect(abs(distance - 3.5) < 0.1)
  }

  @Test func `levels stay between paper and full ink`() {
    for seed in 0..<20 {
      let ink = apply(
        AffineAugmentation(rotation: 45, zoom: 0.5, shift: 12, shear: 1), seed: UInt64(seed))
      #expect(ink.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }
}
