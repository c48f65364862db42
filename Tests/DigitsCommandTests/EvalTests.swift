import FileSystem
import Foundation
import ImageCodecs
import Raster
import Testing

@Suite struct EvalTests {
  let directory: TemporaryDirectory
  let digits: DigitsProgram

  init() throws {
    directory = try TemporaryDirectory()
    digits = DigitsProgram(directory: directory)
    try Directory.create(directory("data"))
    try writeSet("train", count: 30)
    try writeSet("t10k", count: 20)
  }

  /// Rings and bars, which the program's own model has an opinion on, in MNIST's format.
  private func writeSet(_ part: String, count: Int) throws {
    func word(_ number: Int) -> [UInt8] { [0, 0, UInt8(number >> 8), UInt8(number & 255)] }
    var images: [UInt8] = [0, 0, 8, 3] + word(count) + word(28) + word(28)
    var labels: [UInt8] = [0, 0, 8, 1] + word(count)
    for index in 0..<count {
      labels.append(UInt8(index % 4))
      images += (0..<784).map { pixel in
        let (x, y) = (pixel % 28 - 14, pixel / 28 - 14)
        let isRing = (49...90).contains(x * x + y * y)
        let isBar = abs(x) < 2 && abs(y) < 9 + index / 4
        return (index % 2 == 0 ? isRing : isBar) ? 255 : 0
      }
    }
    let folder = directory("data")
    try File.write(
      images, to: folder.appending(FilePath("\(part)-images-idx3-ubyte")), isDurable: false)
    try File.write(
      labels, to: folder.appending(FilePath("\(part)-labels-idx1-ubyte")), isDurable: false)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `the program's own model is measured on the test part`() throws {
    let run = try digits("eval", "data")
    #expect(run.status == 0)
    #expect(run.complaints.isEmpty)
    #expect(run.lines[1] == "samples   20")
    // Rings are 0, bars 1; those labeled 2 and 3 are wrong.
    #expect(run.lines[2] == "right     10")
    #expect(run.lines[3] == "accuracy  50.00 % (95 % interval 29.93 % to 70.07 %)")
    for heading in ["label", "class", "answered"] {
      #expect(run.lines.contains { $0.hasPrefix(heading) })
    }
    #expect(run.lines.contains("2            5      5    0.00 %    0.00 % to 43.45 %          –"))
    #expect(try digits("eval", "data", "--part", "training").lines[1] == "samples   30")
  }

  @Test func `the object holds the same figures`() throws {
    let run = try digits("eval", "data", "--format", "json", "--worst", "3")
    #expect(run.status == 0)
    #expect(run.lines.count == 1)
    let object = try object(run.output)
    #expect(object["samples"] as? Int == 20)
    #expect(object["correct"] as? Int == 10)
    #expect(object["accuracy"] as? Double == 0.5)
    #expect((object["interval"] as? [Double])?.count == 2)
    #expect((object["classes"] as? [[String: Any]])?.count == 10)
    #expect((object["calibration"] as? [[String: Any]])?.count == 15)
    let confusion = try #require(object["confusion"] as? [[Int]])
    #expect(confusion[0][0] == 5 && confusion[2][0] == 5 && confusion[3][1] == 5)
    let worst = try #require(object["worst"] as? [[String: Any]])
    #expect(worst.count == 3)
    #expect(worst[0]["label"] as? Int != worst[0]["prediction"] as? Int)
    let curve = try #require(object["risk_coverage"] as? [[String: Any]])
    #expect(curve.last?["coverage"] as? Double == 1)
    #expect(curve.last?["risk"] as? Double == 0.5)
    #expect(try digits("eval", "data", "--format", "json", "--worst", "3", "-j", "1") == run)
  }

  @Test func `the samples to look at are named and drawn`() throws {
    let run = try digits("eval", "data", "--worst", "12", "--worst-sheet", "worst.png")
    #expect(run.status == 0)
    let heading = try #require(run.lines.firstIndex { $0.hasPrefix("source ") })
    #expect(run.lines.count == heading + 13)
    let picture = try ImageDecoder.decode(
      File.read(directory("worst.png"), limit: 1 << 20)
    ).image
    // Ten columns of 84 pixels, two rows with captions.
    #expect(picture.width == 8 + 10 * 92)
    #expect(picture.height == 8 + 2 * (84 + 18 + 8))
    let missing = try digits("eval", "data", "--worst-sheet", "no/worst.png")
    #expect(missing.status == 74)
  }

  @Test(arguments: [
    [], ["mine.safetensors"], ["a.safetensors", "data", "--model", "b"], ["data", "--jobs", "0"],
    ["data", "--worst", "-1"], ["data", "--part", "validation"], ["data", "--format", "xml"],
    ["data", "--holdout-writers", ","],
  ])
  func `what makes no sense ends with 64`(arguments: [String]) throws {
    #expect(try digits(arguments: ["eval"] + arguments).status == 64)
  }

  @Test func `writers that nobody knows end with 66`() throws {
    let run = try digits("eval", "data", "--holdout-writers", "ann")
    #expect(run.status == 66)
    #expect(run.complaints == "digits: ann: wrote none of the samples; writers: none is known\n")
  }
}
