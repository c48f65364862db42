import Testing

@testable import DigitTraining

@Suite struct TrainingSplitTests {
  private static let sources: [any GlyphSource] = [
    StripedSource(name: "mnist", count: 200),
    StripedSource(name: "forms", count: 70, writers: ["0001", "0002", "0003"]),
    StripedSource(name: "pens", count: 100, writers: ["zam", "app"]),
  ]

  private static func split(
    _ count: Int, _ writers: [String] = [], seed: UInt64 = 1
  ) throws -> TrainingSplit {
    try TrainingSplit(
      sources, holdingOut: count, writers: writers, seed: seed, stream: 1)
  }

  @Test(arguments: [[], ["0002"], ["0001", "app"], ["zam", "app"]])
  func `every sample is trained on or measured on, and none both`(writers: [String]) throws {
    let split = try Self.split(40, writers)
    for (number, source) in Self.sources.enumerated() {
      let both = split.training[number].indices + split.validation[number].indices
      #expect(both.sorted() == Array(0..<source.count))
    }
  }

  @Test func `a held-out writer never gets into training, and only held-out writers are measured`()
    throws
  {
    let heldOut: Set = ["0001", "app"]
    let split = try Self.split(40, Array(heldOut))
    for number in 1...2 {
      func names(_ part: GlyphSubset) -> Set<String> {
        Set((0..<part.count).compactMap { part.writer(at: $0).map { part.writers[$0] } })
      }
      #expect(names(split.training[number]).isDisjoint(with: heldOut))
      #expect(names(split.validation[number]).isSubset(of: heldOut))
      #expect(split.validation[number].count > 20)
    }
    // The source without writers is split at random.
    #expect(split.validation[0].count == 40)
  }

  @Test func `each source gives its share`() throws {
    let split = try Self.split(37)
    #expect(split.validation.map(\.count) == [20, 7, 10])
    #expect(TrainingSplit.shares(of: 3, among: [0, 1, 3]) == [0, 1, 2])
    #expect(TrainingSplit.shares(of: 10, among: [1, 1]) == [1, 1])
    #expect(TrainingSplit.shares(of: 3, among: []) == [])
  }

  @Test func `another seed holds out other samples`() throws {
    let one = try Self.split(40)
    #expect(try Self.split(40).validation.map(\.indices) == one.validation.map(\.indices))
    #expect(try Self.split(40, seed: 2).validation.map(\.indices) != one.validation.map(\.indices))
  }

  @Test func `a writer whom no source has is told with those there are`() {
    let error = #expect(throws: Trainer.Failure.self) { try Self.split(10, ["zam", "bob"]) }
    #expect(error?.kind == .options)
    #expect(
      error?.message
        == "no source has a writer “bob”: there are 0001, 0002, 0003, app, zam")
  }
}
