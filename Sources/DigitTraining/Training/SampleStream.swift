internal import NeuralNetwork

/// The endless row of samples that training takes its batches from.
///
/// It goes through the sources again and again; each pass has each sample as often as its source's
/// weight says, in an order of its own. The row depends on the seed alone, not on how it is read.
struct SampleStream: Sendable {
  /// A sample's place: its source, and its index there.
  struct Place: Hashable, Sendable {
    var source: Int32
    var index: Int32
  }

  /// A sample that is to be trained on, and how much it counts.
  struct Draw: Hashable, Sendable {
    var place: Place
    var weight: Float = 1
  }

  /// How many samples a pass has.
  let passLength: Int

  /// How many samples all sources have together.
  let sampleCount: Int

  private let parts: [Part]
  private let seed: UInt64
  private let stream: UInt64

  /// What a pass takes of one source.
  private struct Part {
    let count: Int
    /// How many samples the sources before it have.
    let offset: Int
    /// How often it takes every sample.
    let whole: Int
    /// How many samples, drawn at random, it takes once more.
    let extra: Int

    var length: Int { count * whole + extra }
  }

  /// Creates the row.
  ///
  /// - Parameters:
  ///   - sources: How many samples each source has, and its weight.
  ///   - seed: Where randomness comes from.
  ///   - stream: The stream of the seed's randomness that is meant for this.
  init(_ sources: [(count: Int, weight: Float)], seed: UInt64, stream: UInt64) {
    var offset = 0
    parts = sources.map { count, weight in
      let whole = Int(weight.rounded(.down))
      let extra = Int((Double(weight - Float(whole)) * Double(count)).rounded())
      defer { offset += count }
      return Part(count: count, offset: offset, whole: whole, extra: extra)
    }
    sampleCount = offset
    passLength = parts.reduce(0) { $0 + $1.length }
    self.seed = seed
    self.stream = stream
  }

  /// The samples of one pass, in their order.
  ///
  /// - Parameter number: Which pass, from 0.
  /// - Returns: ``passLength`` places.
  func pass(_ number: Int) -> [Place] {
    var places: [Place] = []
    places.reserveCapacity(passLength)
    for (source, part) in parts.enumerated() {
      func add(_ index: Int) {
        places.append(Place(source: Int32(source), index: Int32(index)))
      }
      for _ in 0..<part.whole {
        for index in 0..<part.count { add(index) }
      }
      if part.extra == 0 { continue }
      var generator = Xoshiro256(
        seed: seed, stream: stream, UInt64(number), 1 + UInt64(source))
      for index in Array(0..<part.count).shuffled(using: &generator).prefix(part.extra) {
        add(index)
      }
    }
    var generator = Xoshiro256(seed: seed, stream: stream, UInt64(number), 0)
    places.shuffle(using: &generator)
    return places
  }

  /// What decides which easy samples a pass leaves out.
  ///
  /// - Parameter number: Which pass, from 0.
  /// - Returns: A generator that nothing else draws from.
  func pruningGenerator(_ number: Int) -> Xoshiro256 {
    Xoshiro256(seed: seed, stream: stream, UInt64(number), 1 + UInt64(parts.count))
  }

  /// A sample's number among those of all sources.
  ///
  /// - Parameter place: The sample.
  /// - Returns: A number below ``sampleCount``.
  func number(of place: Place) -> Int {
    parts[Int(place.source)].offset + Int(place.index)
  }
}
