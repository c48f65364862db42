import DigitFixtures
import DigitReader
import Foundation
import Raster
import Testing

/// The whole pipeline against pictures whose truth is known.
@Suite struct PipelineTests {
  /// What a file in `Fixtures/Truth` says.
  struct WrittenTruth: Decodable {
    struct Digit: Decodable {
      var digit: Int
      var box: [Int]
      var line: Int
    }

    var text: String
    var width: Int
    var height: Int
    var digits: [Digit]

    init(of fixture: Fixture) throws {
      let data = try Data(contentsOf: URL(fileURLWithPath: fixture.truthPath))
      self = try JSONDecoder().decode(Self.self, from: data)
    }
  }

  /// Doubt is no fault where a stroke is doubtful, but rare where writing is plain.
  @Test func `one fixture in seven is doubted at most`() throws {
    let doubted = try Fixture.all.filter {
      try DigitReader().read(contentsOf: $0.path).status == .review
    }
    #expect(7 * doubted.count <= Fixture.all.count, "\(doubted.map(\.path))")
  }

  @Test(arguments: Fixture.all)
  func `a fixture is read as it was written, each digit where it stands`(
    fixture: Fixture
  ) throws {
    let truth = try WrittenTruth(of: fixture)
    let reading = try DigitReader().read(contentsOf: fixture.path)
    #expect(reading.text == truth.text)
    #expect(reading.width == truth.width && reading.height == truth.height)
    #expect((reading.status == .empty) == truth.digits.isEmpty)
    try #require(reading.predictions.count == truth.digits.count)
    for (prediction, digit) in zip(reading.predictions, truth.digits) {
      #expect(prediction.line == digit.line)
      let bounds = prediction.bounds
      let edges = [bounds.x, bounds.y, bounds.maxX, bounds.maxY]
      let box = digit.box
      let trueEdges = [box[0], box[1], box[0] + box[2], box[1] + box[3]]
      for (edge, trueEdge) in zip(edges, trueEdges) {
        // How much of a stroke's soft edge is ink is a matter of opinion.
        #expect(abs(edge - trueEdge) <= 3, "box \(edges), truth \(trueEdges)")
      }
    }
  }

  @Test func `a turned picture tells how it was turned`() throws {
    let orientations = try Fixture.all.filter { $0.fileName.hasSuffix(".jpg") }
      .map { try DigitReader().read(contentsOf: $0.path).orientation }
    #expect(Set(orientations) == Set(1...8))
  }
}
