import FileSystem
import Testing

@testable import DigitTraining

@Suite struct DataSpecificationTests {
  static let readings: [(String, DataSpecification)] = [
    ("data", DataSpecification(path: "data")),
    ("mnist=data", DataSpecification(kind: .mnist, path: "data")),
    ("strokes=a.json.gz*0.5", DataSpecification(kind: .strokes, path: "a.json.gz", weight: 0.5)),
    ("data*3", DataSpecification(path: "data", weight: 3)),
    ("a=b/c", DataSpecification(path: "a=b/c")),
    ("csv=a=b*c*2", DataSpecification(kind: .csv, path: "a=b*c", weight: 2)),
    ("dir*", DataSpecification(path: "dir*")),
    ("dir*nan", DataSpecification(path: "dir*nan")),
    ("dir*1e3", DataSpecification(path: "dir*1e3")),
    ("dir*.", DataSpecification(path: "dir*.")),
    ("dir*2/x", DataSpecification(path: "dir*2/x")),
    ("emnist-digits==", DataSpecification(kind: .emnistDigits, path: "=")),
  ]

  @Test(arguments: readings)
  func `only a known kind and a number are taken off the path`(
    text: String, expected: DataSpecification
  ) throws {
    #expect(try DataSpecification(FilePath(text)) == expected)
  }

  @Test func `bytes that are no text stay as they are`() throws {
    let name: [UInt8] = [0xFF, UInt8(ascii: "*"), 0xFE]
    let specification = try DataSpecification(
      FilePath(bytes: Array("truth=".utf8) + name + Array("*2".utf8)))
    #expect(specification.path.bytes == name)
    #expect(specification.weight == 2)
  }

  @Test(arguments: ["", "mnist=", "mnist=*3", "a*0", "a*1001", "a*0.0"])
  func `no path, and weights out of bounds, are refused`(text: String) {
    #expect(throws: DatasetError.self) { try DataSpecification(FilePath(text)) }
  }

  @Test(arguments: [
    ("train-images-idx3-ubyte.gz", DataSpecification.Kind.mnist),
    ("t10k-images-idx3-ubyte", .mnist), ("emnist-digits-test-images-idx3-ubyte.gz", .emnistDigits),
    ("emnist-letters-train-images-idx3-ubyte", .emnistLetters),
    ("qmnist-test-images-idx3-ubyte.gz", .qmnist), ("letters-images-idx3-ubyte", .letters),
    ("truth.csv", .truth), ("4/x.png", .folders), ("not-a-digit/x.png", .folders),
  ])
  func `a folder's kind is told by what is there`(
    name: String, kind: DataSpecification.Kind
  ) throws {
    let folder = try DataFolder()
    try folder.write(FilePath(name), [])
    #expect(try DataSpecification(path: folder.path).guessedKind() == kind)
  }

  @Test(arguments: [
    ("a.csv", DataSpecification.Kind.csv), ("a.CSV.gz", .csv), ("a.b.json", .strokes),
    ("a.json.gz", .strokes), ("a.tar", .truth), ("a.tar.gz", .truth),
  ])
  func `a file's kind is told by its name`(name: String, kind: DataSpecification.Kind) throws {
    let folder = try DataFolder()
    try folder.write(FilePath(name), [])
    #expect(try DataSpecification(path: folder(FilePath(name))).guessedKind() == kind)
  }

  @Test func `what is not there and what is not known are told apart`() throws {
    let folder = try DataFolder()
    try folder.write("sub/what.bin", [])
    let absent = #expect(throws: DatasetError.self) {
      try DataSpecification(path: folder("none")).open()
    }
    #expect(absent?.isUnreadable == true)
    let empty = #expect(throws: DatasetError.self) {
      try DataSpecification(path: folder("sub")).open()
    }
    #expect(empty?.isUnreadable == true)
    let unknown = #expect(throws: DatasetError.self) {
      try DataSpecification(path: folder("sub/what.bin")).open()
    }
    #expect(unknown?.reason.contains("emnist-digits") == true)
  }

  @Test func `sources of one name get others`() throws {
    let folder = try DataFolder()
    try folder.write("x/a.csv", KaggleCSVTests.good)
    try folder.write("y/x/a.csv", KaggleCSVTests.good)
    let specifications = try ["x/a.csv", "y/x/a.csv", "x/a.csv"].map {
      try DataSpecification(folder($0))
    }
    let sources = try DataSpecification.open(specifications)
    #expect(sources.map(\.name) == ["x/a", "x/a-2", "x/a-3"])
    #expect(sources[1].labels == [1])
    #expect(sources[1].fingerprint == sources[0].fingerprint)
    #expect(sources[1].ink(at: 0) == sources[0].ink(at: 0))
  }

  @Test func `classes have names, and signs have classes`() {
    #expect(GlyphLabel.name(of: 4) == "4")
    #expect(GlyphLabel.label(named: "not-a-digit") == GlyphLabel.notADigit)
    #expect(GlyphLabel.label(named: "10") == nil)
    #expect(GlyphLabel.label(of: "0") == 0)
    #expect(GlyphLabel.label(of: "٣") == nil)
    #expect("OoIlZzSsBGgqDdJLQbi|/().,".allSatisfy { GlyphLabel.label(of: $0) == nil })
    #expect("AEMk#=".allSatisfy { GlyphLabel.label(of: $0) == GlyphLabel.notADigit })
  }
}
