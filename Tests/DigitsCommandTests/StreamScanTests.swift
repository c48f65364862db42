import DigitFixtures
import FileSystem
import Foundation
import ImageCodecs
import Testing

/// Streams on standard input, through the whole program.
@Suite struct StreamScanTests {
  let directory: TemporaryDirectory
  let digits: DigitsProgram
  let one = PNGEncoder.encode(DrawnPage.image(DrawnPage.ring, scale: 2))
  let two = PNGEncoder.encode(DrawnPage.image(DrawnPage.rings(2), scale: 2))
  let jpeg: [UInt8]

  init() throws {
    directory = try TemporaryDirectory()
    digits = DigitsProgram(directory: directory)
    jpeg = try File.read(FilePath("\(Fixture.folder)/Drawings/mirrored.jpg"), limit: 1 << 20)
    try File.write(one, to: directory("one.png"), isDurable: false)
    try File.write(two, to: directory("two.png"), isDurable: false)
  }

  private func objects(_ run: DigitsProgram.Run) throws -> [[String: Any]] {
    try run.lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test(arguments: [[], ["--stdin", "images"], ["-", "-j", "1"]])
  func `pictures one after the other give a number each`(arguments: [String]) throws {
    let line = (["scan"] + arguments).joined(separator: " ")
    let run = try digits.shell("cat one.png two.png one.png | \"$DIGITS\" \(line)")
    #expect(run.output == "0\n00\n0\n")
    #expect(run.status == 0)
  }

  @Test func `records of a stream tell the place of each picture`() throws {
    let run = try digits("scan", "-f", "jsonl", input: one + jpeg.prefix(3000) + two)
    let objects = try objects(run)
    #expect(objects.map { $0["type"] as? String } == ["result", "error", "result", "summary"])
    #expect(objects.map { $0["path"] as? String } == ["-", "-", "-", nil])
    #expect(objects.map { $0["offset"] as? Int } == [0, one.count, one.count + 3000, nil])
    #expect(objects.map { $0["index"] as? Int } == [0, 1, 2, nil])
    #expect(objects[1]["code"] as? String == "truncated")
    #expect(run.complaints.hasPrefix("digits: -, byte \(one.count): a JPEG cut short"))
    #expect(run.status == 1)
  }

  @Test func `an archive gives the names of its pictures`() throws {
    try Directory.create(directory("in/deep"))
    try File.write(one, to: directory("in/a"), isDurable: false)
    try File.write(two, to: directory("in/deep/b.png"), isDurable: false)
    try File.write([1, 2, 3], to: directory("in/notes"), isDurable: false)
    let run = try digits.shell("tar cf - in/a in/deep in/notes | \"$DIGITS\" scan")
    #expect(run.output == "in/a\t0\nin/deep/b.png\t00\n")
    let records = try objects(
      digits.shell("tar cf - in/a in/deep in/notes | \"$DIGITS\" scan -f jsonl"))
    #expect(records.last?["skipped"] as? Int == 1)
    #expect(records.first?["offset"] as? Int == 512)
  }

  @Test func `names of an archive do not lead out of the directory of drawings`() throws {
    try Directory.create(directory("in"))
    let run = try digits.shell(
      "cd in && tar cPf - ../one.png \"$PWD/../two.png\" | \"$DIGITS\" scan --annotate ../seen/")
    #expect(run.status == 0)
    #expect(try Directory.names(in: directory("seen")).contains("one.png"))
    #expect(try File.read(directory("one.png"), limit: 1 << 20) == one)
    #expect(try File.read(directory("two.png"), limit: 1 << 20) == two)
  }

  @Test func `frames give a record each, an empty one an error`() throws {
    func frame(_ bytes: [UInt8]) -> [UInt8] {
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bytes.count >> $0) } + bytes
    }
    let input = [one, [], Array("text".utf8), two].flatMap(frame)
    let run = try digits("scan", "--stdin", "frames", "-f", "jsonl", input: input)
    let objects = try objects(run)
    #expect(objects.map { $0["index"] as? Int } == [0, 1, 2, 3, nil])
    #expect(objects.map { $0["text"] as? String } == ["0", nil, nil, "00", nil])
    #expect(
      objects.map { $0["code"] as? String } == [nil, "not_an_image", "not_an_image", nil, nil])
    #expect(run.status == 1)
  }

  @Test func `a stream is drawn to numbered files`() throws {
    let run = try digits("scan", "--annotate", "seen.png", input: one + two)
    #expect(run.status == 0)
    #expect(
      try Directory.names(in: directory.path) == ["one.png", "seen-2.png", "seen.png", "two.png"])
  }

  @Test func `a result comes while the pipe is still open`() throws {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = DigitsProgram.url
    process.arguments = ["scan"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // Each answer is read before the next picture is sent: this ends only if none waits.
    for (picture, answer) in [(one, "0\n"), (two, "00\n"), (jpeg, "73026\n"), (one, "0\n")] {
      try input.fileHandleForWriting.write(contentsOf: picture)
      let bytes = output.fileHandleForReading.availableData
      #expect(bytes.last == UInt8(ascii: "\n"))
      if picture != jpeg { #expect(String(decoding: bytes, as: UTF8.self) == answer) }
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `of many pictures those cut short are errors, and the others are read`() throws {
    var generator = SplitMix(state: 3)
    var stream: [UInt8] = []
    var expected: [String?] = []
    for number in 0..<200 {
      let picture = [one, two, jpeg][number % 3]
      if number % 20 == 7 {
        stream += picture.prefix(Int.random(in: 20..<picture.count, using: &generator))
        expected.append(nil)
      } else {
        stream += picture
        expected.append(["0", "00", "jpeg"][number % 3])
      }
    }
    let run = try digits("scan", "-f", "jsonl", input: stream)
    let objects = try objects(run)
    let jpegText = objects[2]["text"] as? String
    #expect(jpegText?.isEmpty == false)
    #expect(
      objects.dropLast().map { $0["text"] as? String }
        == expected.map { $0 == "jpeg" ? jpegText : $0 })
    #expect(objects.last?["failed"] as? Int == 10)
  }
}
