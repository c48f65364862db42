import DigitReader
import DigitTraining
import FileSystem
import ImageCodecs
import Raster
import Segmentation
import Testing

@testable import digits

/// Training on pictures of numbers of which only the text is known.
@Suite struct TrainNumbersTests {
  let directory: TemporaryDirectory
  let digits: DigitsProgram

  init() throws {
    directory = try TemporaryDirectory()
    digits = DigitsProgram(directory: directory)
  }

  /// Numbers written after the ways in which people write them, near to each other.
  private static func synthesizer(_ style: SynthesisStyle = .tight) throws -> DrawingSynthesizer {
    let hands = try DataSpecification(kind: .allographs, path: "400").open()
    return DrawingSynthesizer(sources: [hands], style: style, seed: 11)
  }

  /// Writes pictures with their table.
  private func write(
    _ drawings: [SyntheticDrawing], truth: (Int, String) -> String = { $1 }
  ) throws {
    try Directory.create(directory("forms"))
    var table = "path,text\n"
    for (index, drawing) in drawings.enumerated() {
      try File.write(
        PNGEncoder.encode(drawing.gray), to: directory(FilePath("forms/\(index).png")),
        isDurable: false)
      table += "\(index).png,\(truth(index, drawing.text))\n"
    }
    try File.write(Array(table.utf8), to: directory("forms/truth.csv"), isDurable: false)
  }

  /// A number that differs in one digit.
  private func altered(_ text: String) -> String {
    var digits = text.compactMap(\.wholeNumberValue)
    // Neither 0 and 5, nor any two that lie five apart, look alike, but for a 1 with a looped flag and a 6
    // with one.
    let digit = digits[digits.count / 2]
    digits[digits.count / 2] = (digit + (digit % 5 == 1 ? 7 : 5)) % 10
    return digits.map(String.init).joined()
  }

  @Test func `the digits of a known number are found where they were drawn`() throws {
    let reader = DigitReader()
    var (found, all) = (0, 0)
    for style in [SynthesisStyle.tight, .touching] {
      let synthesizer = try Self.synthesizer(style)
      for index in 0..<30 {
        let drawing = synthesizer.drawing(at: index)
        all += drawing.digits.count
        let number = drawing.digits.map { Int($0.label) }
        guard let alignment = reader.alignment(of: number, in: drawing.gray) else { continue }
        #expect(alignment.digits.map(\.digit) == number)
        for (digit, drawn) in zip(alignment.digits, drawing.digits) {
          let bounds = alignment.lattice.spans[digit.span].bounds
          let shared = bounds.intersection(drawn.bounds)
          let together = bounds.union(drawn.bounds)
          if 2 * shared.width * shared.height > together.width * together.height { found += 1 }
        }
      }
    }
    #expect(all > 200)
    #expect(Double(found) >= 0.95 * Double(all), "\(found) of \(all)")
  }

  @Test func `pictures with a wrong truth are left out, and hardly others`() throws {
    let synthesizer = try Self.synthesizer()
    let drawings = (0..<30).map { synthesizer.drawing(at: $0) }
    try write(drawings) { index, text in index % 3 == 0 ? altered(text) : text }
    let crops = try NumberSources.open(
      directory("forms"), part: .all, reader: DigitReader(), seed: 1, threads: 2)
    let wrong = crops.skipped.count { picture in
      (Int(picture.path.description.split(separator: ".")[0]) ?? 1) % 3 == 0
    }
    #expect(wrong >= 9)
    #expect(crops.skippedCount - wrong <= 1)
    // Each digit of the twenty others, or nearly.
    let labels = (0..<crops.count).map { crops.label(at: $0) }
    #expect(labels.count { $0 < 10 } >= 19 * drawings.reduce(0) { $0 + $1.digits.count } / 30 / 2)
  }

  @Test(
    arguments: [
      ("0417", [0, 4, 1, 7]), ("1,250.00-", [1, 2, 5, 0, 0, 0]), ("12 34", [1, 2, 3, 4]), ("", nil),
      ("-", nil), ("12b", nil), ("1\n2", nil), ("٣", nil),
    ] as [(String, [Int]?)])
  func `a text has digits and signs between them`(text: String, number: [Int]?) {
    #expect(NumberSources.digits(of: text) == number)
  }

  @Test func `a folder is drawn and trained on, and a run goes on with the same numbers only`()
    throws
  {
    let synthesizer = try Self.synthesizer()
    let drawings = (0..<8).map { synthesizer.drawing(at: $0) }
    try write(drawings) { index, text in index == 2 ? altered(text) : text }
    let sheet = try digits("train", "--numbers", "forms", "--numbers-sheet", "sheet.png")
    #expect(sheet.status == 0)
    #expect(
      sheet.complaints
        == "digits: forms: 1 of 8 pictures left out, as their text is not to be seen there\n")
    let picture = try ImageDecoder.decode(File.read(directory("sheet.png"), limit: 1 << 24)).image
    #expect(picture.width == 30 * 60 + 4 && picture.pixels.contains { $0 > 200 })
    let train = "\"$DIGITS\" train --widths 16 --batch 4 --epochs 1 --validation 8 -o out"
    let run = try digits.shell("\(train) --numbers 'forms*2' --checkpoint state")
    #expect(run.status == 0)
    #expect(run.complaints.contains("wrote out"))
    let other = try digits.shell(
      "\(train) --numbers 'forms*2' --numbers-part 1/2 --resume state")
    #expect(other.status == 64)
    #expect(other.complaints.contains("source 1 is forms, "))
  }

  @Test func `half of a folder is measured`() throws {
    let synthesizer = try Self.synthesizer()
    try write((0..<5).map { synthesizer.drawing(at: $0) })
    let run = try digits("eval", "--strings", "forms", "--numbers-part", "2/2")
    #expect(run.status == 0)
    #expect(run.lines[3] == "pictures  2 (0 excluded, 0 not readable)")
  }

  @Test func `what is missing or makes no sense is told`() throws {
    try Directory.create(directory("forms"))
    try File.write(Array("path,text\na.png,7\n".utf8), to: directory("forms/truth.csv"))
    #expect(try digits("train", "--numbers", "forms", "-o", "out").status == 66)
    #expect(try digits("train", "--numbers", "nowhere", "-o", "out").status == 66)
    let blank = GrayImage(width: 80, height: 50, filledWith: 255)
    try File.write(PNGEncoder.encode(blank), to: directory("forms/a.png"), isDurable: false)
    let run = try digits("train", "--numbers", "forms", "-o", "out")
    #expect(run.status == 65)
    #expect(run.complaints.contains("shows no number that is to be trained on"))
    for arguments in [
      ["-o", "out"], ["--data", "x", "-o", "out", "--numbers-part", "1/2"],
      ["--numbers", "forms", "-o", "out", "--numbers-part", "2"],
      ["--numbers", "mnist=forms", "-o", "out"], ["--numbers", "forms*0", "-o", "out"],
      ["--data", "x", "--numbers-sheet", "x.png"],
    ] {
      #expect(try digits(arguments: ["train"] + arguments).status == 64)
    }
    #expect(try digits("eval", "mnist", "--numbers-part", "1/2").status == 64)
  }
}
