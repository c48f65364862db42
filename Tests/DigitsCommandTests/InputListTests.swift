import FileSystem
import ImageCodecs
import Testing

@testable import digits

@Suite struct InputListTests {
  let directory: TemporaryDirectory
  let digits: DigitsProgram

  init() throws {
    directory = try TemporaryDirectory()
    digits = DigitsProgram(directory: directory)
    let one = PNGEncoder.encode(DrawnPage.image(DrawnPage.ring, scale: 2))
    try Directory.create(directory("in/.hidden"))
    for name in ["one.png", "a b.png", "in/c.png", "in/.hidden/d.png", "in/.e.png"] {
      try File.write(one, to: directory(FilePath(name)), isDurable: false)
    }
  }

  private func paths(_ text: String, zero: Bool = false, pieceSize: Int = 100) -> [String] {
    var list = PathList(isZeroSeparated: zero)
    let bytes = Array(text.utf8)
    var paths: [FilePath] = []
    for start in stride(from: 0, to: bytes.count, by: pieceSize) {
      paths += list.push(Array(bytes[start..<min(start + pieceSize, bytes.count)]))
    }
    return (paths + list.finish()).map(\.description)
  }

  @Test(arguments: [1, 2, 100])
  func `a list may have any line ends, a byte order mark and empty lines`(pieceSize: Int) {
    #expect(
      paths("\u{FEFF}a\r\n\nb c\nd", pieceSize: pieceSize) == ["a", "b c", "d"])
    #expect(paths("a\nb\u{0}c\r\u{0}", zero: true, pieceSize: pieceSize) == ["a\nb", "c\r"])
    #expect(paths("", pieceSize: pieceSize).isEmpty)
  }

  @Test func `a line without an end takes no memory without end`() {
    let long = String(repeating: "x", count: 100_000)
    #expect(paths(long + "\nb", pieceSize: 1000).map(\.utf8.count) == [8192, 1])
  }

  @Test(arguments: [
    "\"$DIGITS\" scan --files-from list", "\"$DIGITS\" scan --files-from - < list",
    "\"$DIGITS\" scan --stdin paths < list",
    "tr '\\n' '\\0' < list | \"$DIGITS\" scan --stdin paths -0",
    "tr '\\n' '\\0' < list | \"$DIGITS\" scan --files-from - --null",
  ])
  func `listed pictures and directories are read in their order`(line: String) throws {
    try File.write(Array("one.png\nin\na b.png\n".utf8), to: directory("list"))
    let run = try digits.shell(line)
    #expect(run.output == "one.png\t0\nin/c.png\t0\na b.png\t0\n")
    #expect(run.status == 0)
  }

  @Test func `a picture of a list that is missing is an error, the list goes on`() throws {
    try File.write(Array("missing\none.png".utf8), to: directory("list"))
    let run = try digits("scan", "a b.png", "--files-from", "list")
    #expect(run.output == "a b.png\t0\none.png\t0\n")
    #expect(run.status == 1)
  }

  @Test func `a list that is missing or names nothing is no input`() throws {
    #expect(try digits("scan", "--files-from", "missing").status == 66)
    let run = try digits("scan", "--stdin", "paths")
    #expect(run.status == 66)
    #expect(run.complaints == "digits: -: no pictures named in it\n")
  }

  @Test func `hidden pictures are read where that is asked for`() throws {
    #expect(try digits("scan", "in").output == "in/c.png\t0\n")
    #expect(
      try digits("scan", "in", "--hidden").output
        == "in/.e.png\t0\nin/.hidden/d.png\t0\nin/c.png\t0\n")
  }

  @Test func `links are followed where that is asked for, and never in circles`() throws {
    try Directory.create(directory("links"))
    try directory.link("links/circle", to: ".")
    try directory.link("links/in", to: "../in")
    try directory.link("links/in-again", to: "../in")
    try directory.link("links/one", to: "../one.png")
    try directory.link("links/two", to: "../one.png")
    #expect(try digits("scan", "links").output == "links/one\t0\nlinks/two\t0\n")
    #expect(
      try digits("scan", "links", "--follow").output == "links/in/c.png\t0\nlinks/one\t0\n")
  }

  @Test(arguments: [
    ["one.png", "--stdin", "tar"], ["-0"], ["--files-from", "-", "-"],
    ["--files-from", "-", "--stdin", "tar"], ["--files-from", ""], ["--stdin", "zip"],
  ])
  func `what contradicts itself is refused`(arguments: [String]) throws {
    let run = try digits(arguments: ["scan"] + arguments)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
  }
}
