import FileSystem
import NeuralNetwork
import Testing

@testable import DigitTraining

@Suite struct KaggleCSVTests {
  static let names = ["label"] + (0..<784).map { "pixel\($0)" }

  static func line(_ label: Int?, _ ink: [UInt8]) -> String {
    (label.map { [$0] } ?? []).map(String.init).joined() + (label == nil ? "" : ",")
      + ink.map(String.init).joined(separator: ",")
  }

  private func read(_ text: String) throws(DatasetError) -> KaggleCSV.Contents {
    try KaggleCSV.read(Array(text.utf8), path: "table.csv")
  }

  @Test(
    arguments: ["\n", "\r\n", "\r", "\n\n"], ["", "\u{FEFF}"])
  func `lines may end in any way, after any start, with names or without`(
    end: String, start: String
  ) throws {
    for isBare in [true, false] {
      let lines =
        (isBare ? [] : [Self.names.joined(separator: ",")])
        + [Self.line(7, bar(3)), Self.line(0, bar(5))]
      let contents = try read(
        start + lines.joined(separator: end) + (isBare ? "" : end))
      #expect(contents.labels == [7, 0])
      #expect(contents.glyphs.ink == Self.seenBars)
    }
  }

  static let seenBars = seen(bar(3)) + seen(bar(5))

  @Test func `a table of 784 columns has no labels`() throws {
    for names in ["", Self.names.dropFirst().joined(separator: ",") + "\n"] {
      let contents = try read(names + Self.line(nil, bar(2)))
      #expect(contents.labels == nil)
      #expect(contents.glyphs.count == 1)
      #expect(contents.glyphs.ink == seen(bar(2)))
    }
  }

  @Test(arguments: ["1x", ""])
  func `pixels may have names that begin with a digit`(prefix: String) throws {
    let names = ["label"] + (0..<784).map { "\(prefix)\($0)" }
    #expect(try read(names.joined(separator: ",") + "\n" + Self.good).labels == [1])
  }

  @Test func `the column called label may stand last`() throws {
    let names = Self.names.dropFirst() + ["\"class\""]
    let contents = try read(
      names.joined(separator: ",") + "\n" + Self.line(nil, bar(1)) + " , 4")
    #expect(contents.labels == [4])
    #expect(contents.glyphs.ink == seen(bar(1)))
  }

  @Test func `what was written at random is read back`() throws {
    var generator = Xoshiro256(seed: 5)
    for _ in 0..<2 {
      let labels = (0..<3).map { _ in Int.random(in: 0...9, using: &generator) }
      let ink = labels.map { _ in
        (0..<784).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      }
      let text = zip(labels, ink).map { Self.line($0, $1) }.joined(separator: "\n")
      let contents = try read(text)
      #expect(contents.labels?.map(Int.init) == labels)
      #expect(contents.glyphs.ink == ink.flatMap(seen))
    }
  }

  static let good = line(1, bar(1))
  static let faults: [(String, DatasetError.Place?, String)] = [
    ("", nil, "empty"),
    ("\n\r\n", nil, "empty"),
    ("1,2,3\n", .line(1, column: nil), "3 columns"),
    ("\n\n1,2,3\n", .line(3, column: nil), "3 columns"),
    ("-1" + good.dropFirst(1), .line(1, column: 1), "'-1' is no number"),
    ("1.0" + good.dropFirst(1) + "\n" + good, .line(1, column: 1), "'1.0' is no number"),
    ("x" + good.dropFirst(1) + "\n" + good, .line(1, column: 1), "'x' is no number"),
    ("<!DOCTYPE html>\n<html>", .line(1, column: nil), "web page"),
    (names.joined(separator: ","), nil, "no pictures"),
    (good + "\n" + good + ",1", .line(2, column: nil), "786 columns, not 785"),
    (good + "\n\n1,2\n", .line(3, column: nil), "2 columns, not 785"),
    (good + "\n" + good.dropLast(), .line(2, column: 785), "'' is no number"),
    (good + "\n1,256" + good.dropFirst(3), .line(2, column: 2), "'256' is no number"),
    (good + "\n1,-1" + good.dropFirst(3), .line(2, column: 2), "'-1'"),
    (good + "\n1,1.5" + good.dropFirst(3), .line(2, column: 2), "'1.5'"),
    (good + "\n1,99999999999999999999" + good.dropFirst(3), .line(2, column: 2), "'99999"),
    (good + "\n10" + good.dropFirst(1), .line(2, column: 1), "a label of 10"),
    (
      "id" + names.joined(separator: ",").dropFirst(5) + "\n" + good, .line(1, column: nil),
      "none of them called label"
    ),
  ]

  @Test(arguments: faults.indices)
  func `a table that cannot be used names line and column`(index: Int) {
    let (text, place, reason) = Self.faults[index]
    let error = #expect(throws: DatasetError.self) { try read(text) }
    #expect(error?.place == place, "\(error?.description ?? "")")
    #expect(error?.reason.contains(reason) == true, "\(error?.description ?? "")")
  }

  @Test func `a table cut anywhere is read or refused, never a crash`() {
    let text = Array((Self.names.joined(separator: ",") + "\r\n" + Self.good + "\r\n").utf8)
    for count in stride(from: 0, to: text.count, by: 61) {
      _ = try? KaggleCSV.read(Array(text[..<count]), path: "table.csv")
    }
    #expect(throws: DatasetError.self) {
      try KaggleCSV.read(Array(text.dropLast(3)), path: "table.csv")
    }
  }

  @Test func `a packed table is a source; one without labels is none`() throws {
    let folder = try DataFolder()
    try folder.write("train.csv.gz", GunzipTests.gzip(Array(Self.good.utf8)))
    try folder.write("test.csv", Self.line(nil, bar(1)))
    let source = try DataSpecification(folder("train.csv.gz")).open()
    #expect(source.labels == [1])
    #expect(source.name.hasSuffix("/train"))
    let error = #expect(throws: DatasetError.self) {
      try DataSpecification(folder("test.csv")).open()
    }
    #expect(error?.reason == "a table without labels")
  }
}
