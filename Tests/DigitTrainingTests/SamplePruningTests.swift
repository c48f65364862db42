import Testing

@testable import DigitTraining

@Suite struct SamplePruningTests {
  private static func stream(_ seed: UInt64 = 4) -> SampleStream {
    SampleStream([(60, 2), (40, 1)], seed: seed, stream: 3)
  }

  /// How hard each sample is: the last ten of each source lie above the mean of all.
  private static func loss(_ place: SampleStream.Place) -> Float {
    let isHard = place.source == 0 ? place.index >= 50 : place.index >= 30
    return isHard ? 3 : 0.1 + 0.01 * Float(place.index)
  }

  /// A pass after one in which every sample was seen.
  private static func second(_ stream: SampleStream, leavingOut: Bool = true) -> SamplePruning {
    var pruning = SamplePruning(sampleCount: stream.sampleCount)
    let first = pruning.draws(of: stream, leavingOut: 0.5)
    pruning.note(first.map { loss($0.place) }, of: first, in: stream)
    pruning.beginPass(leavingOut: leavingOut)
    return pruning
  }

  @Test func `the first pass, and one that is to leave none out, has every sample`() {
    let stream = Self.stream()
    let first = SamplePruning(sampleCount: stream.sampleCount).draws(of: stream, leavingOut: 0.5)
    #expect(first == stream.pass(0).map { SampleStream.Draw(place: $0) })
    let last = Self.second(stream, leavingOut: false).draws(of: stream, leavingOut: 0.5)
    #expect(last == stream.pass(1).map { SampleStream.Draw(place: $0) })
  }

  @Test(arguments: [0.25, 0.5, 0.8] as [Float])
  func `hard samples stay, of easy ones a share goes, and the rest counts for them`(share: Float) {
    let stream = Self.stream()
    let draws = Self.second(stream).draws(of: stream, leavingOut: share)
    let hard = draws.filter { Self.loss($0.place) == 3 }
    let easy = draws.filter { Self.loss($0.place) < 3 }
    #expect(hard.count == 2 * 10 + 10)
    // 130 of 160.
    #expect(abs(Float(easy.count) - (1 - share) * 130) < 20)
    let (one, other) = (hard[0].weight, easy[0].weight)
    #expect(hard.allSatisfy { $0.weight == one } && easy.allSatisfy { $0.weight == other })
    #expect(abs(other * (1 - share) - one) < 1e-5)
    #expect(abs(draws.reduce(0) { $0 + $1.weight } / Float(draws.count) - 1) < 1e-5)
    // In the order that the pass has them in.
    var places = stream.pass(1)[...]
    for draw in draws {
      places = places.drop { $0 != draw.place }
      #expect(!places.isEmpty)
      places = places.dropFirst()
    }
  }

  @Test func `in the mean over passes each sample counts as often as without`() {
    let stream = Self.stream()
    var pruning = Self.second(stream)
    var counted: [SampleStream.Place: Float] = [:]
    let passes = 400
    for _ in 0..<passes {
      let draws = pruning.draws(of: stream, leavingOut: 0.5)
      // As a share of what the pass counts in all.
      for draw in draws {
        counted[draw.place, default: 0] += 160 * draw.weight / Float(draws.count)
      }
      pruning.beginPass(leavingOut: true)
    }
    #expect(counted.count == 100)
    for (place, sum) in counted {
      let mean = sum / Float(passes) / (place.source == 0 ? 2 : 1)
      #expect((0.85...1.15).contains(mean), "\(place): \(mean)")
    }
  }

  @Test func `a sample that was never seen is not left out`() {
    let stream = SampleStream([(50, 0.5)], seed: 1, stream: 3)
    var pruning = SamplePruning(sampleCount: 50)
    let seen = pruning.draws(of: stream, leavingOut: 0.5)
    pruning.note(
      seen.indices.map { $0 == 0 ? 9 : 0.1 }, of: seen, in: stream)
    pruning.beginPass(leavingOut: true)
    let draws = pruning.draws(of: stream, leavingOut: 0.9)
    let fresh = stream.pass(1).filter { place in !seen.contains { $0.place == place } }
    #expect(!fresh.isEmpty)
    for place in fresh { #expect(draws.contains { $0.place == place }) }
  }

  @Test func `the row is the same wherever it is gone on with`() {
    let stream = Self.stream()
    var reader = SampleReader(stream)
    var pruning = SamplePruning(sampleCount: stream.sampleCount)
    var kept: [(SamplePruning, [SampleStream.Draw])] = []
    for step in 0..<60 {
      let before = pruning
      let draws = reader.draws(7, pruning: &pruning, share: 0.5, leavesOut: step < 50)
      #expect(draws.count == 7)
      pruning.note(draws.map { Self.loss($0.place) }, of: draws, in: stream)
      kept.append((before, draws))
    }
    #expect(pruning.pass >= 3)
    for (before, draws) in kept {
      var state = before
      var late = SampleReader(stream)
      #expect(late.draws(7, pruning: &state, share: 0.5, leavesOut: true) == draws)
    }
    // Where a damaged file says that it stands behind the end of its pass, the next one begins.
    var behind = SamplePruning(
      pass: 2, position: 159, losses: pruning.losses, passLosses: pruning.losses)
    let draws = reader.draws(7, pruning: &behind, share: 0.9, leavesOut: true)
    #expect(draws.count == 7 && behind.pass >= 3)
  }
}
