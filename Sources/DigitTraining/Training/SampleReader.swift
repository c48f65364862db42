internal import NeuralNetwork

/// Reads batches off a ``SampleStream``; keeps the order of the pass it is in.
struct SampleReader {
  private let stream: SampleStream
  private var pass: (number: Int, places: [SampleStream.Place])?
  private var pruned: (number: Int, draws: [SampleStream.Draw])?

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

  /// The next samples of passes that leave easy ones out.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - pruning: Where the row stands, and how hard its samples are; moved on.
  ///   - share: The share of easy samples that a pass leaves out.
  ///   - leavesOut: Whether a pass that begins with these samples leaves any out.
  /// - Returns: The samples, and how much each counts.
  mutating func draws(
    _ count: Int, pruning: inout SamplePruning, share: Float, leavesOut: Bool
  ) -> [SampleStream.Draw] {
    var draws: [SampleStream.Draw] = []
    while draws.count < count {
      let current: [SampleStream.Draw]
      if let pruned, pruned.number == pruning.pass {
        current = pruned.draws
      } else {
        current = pruning.draws(of: stream, leavingOut: share)
        pruned = (pruning.pass, current)
      }
      // A damaged checkpoint may stand behind the end of its pass.
      let more = max(0, min(count - draws.count, current.count - pruning.position))
      draws += current.dropFirst(pruning.position).prefix(more)
      pruning.advance(by: more)
      if pruning.position >= current.count { pruning.beginPass(leavingOut: leavesOut) }
    }
    return draws
  }
}
