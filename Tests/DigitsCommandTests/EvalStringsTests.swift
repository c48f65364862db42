import FileSystem
import Foundation
import ImageCodecs
import Raster
import Testing

@Suite struct EvalStringsTests {
  let directory: TemporaryDirectory
  let digits: DigitsProgram

  /// Four pictures of rings, which read 0: two told right, one told wrong, one blank page.
  init() throws {
    directory = try TemporaryDirectory()
    digits = DigitsProgram(directory: directory)
    try Directory.create(directory("forms"))
    try draw("two", rings: 2)
    try draw("three", rings: 3)
    try draw("fault", rings: 2)
    let blank = GrayImage(width: 80, height: 50, filledWith: 255)
    try File.write(PNGEncoder.encode(blank), to: directory("forms/blank.png"), isDurable: false)
    try writeTruth("two.png,00\nthree.png,0007\nfault.png,55\nblank.png,\n")
  }

  private func draw(_ name: String, rings: Int) throws {
    let image = PNGEncoder.encode(DrawnPage.image(DrawnPage.rings(rings)))
    try File.write(image, to: directory(FilePath("forms/\(name).png")), isDurable: false)
  }

  private func writeTruth(_ rows: String) throws {
    try File.write(
      Array("path,text\n\(rows)".utf8), to: directory("forms/truth.csv"), isDurable: false)
  }

  private func object(_ text: String) throws -> [String: Any] {
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    return try #require((object["folders"] as? [[String: Any]])?.first)
  }

  @Test func `a folder of numbers is measured picture by picture`() throws {
    let run = try digits("eval", "--strings", "forms", "--worst", "9")
    #expect(run.status == 0)
    #expect(run.complaints.isEmpty)
    #expect(run.lines[2] == "folder    forms")
    #expect(run.lines[3] == "pictures  4 (0 excluded, 0 not readable)")
    #expect(run.lines[4] == "right     2")
    #expect(run.lines[5] == "exact     50.00 % (95 % interval 15.00 % to 85.00 %)")
    #expect(run.lines[6] == "digits    8, 3 edits: error rate 37.50 %")
    #expect(run.lines[7] == "no digit  1 pictures, 0 read as a number, 0 of them falsely ok")
    #expect(run.lines.contains("substituted          2         1"))
    #expect(run.lines.contains("lost                 1         1"))
    #expect(run.lines.contains { $0.hasPrefix("three.png   0007      000") })
  }

  @Test func `pictures whose truth is wrong are set aside and listed`() throws {
    try File.write(Array("# told wrong\nforms/fault.png\n".utf8), to: directory("faults"))
    let run = try digits("eval", "--strings", "forms", "--exclude", "faults", "--format", "json")
    #expect(run.status == 0)
    let folder = try object(run.output)
    #expect(folder["pictures"] as? Int == 3)
    #expect(folder["correct"] as? Int == 2)
    let excluded = try #require(folder["excluded"] as? [[String: Any]])
    #expect(excluded.map { $0["path"] as? String } == ["fault.png"])
    let wrong = try #require(folder["wrong"] as? [[String: Any]])
    #expect(wrong.map { $0["text"] as? String } == ["000"])
    #expect(wrong[0]["faults"] as? [String] == ["lost"])
    let empty = try #require((folder["status"] as? [String: Any])?["empty"] as? [String: Any])
    #expect(empty["pictures"] as? Int == 1 && empty["correct"] as? Int == 1)
    #expect(try digits("eval", "--strings", "forms", "--exclude", "none").status == 66)
  }

  @Test func `the page shows what was read wrong and needs nothing else`() throws {
    let run = try digits("eval", "--strings", "forms", "--html", "page.html")
    #expect(run.status == 0)
    let page = String(
      decoding: try File.read(directory("page.html"), limit: 1 << 24), as: UTF8.self)
    #expect(page.components(separatedBy: "data:image/png;base64,").count == 1 + 2)
    #expect(!page.contains("http") && !page.contains("<script"))
    #expect(try digits("eval", "--strings", "forms", "--html", "no/page.html").status == 74)
  }

  @Test func `a picture that cannot be read stops none of the others`() throws {
    try writeTruth("two.png,00\ngone.png,1\n")
    let run = try digits("eval", "--strings", "forms", "--format", "json", "-j", "1")
    #expect(run.status == 1)
    #expect(run.complaints.contains("gone.png"))
    let folder = try object(run.output)
    #expect(folder["correct"] as? Int == 1 && folder["pictures"] as? Int == 1)
    #expect(folder["unreadable"] as? [String] == ["gone.png"])
    #expect(try digits("eval", "--strings", "nowhere").status == 66)
  }

  @Test func `calibration tells of the numbers that were found`() throws {
    try File.write(Array("fault.png\n".utf8), to: directory("faults"))
    let run = try digits(
      "eval", "--strings", "forms", "--exclude", "faults", "--calibrate", "--format", "json")
    #expect(run.status == 0)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    // Not the blank page, nor the one whose truth is wrong.
    #expect(object["numbers"] as? Int == 2)
    let all = try #require(object["temperatures"] as? [[String: Any]])
    let losses = all.compactMap { $0["loss"] as? Double }
    #expect(losses.count == 25 && object["loss"] as? Double == losses.min())
    let table = try digits("eval", "--strings", "forms", "--calibrate")
    #expect(table.lines[1] == "numbers   3")
    #expect(table.lines.count { $0.hasSuffix("  best") } == 1)
  }

  @Test(arguments: [
    ["forms", "--exclude", "x"], ["--strings"], ["--strings", "forms", "--kaggle", "x"],
    ["--strings", "forms", "--worst-sheet", "x"], ["forms", "--calibrate"],
    ["--strings", "forms", "--calibrate", "--html", "x"],
    ["--strings", "forms", "--holdout-writers", "x"],
  ])
  func `what makes no sense of numbers ends with 64`(arguments: [String]) throws {
    #expect(try digits(arguments: ["eval"] + arguments).status == 64)
  }
}
