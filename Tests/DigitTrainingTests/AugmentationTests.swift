import NeuralNetwork
import Testing

@testable import DigitTraining

@Suite struct AugmentationTests {
  /// A bar left of the middle.
  static let bar: [UInt8] = (0..<784).map { index in
    let (row, column) = (index / 28, index % 28)
    return (6..<22).contains(row) && (9..<12).contains(column) ? 255 : 0
  }

  private let before = Self.bar.map { Float($0) / 255 }

  private func apply(
    _ augmentation: Augmentation, to ink: [UInt8] = Self.bar, seed: UInt64 = 1
  ) -> [Float] {
    var output = [Float](repeating: .nan, count: 784)
    var generator = Xoshiro256(seed: seed)
    augmentation.apply(to: ink[...], into: &output[...], using: &generator)
    return output
  }

  /// An augmentation of one range alone, always taking part.
  private func only(_ set: (inout Augmentation) -> Void) -> Augmentation {
    var augmentation = Augmentation.none
    augmentation.appearanceProbability = 1
    set(&augmentation)
    return augmentation
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

  /// How far a pixel lies from the bar's nearest ink, along the farther axis.
  private func distanceFromBar(_ index: Int) -> Int {
    let (row, column) = (index / 28, index % 28)
    return max(6 - row, row - 21, 9 - column, column - 11, 0)
  }

  @Test func `without ranges every glyph stays as it is, and nothing is drawn`() {
    #expect(apply(.none) == before)
    var generator = Xoshiro256(seed: 1)
    var output = before
    Augmentation.none.apply(to: Self.bar[...], into: &output[...], using: &generator)
    #expect(generator == Xoshiro256(seed: 1))
  }

  @Test(arguments: [Augmentation.light, .default, .strong])
  func `equal seeds distort equally and others do not`(augmentation: Augmentation) {
    #expect(augmentation.problem == nil)
    #expect(apply(augmentation, seed: 3) == apply(augmentation, seed: 3))
    #expect(apply(augmentation, seed: 3) != apply(augmentation, seed: 4))
  }

  @Test func `the bits of a distortion are the same on every machine`() {
    var fingerprint = Fingerprint()
    for seed in 0..<20 {
      for value in apply(.strong, seed: UInt64(seed)) {
        fingerprint.add(UInt64(value.bitPattern))
      }
    }
    #expect(fingerprint.value == 4_923_103_752_830_507_586)
  }

  @Test func `cosine and sine are those of the angle`() {
    for degrees in -180...180 {
      let angle = Float(degrees) * .pi / 180
      let (c, s) = AffineAugmentation.cosineAndSine(of: angle)
      #expect(abs(c - cosine(angle)) < 2e-6 && abs(s - sine(angle)) < 2e-6)
    }
  }

  @Test(arguments: 0..<20)
  func `a move keeps the ink and goes no farther than its range`(seed: UInt64) {
    let moved = apply(only { $0.affine.shift = 3 }, seed: seed)
    let from = centroid(before)
    let to = centroid(moved)
    #expect(abs(to.x - from.x) <= 3.01 && abs(to.y - from.y) <= 3.01)
    #expect(abs(moved.reduce(0, +) - 48) < 0.01)
  }

  @Test(arguments: 0..<20)
  func `a turn keeps the amount of ink and the distance from the center`(seed: UInt64) {
    let turned = apply(only { $0.affine.rotation = 30 }, seed: seed)
    #expect(abs(turned.reduce(0, +) - 48) < 1.5)
    let after = centroid(turned)
    let distance = ((after.x - 13.5) * (after.x - 13.5) + (after.y - 13.5) * (after.y - 13.5))
      .squareRoot()
    #expect(abs(distance - 3.5) < 0.1)
  }

  @Test(arguments: 0..<20)
  func `a zoom keeps the amount of ink within its range`(seed: UInt64) {
    let ink = apply(only { $0.affine.zoom = 0.2 }, seed: seed).reduce(0, +)
    #expect(ink > 48 * 0.8 * 0.8 - 0.5 && ink < 48 * 1.2 * 1.2 + 0.5)
  }

  @Test(arguments: 0..<20)
  func `an elastic field moves ink, but no farther than its range`(seed: UInt64) {
    let bent = apply(only { $0.elastic = 3 }, seed: seed)
    #expect(bent != before)
    for index in 0..<784 where distanceFromBar(index) > 4 { #expect(bent[index] == 0) }
    #expect(abs(bent.reduce(0, +) - 48) < 16)
  }

  @Test func `an elastic field leaves neighbors together, and turns none around`() {
    for seed in 0..<20 {
      var generator = Xoshiro256(seed: UInt64(seed))
      let field = ElasticField(amplitude: 3.5, using: &generator)
      let moves = (0..<28).map { row in displacements(field, row: row) }
      for row in 0..<28 {
        for column in 1..<28 {
          #expect(abs(moves[row][column].x - moves[row][column - 1].x) < 1)
          #expect(abs(moves[column][row].y - moves[column - 1][row].y) < 1)
          #expect(abs(moves[row][column].x) <= 3.5 && abs(moves[row][column].y) <= 3.5)
        }
      }
    }
  }

  private func displacements(_ field: ElasticField, row: Int) -> [(x: Float, y: Float)] {
    let felt = field.row(row)
    return (0..<28).map { column in
      var move = (x: Float(0), y: Float(0))
      for number in 0..<7 {
        let weight = ElasticField.basis[number * 7 + column / 4][column % 4]
        move.x += weight * felt.across[number]
        move.y += weight * felt.down[number]
      }
      return move
    }
  }

  @Test func `the splines of an elastic field share each pixel out`() {
    for column in 0..<28 {
      let sum = (0..<7).reduce(Float(0)) { sum, number in
        sum + ElasticField.basis[number * 7 + column / 4][column % 4]
      }
      #expect(abs(sum - 1) < 1e-6)
    }
  }

  @Test(arguments: 0..<20)
  func `perspective makes one end of a bar broader than the other`(seed: UInt64) {
    let ink = apply(only { $0.perspective = 0.3 }, seed: seed)
    let upper = (0..<392).reduce(Float(0)) { $0 + ink[$1] }
    let lower = (392..<784).reduce(Float(0)) { $0 + ink[$1] }
    #expect(abs(upper - lower) > 0.05)
    #expect(ink.reduce(0, +) > 48 * 0.4 && ink.reduce(0, +) < 48 * 2.5)
  }

  @Test(arguments: 0..<20)
  func `thickness changes all of a stroke one way, and paper two pixels off stays bare`(
    seed: UInt64
  ) {
    let ink = apply(only { $0.thickness = 0.8 }, seed: seed)
    let grows = ink.reduce(0, +) > 48
    for index in 0..<784 {
      #expect(grows ? ink[index] >= before[index] : ink[index] <= before[index])
      if distanceFromBar(index) > 1 { #expect(ink[index] == 0) }
    }
    #expect(ink != before)
  }

  @Test func `a whole pixel of thickness is a dilation, and the other way an erosion`() {
    var ink = PaddedInk(Self.bar[...])
    ink.thicken(by: 1)
    #expect(ink.levels.reduce(0, +) == 18 * 5)
    ink.thicken(by: -1)
    #expect(ink.levels.reduce(0, +) == 16 * 3)
    ink.thicken(by: -1)
    #expect(ink.levels.reduce(0, +) == 14 * 1)
  }

  @Test(arguments: 0..<20)
  func `light changes ink and leaves paper as it is, to the bit`(seed: UInt64) {
    // A gray stroke: full ink under more light is full ink.
    let gray = before.map { $0 * 200 / 255 }
    let ink = apply(only { $0.lighting = 1 }, to: Self.bar.map { $0 / 255 * 200 }, seed: seed)
    #expect(ink != gray)
    for index in 0..<784 {
      #expect(before[index] == 0 ? ink[index] == 0 : ink[index] > 0.15 && ink[index] <= 1)
    }
  }

  @Test(arguments: 0..<20)
  func `light keeps the order of levels`(seed: UInt64) {
    var generator = Xoshiro256(seed: seed)
    let lighting = InkLighting(strength: 1, using: &generator)
    // Each column holds all levels from paper to full ink.
    var ink = (0..<784).map { Float($0 % 28) / 27 }
    lighting.apply(to: &ink[...])
    var generatorOfFlat = Xoshiro256(seed: seed)
    let flat = InkLighting(strength: 1e-6, using: &generatorOfFlat)
    var kept = (0..<784).map { Float($0 % 28) / 27 }
    flat.apply(to: &kept[...])
    for index in 0..<784 where index % 28 > 0 {
      #expect(ink[index] >= ink[index - 1] - 0.03)
      #expect(abs(kept[index] - Float(index % 28) / 27) < 1e-5)
    }
  }

  @Test(arguments: 0..<20)
  func `a blur keeps the ink and its center`(seed: UInt64) {
    let ink = apply(only { $0.blur = 1 }, seed: seed)
    #expect(abs(ink.reduce(0, +) - 48) < 0.01)
    #expect(abs(centroid(ink).x - 10) < 0.001 && abs(centroid(ink).y - 13.5) < 0.001)
  }

  @Test func `a blur has the deviation that was asked for`() {
    var dot = [UInt8](repeating: 0, count: 784)
    dot[14 * 28 + 14] = 255
    var ink = PaddedInk(dot[...])
    ink.blur(deviation: 0.9)
    var variance: Float = 0
    for (index, level) in ink.levels.enumerated() {
      variance += level * Float((index % 32 - 16) * (index % 32 - 16))
    }
    #expect(abs(variance - 0.81) < 1e-4)
  }

  @Test func `noise has the deviation that was asked for, and keeps polarity`() {
    var gray = [Float](repeating: 0.5, count: 784)
    var generator = Xoshiro256(seed: 5)
    InkNoise.add(deviation: 0.1, to: &gray[...], using: &generator)
    let mean = gray.reduce(0, +) / 784
    let variance = gray.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 784
    #expect(abs(mean - 0.5) < 0.01)
    #expect(abs(variance.squareRoot() - 0.1) < 0.01)

    for seed in 0..<20 {
      let ink = apply(only { $0.noise = 0.15 }, seed: UInt64(seed))
      for index in 0..<784 { #expect((ink[index] < 0.5) == (before[index] < 0.5)) }
    }
  }

  @Test func `levels stay between paper and full ink, however strong the distortion`() {
    let wild = Augmentation(
      affine: AffineAugmentation(rotation: 180, zoom: 0.9, shift: 28, shear: 4), elastic: 3.5,
      perspective: 0.4, thickness: 1, lighting: 1, blur: 1, noise: 0.5, appearanceProbability: 1)
    #expect(wild.problem == nil)
    let full = [UInt8](repeating: 255, count: 784)
    for seed in 0..<50 {
      for ink in [full, Self.bar] {
        let wildest = apply(wild, to: ink, seed: UInt64(seed))
        #expect(wildest.allSatisfy { $0 >= 0 && $0 <= 1 })
      }
    }
  }

  @Test func `appearance takes part as often as was asked for`() {
    var augmentation = only { $0.blur = 1 }
    augmentation.appearanceProbability = 0.25
    let changed = (0..<400).count { apply(augmentation, seed: UInt64($0)) != before }
    #expect(abs(changed - 100) < 30)
  }

  @Test func `ranges that make no sense are told in words`() {
    #expect(only { $0.elastic = 4 }.problem == "an elastic displacement of 4.0, not 0 to 3.5")
    #expect(only { $0.perspective = -1 }.problem == "a perspective of -1.0, not 0 to 0.4")
    #expect(only { $0.noise = .nan }.problem == "a noise of nan, not 0 to 0.5")
    #expect(only { $0.affine.rotation = 181 }.problem == "a rotation of 181.0°, not 0 to 180")
    #expect(Augmentation.none.problem == nil)
  }

  @Test func `an augmentation says what takes part`() {
    #expect(Augmentation.none.description == "none")
    #expect(only { $0.elastic = 2 }.description == "elastic 2.0")
    #expect(only { $0.blur = 0.5 }.description == "blur 0.5, appearance probability 1.0")
  }
}
