import DigitFixtures
import FileSystem
import Foundation
import ImageCodecs
import Raster
import Testing

/// What people hand to a program that reads pictures, and what it makes of it: one row a case.
@Suite struct BadInputTests {
  /// A case: a line of shell beside the files below, and what is expected of it.
  struct Row: Sendable, CustomTestStringConvertible {
    var title: String
    var line: String
    var status: Int32
    var output: String

    var testDescription: String { title }

    init(_ title: String, _ line: String, _ status: Int32, _ output: String) {
      (self.title, self.line, self.status, self.output) = (title, line, status, output)
    }
  }

  let directory: TemporaryDirectory
  let digits: DigitsProgram

  init() throws {
    directory = try TemporaryDirectory()
    digits = DigitsProgram(directory: directory)
    let one = PNGEncoder.encode(DrawnPage.image(DrawnPage.ring, scale: 2))
    var badChecksum = one
    badChecksum[badChecksum.count - 20] ^= 0xFF
    let files: [(FilePath, [UInt8])] = [
      ("one.png", one), ("one.jpg", one), ("cut.png", Array(one.dropLast(30))),
      ("checksum.png", badChecksum), ("tail.png", one + Array("tail".utf8)),
      ("empty.png", []), ("text.png", Array("text".utf8)),
      ("page.pdf", Array("%PDF-1.7".utf8)), ("a.svg", Array("<svg></svg>".utf8)),
      ("a.heic", [0, 0, 0, 24] + Array("ftypheic".utf8)),
      ("pixel.png", PNGEncoder.encode(GrayImage(width: 1, height: 1, filledWith: 9))),
      ("solid.png", PNGEncoder.encode(GrayImage(width: 40, height: 30, filledWith: 77))),
      ("mixed/a.png", one), ("mixed/notes.txt", Array("notes".utf8)), ("mixed/empty", []),
      ("-dash.png", one), ("line\nbreak.png", one), ("deep/one.png", one),
    ]
    for folder: FilePath in ["mixed", "deep", "nothing", "loop"] {
      try Directory.create(directory(folder))
    }
    for (name, bytes) in files { try File.write(bytes, to: directory(name), isDurable: false) }
    try directory.link("dangling.png", to: "missing.png")
    try directory.link("loop/again", to: "../loop")
    try directory.link("loop/dangling", to: "missing")
  }

  @Test(arguments: [
    Row("a picture cut short, then the next", "cut.png one.png", 1, "truncated ok"),
    Row("a checksum that does not hold", "checksum.png one.png", 1, "corrupt ok"),
    Row("bytes after the end of a file", "tail.png", 0, "ok"),
    Row("bytes after the end of a picture in a stream", "< tail.png", 1, "ok not_an_image"),
    Row("a header that claims too many pixels", "one.png --max-pixels 600", 1, "too_large"),
    Row("an empty file", "empty.png one.png", 1, "not_an_image ok"),
    Row("a picture of one pixel", "pixel.png", 0, "empty"),
    Row("a picture of one color", "solid.png", 0, "empty"),
    Row("nothing on standard input", "< /dev/null", 66, "no_input"),
    Row("a directory on standard input", "< mixed", 66, "unreadable"),
    Row("a directory with other files", "mixed", 0, "ok"),
    Row("a file that was named and is no picture", "text.png", 1, "not_an_image"),
    Row("a directory without pictures", "nothing", 66, ""),
    Row("a link that leads nowhere", "dangling.png one.png", 1, "not_found ok"),
    Row("links in a circle", "loop", 66, "not_found"),
    Row("links in a circle, followed", "loop --follow", 66, "not_found"),
    Row("a device", "/dev/zero one.png", 1, "unreadable ok"),
    Row("a pipe that nobody writes to", "pipe one.png", 1, "not_an_image ok"),
    Row("the same file twice", "one.png one.png", 0, "ok ok"),
    Row("a path that begins with a dash", "-- -dash.png", 0, "ok"),
    Row("a path with a line break", "line*", 0, "ok"),
    Row("a path of too many characters", "one.png $(printf %05000d 0)", 1, "ok unreadable"),
    Row(
      "formats that are not decoded", "page.pdf a.svg a.heic", 1,
      "unsupported unsupported unsupported"),
    Row("an address", "https://example.org/a.png", 66, "not_found"),
    Row("a name that says another format", "one.jpg", 0, "ok"),
    Row("a list as Windows writes it", "--files-from windows", 0, "ok ok"),
  ])
  func `every input gives what is expected of it`(row: Row) throws {
    try File.write(Array("\u{FEFF}one.png\r\ndeep\r\n".utf8), to: directory("windows"))
    let run = try digits.shell(
      "mkfifo pipe; \"$DIGITS\" scan -f jsonl --min-confidence 0 \(row.line)")
    let words = try run.lines.compactMap { line -> String? in
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      return object["code"] as? String ?? object["status"] as? String
    }
    #expect(words.joined(separator: " ") == row.output)
    #expect(run.status == row.status)
    // Nobody is left without a word about what was not read.
    #expect(run.complaints.isEmpty == (row.status == 0))
  }
}
