/// A small, fast, seedable generator: xoshiro256** of Blackman and Vigna, "Scrambled linear
/// pseudorandom number generators" (2021), seeded through SplitMix64.
public struct Xoshiro256: RandomNumberGenerator, Hashable, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Creates a generator.
  ///
  /// - Parameter seed: Equal seeds give equal numbers, on every machine.
  public init(seed: UInt64) {
    var seed = seed
    func next() -> UInt64 {
      seed &+= 0x9E37_79B9_7F4A_7C15
      var z = seed
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
    state = (next(), next(), next(), next())
  }

  /// Creates a generator for one of many streams that do not resemble each other.
  ///
  /// - Parameters:
  ///   - seed: The seed of the whole.
  ///   - stream: The numbers that name the stream, such as an epoch and a sample.
  public init(seed: UInt64, stream: UInt64...) {
    var mixed = seed
    for number in stream {
      var generator = Xoshiro256(seed: mixed ^ number &* 0xD1B5_4A32_D192_ED03)
      mixed = generator.next()
    }
    self.init(seed: mixed)
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    func rotate(_ x: UInt64, _ k: UInt64) -> UInt64 { x << k | x >> (64 - k) }
    let result = rotate(state.1 &* 5, 7) &* 9
    let t = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= t
    state.3 = rotate(state.3, 45)
    return result
  }

  /// Whether both give the same numbers from here on.
  public static func == (a: Xoshiro256, b: Xoshiro256) -> Bool { a.state == b.state }

  /// Feeds the state to a hasher.
  ///
  /// - Parameter hasher: The hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(state.0)
    hasher.combine(state.1)
    hasher.combine(state.2)
    hasher.combine(state.3)
  }
}

extension RandomNumberGenerator {
  /// A number drawn evenly from 0 ..< 1, a multiple of 2⁻²⁴.
  public mutating func uniform() -> Float {
    Float(next() >> 40) * 0x1p-24
  }

  /// A number drawn evenly from a range.
  ///
  /// - Parameter range: The least and the greatest.
  public mutating func uniform(in range: ClosedRange<Float>) -> Float {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }
}
