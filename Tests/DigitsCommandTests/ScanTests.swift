import FileSystem
import Foundation
import ImageCodecs
import Raster
import Testing

@Suite struct ScanTests {
  let directory: TemporaryDirectory
  let digits: DigitsProgram

  /// One ring, read as 0; two, read as 00; nothing; no picture; a picture that breaks off.
  init() throws {
    directory = try TemporaryDirectory()
    digits = DigitsProgram(directory: directory)
    try File.write(one, to: directory("one.png"), isDurable: false)
  }

  private var one: [UInt8] { PNGEncoder.encode(DrawnPage.image(DrawnPage.ring)) }
  private var two: [UInt8] { PNGEncoder.encode(DrawnPage.image(DrawnPage.rings(2))) }
  private var blank: [UInt8] {
    PNGEncoder.encode(GrayImage(width: 20, height: 10, filledWith: 255))
  }

  private func write(_ bytes: [UInt8], _ name: FilePath) throws {
    try Directory.create(directory(name).parent)
    try File.write(bytes, to: directory(name), isDurable: false)
  }

  private func objects(_ run: DigitsProgram.Run) throws -> [[String: Any]] {
    try run.lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  // MARK: text

  @Test func `one picture gives its number alone`() throws {
    let run = try digits("scan", "one.png")
    #expect(run.output == "0\n")
    #expect(run.complaints.isEmpty)
    #expect(run.status == 0)
  }

  @Test func `two lines of a picture are two lines`() throws {
    let rows = DrawnPage.rings(2) + ["", ""] + DrawnPage.rings(3)
    try write(PNGEncoder.encode(DrawnPage.image(rows)), "lines.png")
    #expect(try digits("scan", "lines.png").output == "00\n000\n")
    #expect(
      try digits("scan", "lines.png", "one.png").output == "lines.png\t00 000\none.png\t0\n")
  }

  @Test func `a blank page is an empty line`() throws {
    try write(blank, "blank.png")
    let run = try digits("scan", "blank.png")
    #expect(run.output == "\n")
    #expect(run.status == 0)
  }

  @Test func `the same picture named twice is read twice`() throws {
    #expect(try digits("scan", "one.png", "one.png").output == "one.png\t0\none.png\t0\n")
  }

  @Test(arguments: ["-", nil])
  func `a picture is read from standard input`(argument: String?) throws {
    let run =
      if let argument {
        try digits("scan", argument, input: two)
      } else {
        try digits("scan", input: two)
      }
    #expect(run.output == "00\n")
    #expect(run.status == 0)
  }

  @Test func `a pipe is read like a file`() throws {
    #expect(try digits.shell("cat one.png | \"$DIGITS\" scan").output == "0\n")
    #expect(try digits.shell("cat one.png | \"$DIGITS\" scan /dev/stdin").output == "0\n")
  }

  // MARK: directories

  @Test func `a directory is searched by what files hold, not by their names`() throws {
    try write(two, "in/b.txt")
    try write(one, "in/a")
    try write(Array("0".utf8), "in/c.png")
    try write(Array("notes".utf8), "in/deep/notes.md")
    try write(blank, "in/deep/er/z.png")
    try write(one, "in/.hidden.png")
    let run = try digits("scan", "in")
    #expect(run.output == "in/a\t0\nin/b.txt\t00\nin/deep/er/z.png\t\n")
    #expect(run.complaints.isEmpty)
    #expect(run.status == 0)
    let summary = try objects(try digits("scan", "in", "-f", "jsonl")).last
    #expect(summary?["type"] as? String == "summary")
    #expect(summary?["inputs"] as? Int == 3)
    #expect(summary?["empty"] as? Int == 1)
    #expect(summary?["skipped"] as? Int == 2)
  }

  @Test(arguments: ["1", "2", "7"])
  func `the output is the same for any number of jobs`(jobs: String) throws {
    for number in 0..<40 {
      try write(number % 3 == 0 ? two : one, FilePath("in/\(number).png"))
      if number % 5 == 0 { try write([0x89, 0x50, 0x4E, 0x47], FilePath("in/\(number).junk")) }
    }
    let one = try digits("scan", "in", "-f", "jsonl", "-j", "1")
    let other = try digits("scan", "in", "-f", "jsonl", "-j", jobs)
    #expect(one.output == other.output)
    #expect(one.complaints == other.complaints)
    #expect(other.lines.count >= 41)
  }

  @Test func `a directory without pictures is no input`() throws {
    try write(Array("notes".utf8), "in/notes.md")
    let run = try digits("scan", "in")
    #expect(run.output.isEmpty)
    #expect(run.complaints == "digits: in: no pictures in it\n")
    #expect(run.status == 66)
  }

  // MARK: what goes wrong

  @Test func `one bad picture does not stop the others`() throws {
    try write(Array(two.dropLast(two.count / 2)), "cut.png")
    try write(Array("text".utf8), "text.png")
    let run = try digits("scan", "cut.png", "missing.png", "text.png", ".", "one.png", "-j", "3")
    #expect(run.status == 1)
    #expect(run.output.hasSuffix("\none.png\t0\n"))
    let complaints = run.complaints.split(separator: "\n")
    #expect(
      complaints.prefix(3).map { $0.prefix { $0 != "." } }
        == ["digits: cut", "digits: missing", "digits: text"])
  }

  @Test(arguments: [["missing.png"], ["missing.png", "missing too.png"]])
  func `inputs that are all missing are no input`(names: [String]) throws {
    let line = names.map { "'\($0)'" }.joined(separator: " ")
    let run = try digits.shell("\"$DIGITS\" scan \(line)")
    #expect(run.status == 66)
    #expect(run.output.isEmpty)
    #expect(run.complaints.hasPrefix("digits: missing.png: cannot open: "))
  }

  @Test(.enabled(if: TemporaryDirectory.permissionsHold, "this user may read everything"))
  func `what may not be read is told, and the rest is read`() throws {
    try write(one, "in/a.png")
    try write(one, "in/b.png")
    try write(one, "in/c/d.png")
    try directory.setPermissions("in/b.png", 0)
    try directory.setPermissions("in/c", 0)
    defer { try? directory.setPermissions("in/c", 0o700) }
    let run = try digits("scan", "in", "-f", "jsonl")
    #expect(run.status == 1)
    #expect(
      try objects(run).map { $0["code"] as? String } == [nil, "unreadable", "unreadable", nil])
    #expect(
      run.complaints == """
        digits: in/b.png: cannot open: Permission denied
        digits: in/c: cannot list: Permission denied

        """)
  }

  @Test func `nothing on standard input is no input`() throws {
    let run = try digits("scan", "-f", "jsonl")
    #expect(run.status == 66)
    #expect(run.complaints == "digits: -: nothing to read\n")
    #expect(try objects(run).map { $0["code"] as? String } == ["no_input"])
  }

  @Test(arguments: [
    ["scan", "one.png", "--format", "xml"], ["scan", "one.png", "-j", "0"], ["scan", "-", "-"],
    ["scan", "one.png", "--min-confidence", "2"], ["scan", "one.png", "--annotate", "one.png"],
    ["no-such-command"],
  ])
  func `a command that is not understood ends with 64`(arguments: [String]) throws {
    let line = arguments.joined(separator: " ")
    let run = try digits.shell("\"$DIGITS\" \(line)")
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.complaints.contains("Usage: digits"))
  }

  @Test func `a picture of too many pixels is refused`() throws {
    let run = try digits("scan", "one.png", "--max-pixels", "2k", "-f", "jsonl")
    #expect(run.status == 1)
    #expect(try objects(run).first?["code"] as? String == "too_large")
  }

  @Test func `a model that is missing or no model is told`() throws {
    let missing = try digits("scan", "one.png", "--model", "missing.safetensors")
    #expect(missing.status == 66)
    try write(Array("not a model".utf8), "broken.safetensors")
    let broken = try digits("scan", "one.png", "--model", "broken.safetensors")
    #expect(broken.status == 65)
    #expect(broken.output.isEmpty)
    #expect(broken.complaints.hasPrefix("digits: broken.safetensors: "))
  }

  @Test func `a reader that has seen enough ends the run in silence`() throws {
    for number in 100..<160 { try write(one, FilePath("in/\(number).png")) }
    let run = try digits.shell("{ \"$DIGITS\" scan in; echo $? > status; } | head -n 1")
    #expect(run.output == "in/100.png\t0\n")
    #expect(run.complaints.isEmpty)
    let status = try File.read(directory("status"), limit: 10)
    #expect(status == Array("0\n".utf8))
  }

  @Test(.enabled(if: File.exists("/dev/full"), "needs /dev/full"))
  func `results that cannot be written end with 74`() throws {
    let run = try digits.shell("\"$DIGITS\" scan one.png > /dev/full")
    #expect(run.status == 74)
    #expect(run.complaints.hasPrefix("digits: standard output: cannot write: "))
  }

  // MARK: JSON

  @Test func `a result has the documented fields`() throws {
    let run = try digits("scan", "one.png", "--format", "jsonl", "--min-confidence", "0")
    let object = try #require(try objects(run).first)
    #expect(run.lines.count == 1)
    #expect(
      run.output.hasPrefix(
        #"{"schema":1,"type":"result","index":0,"path":"one.png","width":48,"height":52,"#
          + #""orientation":1,"polarity":"darkOnLight","status":"ok","text":"0","confidence":"#))
    let box = try #require(
      ((object["lines"] as? [[String: Any]])?.first)?["box"] as? [Int])
    // A box may hold the pixel around hard-edged ink, but no more.
    for (found, ink) in zip(box, [8, 4, 32, 44]) { #expect(abs(found - ink) <= 2) }
    #expect(
      run.output.contains(
        "\"lines\":[{\"text\":\"0\",\"box\":[\(box.map(String.init).joined(separator: ","))]}]"))
    let digit = try #require((object["digits"] as? [[String: Any]])?.first)
    #expect(
      Set(digit.keys)
        == ["digit", "confidence", "box", "probabilities", "not_a_digit", "line", "cut"])
    #expect((digit["probabilities"] as? [Double])?.count == 10)
    #expect(digit["box"] as? [Int] == box)
    #expect(digit["line"] as? Int == 0)
  }

  @Test func `an uncertain digit asks for a review`() throws {
    let run = try digits("scan", "one.png", "-f", "jsonl", "--min-confidence", "1")
    #expect(try objects(run).first?["status"] as? String == "review")
    #expect(run.status == 0)
  }

  @Test func `records are numbered through results and errors`() throws {
    try write(blank, "blank.png")
    let run = try digits("scan", "one.png", "missing.png", "blank.png", "-f", "jsonl")
    let objects = try objects(run)
    #expect(objects.map { $0["type"] as? String } == ["result", "error", "result", "summary"])
    #expect(objects.map { $0["index"] as? Int } == [0, 1, 2, nil])
    #expect(objects[2]["status"] as? String == "empty")
    #expect(
      run.lines.last
        == #"{"schema":1,"type":"summary","inputs":3,"ok":1,"review":0,"empty":1,"#
        + #""failed":1,"skipped":0}"#)
  }

  @Test(.enabled(if: DigitsProgram.diskTakesAnyName, "the disk takes only names in UTF-8"))
  func `a name that is not UTF-8 is read and told in Base64`() throws {
    try write(one, FilePath(bytes: Array("in/\"".utf8) + [0xFF, 0x0A]))
    let run = try digits("scan", "in", "-f", "jsonl")
    let object = try #require(try objects(run).first)
    #expect(object["path"] as? String == "in/\"\u{FFFD}\n")
    #expect(object["path_b64"] as? String == "aW4vIv8K")
    #expect(try digits.shell("\"$DIGITS\" scan in/*").output == "0\n")
  }

  // MARK: annotated pictures

  @Test func `one picture is drawn to a file`() throws {
    let run = try digits("scan", "one.png", "--annotate", "new/seen.png")
    #expect(run.output == "0\n")
    #expect(run.status == 0)
    let seen = try ImageDecoder.decode(File.read(directory("new/seen.png"), limit: 1 << 20))
    #expect(seen.image.width % 48 == 0 && seen.image.height > 52)
  }

  @Test func `a tree of pictures is drawn to a tree, and not read again`() throws {
    try write(one, "in/a.png")
    try write(blank, "in/b/c.txt")
    try write(Array("text".utf8), "in/text.png")
    for _ in 0..<2 {
      let run = try digits("scan", "in", "--annotate", "in/seen")
      #expect(run.output == "in/a.png\t0\nin/b/c.txt\t\n")
    }
    #expect(try Directory.names(in: directory("in/seen")) == ["a.png", "b"])
    #expect(try Directory.names(in: directory("in/seen/b")) == ["c.txt.png"])
    #expect(try File.read(directory("in/a.png"), limit: 1 << 20) == one)
  }

  @Test func `a named picture in the directory of drawings is kept`() throws {
    let run = try digits("scan", "one.png", "--annotate", ".")
    #expect(run.status == 0)
    #expect(try Directory.names(in: directory.path) == ["one-2.png", "one.png"])
    #expect(try File.read(directory("one.png"), limit: 1 << 20) == one)
  }

  @Test func `a drawing that cannot be written ends with 74, after the result`() throws {
    try write([], "file")
    let run = try digits("scan", "one.png", "--annotate", "file/seen.png")
    #expect(run.output == "0\n")
    #expect(run.status == 74)
    #expect(run.complaints.hasPrefix("digits: "))
  }
}
