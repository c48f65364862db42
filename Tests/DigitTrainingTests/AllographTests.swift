import FileSystem
import NeuralNetwork
import Testing

@testable import DigitTraining

@Suite struct AllographTests {
  @Test func `the ten digits are written equally often, each in several ways`() {
    let records = AllographWriter.records(count: 1000, seed: 1)
    for digit in 0...9 {
      #expect(records.filter { $0.label == String(digit) }.count == 100)
      #expect(Allographs.all.filter { $0.digit == digit }.count > 2)
    }
  }

  @Test func `seeds decide, and no two are alike`() {
    let records = AllographWriter.records(count: 400, seed: 7)
    #expect(records == AllographWriter.records(count: 400, seed: 7))
    #expect(records != AllographWriter.records(count: 400, seed: 8))
    #expect(Set(records.map(\.strokes)).count == 400)
    // More of them begin with the same.
    #expect(Array(AllographWriter.records(count: 500, seed: 7).prefix(400)) == records)
  }

  @Test func `strokes stay near the allograph's height and never break off`() throws {
    var generator = Xoshiro256(seed: 3)
    for allograph in Allographs.all {
      for _ in 0..<20 {
        let strokes = AllographWriter.write(allograph, using: &generator)
        #expect(strokes.count == allograph.strokes.count)
        let bounds = try #require(StrokeBounds(of: strokes))
        #expect((0.75...1.4).contains(bounds.height), "\(allograph.digit)")
        for stroke in strokes {
          for (start, end) in zip(stroke, stroke.dropFirst()) {
            #expect(abs(end.x - start.x) + abs(end.y - start.y) < 0.5, "\(allograph.digit)")
          }
        }
      }
    }
  }

  @Test func `they are data by their number`() throws {
    let source = try DataSpecification("allographs=40*2").open()
    #expect(source.count == 40 && source.name == "allographs")
    #expect((0..<40).allSatisfy { source.label(at: $0) == UInt8($0 % 10) })
    #expect(
      try DataSpecification("allographs=40").open(part: .test).fingerprint != source.fingerprint)
    for path in ["allographs=9", "allographs=x", "allographs=10000000", "allographs=-20"] {
      #expect(throws: DatasetError.self) { try DataSpecification(FilePath(path)).open() }
    }
  }
}
