import DigitFixtures
import FileSystem
import Foundation
import Testing

@Suite struct FixtureScanTests {
  @Test func `the folder of fixtures is read picture by picture, in the order of the names`() throws
  {
    let digits = DigitsProgram(directory: try TemporaryDirectory())
    let folder = "\(Fixture.folder)/Drawings"
    let run = try digits("scan", folder)
    let lines = try Fixture.all.sorted { $0.fileName < $1.fileName }.map { fixture in
      let data = try Data(contentsOf: URL(fileURLWithPath: fixture.truthPath))
      let truth = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      let text = try #require(truth?["text"] as? String)
      return "\(fixture.path)\t\(text.split(separator: "\n").joined(separator: " "))"
    }
    #expect(run.lines == lines)
    #expect(run.complaints.isEmpty)
    #expect(run.status == 0)
  }
}
