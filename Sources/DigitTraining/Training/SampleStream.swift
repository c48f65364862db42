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

  /// How many samples a pass has.
  let passLength: Int

  private let parts: [Part]
  private let seed: UInt64
  private let stream: UInt64

  /// What a pass takes of one source.
  private struct Part {
    let count: Int
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
    parts = sources.map { count, weight in
      let whole = Int(weight.rounded(.down))
      let extra = Int((Double(weight - Float(whole)) * Double(count)).rounded())
      return Part(count: count, whole: whole, extra: extra)
    }
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
}

/// Reads batches off a ``SampleStream``; keeps the order of the pass it is in.
struct SampleReader {
  private let stream: SampleStream
  private var pass: (number: Int, places: [SampleStream.Place])?

  init(_ stream: SampleStream) {
    self.stream = stream
  }

  /// The samples from a position of the row on.
  ///
  /// - Parameters:
  ///   - position: The first one's place in the row, from 0.
  ///   - count: How many.
  /// - Returns: Their places, in the order of the row.
  mutating func samples(from position: Int, count: Int) -> [SampleStream.Place] {
    var samples: [SampleStream.Place] = []
    var position = position
    while samples.count < count {
      let number = position / stream.passLength
      let current: [SampleStream.Place]
      if let pass, pass.number == number {
        current = pass.places
      } else {
        current = stream.pass(number)
        pass = (number, current)
      }
      let start = position % stream.passLength
      let more = min(count - samples.count, stream.passLength - start)
      samples += current[start..<start + more]
      position += more
    }
    return samples
  }
}
