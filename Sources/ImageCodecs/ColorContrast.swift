internal import Raster

/// Finds the direction in which the colors of a picture differ most, where luma does not show what is
/// drawn.
///
/// Differences *d* in red, green and blue are taken between pixels that are a little apart: light and shade
/// change slowly and so leave no trace in them. Most of them are noise. Of all directions *w* that is taken for which the
/// mean of (*w·d*)² is greatest in units of that of the noise: the discriminant of R. A. Fisher, *The use of multiple
/// measurements in taxonomic problems*, Annals of Eugenics 7 (1936), with all differences and noise in place of two
/// classes. What is noise is found as P. J. Rousseeuw and K. Van Driessen do, *A fast algorithm for the minimum covariance
/// determinant estimator*, Technometrics 41 (1999): the half that is nearest in units of itself. Without noise
/// the direction is that in which neighboring colors differ most.
struct ColorContrast {
  /// The differences that are looked at: as many at most along each side of the picture.
  static let pairsPerSide = 128

  /// Luma shows what is drawn where one in a thousand of the differences that there are is as great as this, in
  /// levels, and so many times as great as half of all are.
  static let enough = (greatest: 64.0, clearness: 8.0)

  /// How many times as far above the noise the greatest differences must be along another direction than in
  /// luma.
  static let gain = 1.5

  /// How great the greatest differences must be along another direction, in levels.
  static let least = 16.0

  /// By how much at most more of the great differences go one way.
  ///
  /// It was never more than 0.17 in 1,500 colored pictures of numbers.
  static let greatestOnesidedness = 0.3

  /// The noise that is always there, as levels are whole numbers: its variance along each channel.
  private static let leastNoise = 1.0

  /// The differences in red, green and blue, in levels.
  private let differences: [SIMD3<Double>]

  /// Takes pairs of colors.
  ///
  /// - Parameter pairs: R, G, B of one pixel and of another, 6 bytes each.
  init(pairs: [UInt8]) {
    var differences: [SIMD3<Double>] = []
    differences.reserveCapacity(pairs.count / 6)
    for first in stride(from: 0, to: pairs.count / 6 * 6, by: 6) {
      func color(at place: Int) -> SIMD3<Double> {
        SIMD3(Double(pairs[place]), Double(pairs[place + 1]), Double(pairs[place + 2]))
      }
      differences.append(color(at: first + 3) - color(at: first))
    }
    self.differences = differences
  }

  /// Which weights show more than luma does; `nil` if none do by much.
  var betterWeights: GrayWeights? {
    guard let weights = GrayWeights(along: direction) else { return nil }
    var (luma, other) = (Spread(), Spread())
    for difference in differences {
      luma.add(abs(GrayWeights.luma.gray(of: difference)))
      other.add(abs(weights.gray(of: difference)))
    }
    let isClearer = other.clearness > Self.gain * luma.clearness
    guard isClearer, other.greatest >= Self.least else { return nil }
    return onesidedness(along: weights, from: other.greatest / 2) <= Self.greatestOnesidedness
      ? weights : nil
  }

  /// By how much, of the differences that are great, more go one way than the other: 0 to 1.
  ///
  /// A stroke has two sides, a surface that fills the picture beside another only one.
  private func onesidedness(along weights: GrayWeights, from least: Double) -> Double {
    var (sum, count) = (0.0, 0.0)
    for difference in differences {
      let distance = weights.gray(of: difference)
      guard abs(distance) >= least else { continue }
      sum += distance < 0 ? -1 : 1
      count += 1
    }
    return abs(sum) / max(1, count)
  }

  /// The direction, brighter colors upward in it if it has to do with brightness at all; zero if there is none.
  private var direction: SIMD3<Double> {
    guard !differences.isEmpty else { return .zero }
    let all = Self.scatter(of: differences)
    var noise = all
    for _ in 0..<2 { noise = Self.scatter(of: nearerHalf(in: noise)) }
    // As good as the inverse: only the direction counts.
    let inverse = noise.adjugate
    func next(_ direction: SIMD3<Double>) -> SIMD3<Double> { inverse * (all * direction) }
    // One of the axes at least is not at right angles to the direction.
    let starts = [SIMD3(1.0, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)].map(next)
    var direction = starts.max { ($0 * $0).sum() < ($1 * $1).sum() } ?? .zero
    for _ in 0..<64 {
      let size = max(abs(direction.x), abs(direction.y), abs(direction.z))
      guard size > 0 else { return .zero }
      direction = next(direction / size)
    }
    let luma = GrayWeights.luma
    let brightness = (direction * SIMD3(luma.red, luma.green, luma.blue)).sum()
    return brightness < 0 ? -direction : direction
  }

  /// The mean of *d dᵀ*, and the noise that is always there.
  private static func scatter(of differences: [SIMD3<Double>]) -> Matrix3 {
    var sum = Matrix3()
    for difference in differences { sum.addSquare(of: difference) }
    return Matrix3(diagonal: leastNoise) + sum / Double(differences.count)
  }

  /// The half of the differences that is smallest in units of a scatter.
  private func nearerHalf(in scatter: Matrix3) -> [SIMD3<Double>] {
    let inverse = scatter.adjugate
    func size(_ difference: SIMD3<Double>) -> Double { (difference * (inverse * difference)).sum() }
    // Of some of them: all would take longer to sort than everything else takes.
    let some = stride(from: 0, to: differences.count, by: (differences.count + 1999) / 2000)
      .map { size(differences[$0]) }.sorted()
    return differences.filter { size($0) <= some[some.count / 2] }
  }

  /// How far apart the pixels of a pair are: about a stroke in a picture of some digits.
  ///
  /// It is a whole number of steps, so that each pixel that is looked at is the left one of a pair and the
  /// right one of another.
  static func distance(across width: Int) -> Int {
    let step = step(along: width)
    let steps = (max(2, width / 64) + step - 1) / step
    return min(steps * step, max(1, width - 1))
  }

  /// One of how many rows or columns is looked at.
  static func step(along side: Int) -> Int { max(1, (side + pairsPerSide - 1) / pairsPerSide) }

  /// Whether the luma of a picture hardly shows anything.
  static func isWeak(_ luma: GrayImage) -> Bool {
    let distance = distance(across: luma.width)
    var spread = Spread()
    for y in stride(from: 0, to: luma.height, by: step(along: luma.height)) {
      for x in stride(from: 0, to: luma.width - distance, by: step(along: luma.width)) {
        spread.add(abs(Double(luma[x + distance, y]) - Double(luma[x, y])))
      }
    }
    return spread.greatest < enough.greatest || spread.clearness < enough.clearness
  }

  /// What most and what the greatest of many differences are like.
  private struct Spread {
    /// How many are of each level.
    private var counts = [Int](repeating: 0, count: 256)

    private var count = 0

    mutating func add(_ distance: Double) {
      counts[min(255, Int(distance.rounded()))] += 1
      count += 1
    }

    /// What one in a thousand reaches of those that are not zero, in levels: a small drawing on large and even
    /// paper is seen too.
    var greatest: Double { level(reachedBy: (count - counts[0]) / 1000) }

    /// That, in units of what half of all reach, and one level.
    var clearness: Double { greatest / (level(reachedBy: count / 2) + 1) }

    private func level(reachedBy number: Int) -> Double {
      var left = number
      for level in stride(from: 255, to: 0, by: -1) {
        left -= counts[level]
        if left < 0 { return Double(level) }
      }
      return 0
    }
  }
}
