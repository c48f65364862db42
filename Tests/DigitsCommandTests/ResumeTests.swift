import FileSystem
import Foundation
import ImageCodecs
import Raster
import Testing

@Suite struct ResumeTests {
  let directory: TemporaryDirectory
  let digits: DigitsProgram

  /// Pictures that are read, one that is none, one that breaks off and one that is not there.
  init() throws {
    directory = try TemporaryDirectory()
    digits = DigitsProgram(directory: directory)
    try Directory.create(directory("in"))
    for number in 100..<160 {
      let rows = DrawnPage.rings(1 + number % 3)
      let bytes = PNGEncoder.encode(DrawnPage.image(rows, scale: 8))
      try write(number % 20 == 7 ? Array(bytes.dropLast(40)) : bytes, "in/\(number).png")
    }
    try write(Array("text".utf8), "text.png")
  }

  private func write(_ bytes: [UInt8], _ name: String) throws {
    try File.write(bytes, to: directory(FilePath(name)), isDurable: false)
  }

  private func content(_ name: String) throws -> String {
    String(decoding: try File.read(directory(FilePath(name)), limit: 1 << 24), as: UTF8.self)
  }

  private static let inputs = "missing.png in text.png in/101.png missing.png"

  @discardableResult
  private func scan(_ options: String) throws -> DigitsProgram.Run {
    try digits.shell("exec \"$DIGITS\" scan \(Self.inputs) \(options)")
  }

  /// Starts a scan and kills it after some time.
  private func scan(_ options: String, killedAfter seconds: Double) throws {
    _ = try digits.shell(
      "exec timeout -s KILL \(seconds) \"$DIGITS\" scan \(Self.inputs) \(options) 2> /dev/null")
  }

  @Test(arguments: ["jsonl", "csv"])
  func `after kill -9 nothing is lost and nothing is there twice`(format: String) throws {
    let start = ContinuousClock.now
    let unbroken = try scan("-f \(format) --state whole.state -o whole")
    let duration = start.duration(to: .now) / .seconds(1)
    #expect(unbroken.status == 1)
    let whole = try content("whole")
    var generator = SplitMix(state: 5)
    var cutShort = 0
    for round in 0..<10 {
      let options = "-f \(format) --state \(round).state -o \(round).out"
      let moment = duration * Double.random(in: 0..<1, using: &generator)
      try scan(options, killedAfter: moment)
      if round % 2 == 1 { try scan(options, killedAfter: moment / 2) }
      if (try? content("\(round).out")) != whole { cutShort += 1 }
      let last = try scan(options)
      #expect(last.status == 1)
      #expect(try content("\(round).out") == whole, "killed after \(moment) s")
    }
    // Else the test would test nothing.
    #expect(cutShort > 0)
  }

  @Test func `a file each is complete after kill -9`() throws {
    let options = "-f jsonl --state s --out-dir out"
    try scan("-f jsonl --out-dir whole")
    for seconds in [0.05, 0.1, 0.2] { try scan(options, killedAfter: seconds) }
    #expect(try scan(options).status == 1)
    let names = try Directory.names(in: directory("whole"))
    #expect(try Directory.names(in: directory("out")).filter { $0.bytes.first != 0x2E } == names)
    for name in names {
      #expect(try content("out/\(name)") == content("whole/\(name)"))
    }
  }

  @Test func `a second run reads what is new or has changed`() throws {
    let options = "-f text --state s -o out"
    #expect(try scan(options).status == 1)
    let first = try content("out")
    let again = try scan("\(options) --progress always")
    // What could not be read then cannot be read now.
    #expect(again.status == 1)
    #expect(again.complaints.contains(" unchanged"))
    #expect(try content("out") == first)
    try write(PNGEncoder.encode(DrawnPage.image(DrawnPage.rings(4))), "in/110.png")
    try write(PNGEncoder.encode(DrawnPage.image(DrawnPage.rings(5))), "in/new.png")
    #expect(try scan(options).status == 1)
    #expect(try content("out") == first + "in/110.png\t0000\nin/new.png\t00000\n")
  }

  @Test func `a stream that is sent again gives only what was not read yet`() throws {
    let three = "cat in/101.png in/102.png in/101.png"
    let scan = "\"$DIGITS\" scan --state s -o out -f csv"
    _ = try digits.shell("cat in/101.png in/102.png | \(scan)")
    let begun = try content("out")
    #expect(begun.split(separator: "\n").count == 3)
    _ = try digits.shell("\(three) | \(scan)")
    #expect(try content("out").hasPrefix(begun))
    #expect(
      try digits.shell("\(three) | \"$DIGITS\" scan -f csv").output == content("out"))
  }

  @Test func `another output gets what the first does not hold`() throws {
    #expect(try scan("--state s -o monday").status == 1)
    let monday = try content("monday")
    try write(PNGEncoder.encode(DrawnPage.image(DrawnPage.rings(5))), "in/new.png")
    #expect(try scan("--state s -o tuesday").status == 1)
    #expect(try content("tuesday") == "in/new.png\t00000\n")
    #expect(try content("monday") == monday)
  }

  @Test func `a ledger that does not fit is refused`() throws {
    #expect(try scan("--state s -o out -f csv").status == 1)
    let other = try scan("--state s -o out -f tsv")
    #expect(other.status == 64)
    #expect(other.complaints.hasPrefix("digits: s: begun with another version"))
    try write([], "out")
    #expect(try scan("--state s -o out -f csv").status == 65)
    let foreign = try scan("--state text.png -o out2")
    #expect(foreign.status == 65)
    #expect(try content("text.png") == "text")
  }

  @Test(arguments: [("INT", 130), ("TERM", 143)])
  func `a run that is asked to end writes what it has, and is taken up`(
    signal: String, status: Int
  ) throws {
    try scan("-f csv --state whole.state -o whole")
    let start = ContinuousClock.now
    // A slow standard input: nothing of it comes while the program waits.
    let run = try digits.shell(
      """
      mkfifo slow; sleep 9 > slow & writer=$!
      (sleep 1; kill -\(signal) $(cat number)) &
      sh -c 'echo $$ > number; exec "$DIGITS" scan \(Self.inputs) - -f csv --state s -o out' < slow
      status=$?; kill $writer; exit $status
      """)
    #expect(run.status == Int32(status))
    #expect(start.duration(to: .now) < .seconds(3))
    #expect(try content("whole").hasPrefix(content("out")))
    #expect(try scan("-f csv --state s -o out").status == 1)
    #expect(try content("out") == content("whole"))
  }
}
