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
    // What was measured is told none the less.
    #expect(missing.lines.first?.hasPrefix("model ") == true)
    #expect(!missing.complaints.isEmpty)
  }

  @Test(arguments: [
    [], ["mine.safetensors"], ["a.safetensors", "data", "--model", "b"], ["data", "--jobs", "0"],
    ["data", "--worst", "-1"], ["data", "--part", "validation"], ["data", "--format", "xml"],
    ["data", "--holdout-writers", ","], ["data*2"], ["a", "b", "--kaggle", "c"],
    ["mnist=a", "--kaggle", "c"], ["a.csv", "--kaggle", "c", "--html", "d"],
  ])
  func `what makes no sense ends with 64`(arguments: [String]) throws {
    #expect(try digits(arguments: ["eval"] + arguments).status == 64)
  }

  @Test func `writers that nobody knows end with 66`() throws {
    let run = try digits("eval", "data", "--holdout-writers", "ann")
    #expect(run.status == 66)
    #expect(run.complaints == "digits: ann: wrote none of the samples; writers: none is known\n")
  }

  @Test func `writers of labeled pictures are measured apart`() throws {
    try Directory.create(directory("forms"))
    var truth = "path,text,writer\n"
    for (index, writer) in ["ann", "ann", "bob"].enumerated() {
      let ring = PNGEncoder.encode(DrawnPage.image(DrawnPage.rings(1)))
      try File.write(ring, to: directory(FilePath("forms/\(index).png")), isDurable: false)
      truth += "\(index).png,\(index == 0 ? 8 : 0),\(writer)\n"
    }
    try File.write(Array(truth.utf8), to: directory("forms/truth.csv"), isDurable: false)
    let all = try object(digits("eval", "forms", "mnist=data", "--format", "json").output)
    let sources = try #require(all["sources"] as? [[String: Any]])
    #expect(sources.map { $0["source"] as? String } == ["forms", "mnist"])
    #expect(sources.map { $0["samples"] as? Int } == [3, 20])
    let writers = try #require(all["writers"] as? [[String: Any]])
    #expect(writers.map { $0["writer"] as? String } == ["ann", "bob"])
    #expect(writers.map { $0["correct"] as? Int } == [1, 1])
    let text = try digits("eval", "forms", "mnist=data")
    #expect(text.lines.contains { $0.hasPrefix("forms/ann        2      1   50.00 %") })
    let bob = try digits("eval", "forms", "mnist=data", "--holdout-writers", "bob")
    #expect(bob.lines[1] == "samples   1")
    #expect(bob.lines[2] == "right     1")
    let stranger = try digits("eval", "forms", "--holdout-writers", "bob,cy")
    #expect(stranger.status == 66)
    #expect(stranger.complaints.contains("cy: wrote none of the samples; writers: ann, bob"))
  }

  @Test func `the digits of a table without labels are written as Kaggle wants them`() throws {
    var table = (0..<784).map { "pixel\($0)" }.joined(separator: ",") + "\r\n"
    for isRing in [true, false, true] {
      table +=
        (0..<784).map { pixel in
          let (x, y) = (pixel % 28 - 14, pixel / 28 - 14)
          let isInk = isRing ? (49...90).contains(x * x + y * y) : abs(x) < 2 && abs(y) < 10
          return isInk ? "255" : "0"
        }.joined(separator: ",") + "\r\n"
    }
    try File.write(Array(table.utf8), to: directory("test.csv"), isDurable: false)
    let run = try digits("eval", "test.csv", "--kaggle", "out.csv")
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    let written = try File.read(directory("out.csv"), limit: 1 << 10)
    #expect(String(decoding: written, as: UTF8.self) == "ImageId,Label\n1,0\n2,1\n3,0\n")
    // Without labels there is nothing to measure.
    #expect(try digits("eval", "test.csv").status == 65)
    #expect(try digits("eval", "test.csv", "--kaggle", "no/out.csv").status == 74)
    #expect(try digits("eval", "none.csv", "--kaggle", "out.csv").status == 66)
  }

  @Test func `the page shows the samples and needs nothing else`() throws {
    let run = try digits("eval", "data", "--html", "page.html")
    #expect(run.status == 0)
    let page = String(
      decoding: try File.read(directory("page.html"), limit: 1 << 24), as: UTF8.self)
    #expect(page.contains("How well digits 0.10 reads"))
    #expect(page.components(separatedBy: "data:image/png;base64,").count == 1 + 20)
    #expect(!page.contains("http") && !page.contains("<script"))
    #expect(try digits("eval", "data", "--html", "no/page.html").status == 74)
  }
}
