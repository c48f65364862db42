internal import NeuralNetwork

/// Leaves samples that are easy by now out of a pass, some at random, and lets those that stay count
/// for them.
///
/// A sample is easy whose loss, when it was last seen, lay below the mean of all. Where a share r of
/// the easy ones is left out, one that stays counts 1 / (1 − r) times as much as a hard one: the slope
/// of a pass's mean loss is what it would be with all of them, but for chance. Qin et al., "InfoBatch:
/// lossless training speed up by unbiased dynamic data pruning" (ICLR 2024). Unlike there, the weights
/// of a pass have a mean of 1, so that losses and learning rates mean what they do without it.
///
/// It is a part of what training changes: with it, and the stream, a row goes on exactly.
struct SamplePruning: Hashable, Sendable {
  /// The loss of a sample that was never seen; it is not easy.
  static let unseen: Float = -1

  /// The pass that samples are taken of, from 0.
  private(set) var pass = 0

  /// How many samples of it were taken.
  private(set) var position = 0

  /// Each sample's loss when it was last seen.
  private(set) var losses: [Float]

  /// Those losses as they were when the pass began; all ``unseen`` if it leaves none out.
  private(set) var passLosses: [Float]

  /// Begins the first pass, which leaves none out.
  ///
  /// - Parameter sampleCount: How many samples there are.
  init(sampleCount: Int) {
    losses = Array(repeating: Self.unseen, count: sampleCount)
    passLosses = losses
  }

  /// Goes on where a run stood.
  init(pass: Int, position: Int, losses: [Float], passLosses: [Float]) {
    self.pass = pass
    self.position = position
    self.losses = losses
    self.passLosses = passLosses
  }

  /// The samples that the pass takes, in their order.
  ///
  /// - Parameters:
  ///   - stream: The row of all samples.
  ///   - share: The share of easy samples that is left out, in 0 ..< 1.
  /// - Returns: The samples, and how much each counts: 1 in the mean.
  func draws(of stream: SampleStream, leavingOut share: Float) -> [SampleStream.Draw] {
    let places = stream.pass(pass)
    let easy = easyBelow
    var generator = stream.pruningGenerator(pass)
    var draws: [SampleStream.Draw] = []
    draws.reserveCapacity(places.count)
    for place in places {
      let loss = passLosses[stream.number(of: place)]
      guard loss != Self.unseen, loss < easy else {
        draws.append(SampleStream.Draw(place: place))
        continue
      }
      if generator.uniform() < share { continue }
      draws.append(SampleStream.Draw(place: place, weight: 1 / (1 - share)))
    }
    let mean = Float(draws.reduce(0) { $0 + Double($1.weight) } / Double(max(1, draws.count)))
    for index in draws.indices { draws[index].weight /= mean }
    return draws
  }

  /// The mean of all losses known when the pass began; samples below it are easy.
  private var easyBelow: Float {
    var sum = 0.0
    var count = 0
    for loss in passLosses where loss != Self.unseen {
      sum += Double(loss)
      count += 1
    }
    return count > 0 ? Float(sum / Double(count)) : 0
  }

  /// Takes samples of the pass.
  mutating func advance(by count: Int) {
    position += count
  }

  /// Ends the pass and begins the next one.
  ///
  /// - Parameter leavingOut: Whether it leaves easy samples out.
  mutating func beginPass(leavingOut: Bool) {
    pass += 1
    position = 0
    passLosses =
      leavingOut ? losses : Array(repeating: Self.unseen, count: losses.count)
  }

  /// Remembers how hard samples were.
  ///
  /// - Parameters:
  ///   - losses: The loss of each, whatever it weighs.
  ///   - draws: The samples.
  ///   - stream: The row they are of.
  mutating func note(
    _ losses: [Float], of draws: [SampleStream.Draw], in stream: SampleStream
  ) {
    for (loss, draw) in zip(losses, draws) {
      self.losses[stream.number(of: draw.place)] = loss
    }
  }
}
