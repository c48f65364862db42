import Testing

@testable import DigitTraining

@Suite struct SampleStreamTests {
  private static func stream(_ seed: UInt64 = 4) -> SampleStream {
    SampleStream([(10, 3), (8, 0.5), (6, 1.25)], seed: seed, stream: 3)
  }

  /// How often each sample of each source is there.
  private static func counts(_ places: [SampleStream.Place]) -> [[Int]] {
    var counts = [[Int](repeating: 0, count: 10), .init(repeating: 0, count: 8)]
    counts.append([Int](repeating: 0, count: 6))
    for place in places { counts[Int(place.source)][Int(place.index)] += 1 }
    return counts
  }

  @Test func `a pass has each sample as often as its source's weight says`() {
    let stream = Self.stream()
    #expect(stream.passLength == 30 + 4 + 8)
    for number in 0..<5 {
      let counts = Self.counts(stream.pass(number))
      #expect(counts[0].allSatisfy { $0 == 3 })
      #expect(counts[1].sorted() == [0, 0, 0, 0, 1, 1, 1, 1])
      #expect(counts[2].sorted() == [1, 1, 1, 1, 2, 2])
    }
  }

  @Test func `a half is another half in each pass, and in the end everything was seen`() {
    let stream = Self.stream()
    let seen = (0..<30).map { Self.counts(stream.pass($0))[1] }
    #expect(Set(seen).count > 5)
    for index in 0..<8 { #expect((5...25).contains(seen.reduce(0) { $0 + $1[index] })) }
  }

  @Test func `sources are mixed, not one after the other`() {
    let places = Self.stream().pass(0)
    for source in 0..<3 {
      let own = places.indices.filter { places[$0].source == Int32(source) }
      #expect((own.first ?? 99) < 20)
      #expect((own.last ?? 0) > 22)
    }
  }

  @Test func `the row is the same however it is read`() {
    let stream = Self.stream()
    var reader = SampleReader(stream)
    let whole = reader.samples(from: 0, count: 130)
    #expect(whole == Array(((0..<4).flatMap { stream.pass($0) }).prefix(130)))
    for position in [0, 41, 42, 83, 100] {
      var late = SampleReader(stream)
      #expect(
        late.samples(from: position, count: 20) == Array(whole[position..<position + 20]))
    }
    var other = SampleReader(Self.stream(5))
    #expect(other.samples(from: 0, count: 130) != whole)
  }
}
