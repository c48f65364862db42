import FileSystem
import Foundation
import ImageCodecs
import Testing

@Suite struct OutputTests {
  let directory: TemporaryDirectory
  let digits: DigitsProgram

  /// A tree: one ring, read as 0; two, read as 00; and one named twice below.
  init() throws {
    directory = try TemporaryDirectory()
    digits = DigitsProgram(directory: directory)
    let one = PNGEncoder.encode(DrawnPage.image(DrawnPage.ring))
    let two = PNGEncoder.encode(DrawnPage.image(DrawnPage.rings(2)))
    for (name, bytes) in [("in/one.png", one), ("in/b/two.png", two), ("in/b/one.png", one)] {
      try Directory.create(directory(FilePath(name)).parent)
      try File.write(bytes, to: directory(FilePath(name)), isDurable: false)
    }
    try File.write(Array("text".utf8), to: directory("text.png"), isDurable: false)
  }

  private func content(_ name: FilePath) throws -> String {
    String(decoding: try File.read(directory(name), limit: 1 << 20), as: UTF8.self)
  }

  // MARK: formats

  @Test func `a document holds the records of the lines and their summary`() throws {
    let lines = try digits("scan", "in", "text.png", "-f", "jsonl").lines
    let run = try digits("scan", "in", "text.png", "-f", "json")
    #expect(run.status == 1)
    #expect(
      run.output == #"{"schema":1,"type":"scan","records":["# + "\n"
        + lines.dropLast().joined(separator: ",\n") + "\n],\"summary\":"
        + (lines.last ?? "") + "}\n")
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    }
  }

  @Test func `a document without records is whole`() throws {
    try Directory.create(directory("empty"))
    let run = try digits("scan", "empty", "-f", "json")
    #expect(run.status == 66)
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    }
  }

  @Test(arguments: [("csv", ","), ("tsv", "\t")])
  func `a table has a row an input`(format: String, separator: String) throws {
    let run = try digits("scan", "in/b/two.png", "text.png", "-f", format)
    let rows = run.lines.map { $0.components(separatedBy: separator) }
    #expect(
      rows.first?.prefix(8) == [
        "schema", "index", "path", "path_b64", "offset", "status", "text", "confidence",
      ])
    #expect(Set(rows.map(\.count)).count == 1 || format == "csv")
    #expect(rows[1].prefix(7) == ["1", "0", "in/b/two.png", "", "", "ok", "00"])
    #expect(rows[2].prefix(7) == ["1", "1", "text.png", "", "", "error", ""])
    #expect(rows[2].contains("not_an_image"))
    #expect(rows.count == 3)
  }

  // MARK: files

  @Test(arguments: ["text", "jsonl", "json", "csv", "tsv"])
  func `a file gets what would have been printed`(format: String) throws {
    let printed = try digits("scan", "in", "-f", format)
    let written = try digits("scan", "in", "-f", format, "-o", "all")
    #expect(written.output.isEmpty && written.complaints.isEmpty && written.status == 0)
    #expect(try content("all") == printed.output)
    #expect(try Directory.names(in: directory.path) == ["all", "in", "text.png"])
  }

  @Test func `a file is replaced only when asked`() throws {
    try File.write([1], to: directory("all"))
    let kept = try digits("scan", "in", "-o", "all")
    #expect(kept.status == 74)
    #expect(kept.complaints.hasPrefix("digits: all: cannot write: it exists"))
    #expect(try File.read(directory("all"), limit: 9) == [1])
    #expect(try digits("scan", "in/one.png", "-o", "all", "--overwrite").status == 0)
    #expect(try content("all") == "0\n")
  }

  // A limit on the length of files stands in for a disk that is full; 512 bytes hold less than a
  // result. What is written in large pieces meets it only at the very end.
  @Test(arguments: [1, 200]) func `a full disk leaves no pieces of the results`(count: Int) throws {
    let pictures = Array(repeating: "in/one.png", count: count).joined(separator: " ")
    let run = try digits.shell(
      "trap '' XFSZ; ulimit -f 1; exec \"$DIGITS\" scan \(pictures) -f json -o all.json 2> said")
    #expect(run.status == 74)
    #expect(try content("said").hasPrefix("digits: all.json: cannot write: "))
    #expect(try digits.shell("ls -A").output == "in\nsaid\ntext.png\n")
  }

  @Test func `every picture gets a file in the mirrored tree`() throws {
    let run = try digits("scan", "in", "in/one.png", "text.png", "--out-dir", "out", "-f", "json")
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(
      try Directory.names(in: directory("out"))
        == ["b", "one.png-2.json", "one.png.json", "text.png.json"])
    #expect(try Directory.names(in: directory("out/b")) == ["one.png.json", "two.png.json"])
    #expect(try content("out/b/two.png.json").contains(#""text":"00""#))
    #expect(try content("out/text.png.json").contains("not_an_image"))
  }

  @Test func `files of the very same content are left, others are not replaced unasked`() throws {
    #expect(try digits("scan", "in", "--out-dir", "out").status == 0)
    #expect(try digits("scan", "in", "--out-dir", "out").status == 0)
    try File.write([1], to: directory("out/one.png.txt"))
    let run = try digits("scan", "in", "--out-dir", "out")
    #expect(run.status == 74)
    #expect(run.complaints.hasPrefix("digits: out/one.png.txt: cannot write: it exists"))
    #expect(try File.read(directory("out/one.png.txt"), limit: 9) == [1])
    #expect(try digits("scan", "in", "--out-dir", "out", "--overwrite").status == 0)
    #expect(try content("out/one.png.txt") == "0\n")
  }

  @Test(arguments: [
    "-o a --out-dir b", "--state s", "--state s -o a -f json", "-o ''", "--progress much",
  ])
  func `options that do not go together end with 64`(options: String) throws {
    let run = try digits.shell("\"$DIGITS\" scan in \(options)")
    #expect(run.status == 64)
    #expect(run.complaints.contains("Usage: digits"))
    #expect(try Directory.names(in: directory.path) == ["in", "text.png"])
  }

  // MARK: endings

  @Test(arguments: ["1", "2"]) func `the first failure ends a run where asked`(jobs: String) throws
  {
    let run = try digits("scan", "in/one.png", "text.png", "in", "--fail-fast", "-j", jobs)
    #expect(run.output == "in/one.png\t0\n")
    #expect(run.status == 1)
  }

  @Test func `progress is silent but on a terminal, and tells the sum where asked`() throws {
    #expect(try digits("scan", "in").complaints.isEmpty)
    let run = try digits("scan", "in", "text.png", "--progress", "always")
    let summary = try #require(run.complaints.split(separator: "\n").last)
    #expect(summary.hasPrefix("digits: 4 inputs, 3 ok, 1 not read, "))
    #expect(!run.complaints.contains("\u{1B}"))
  }
}
