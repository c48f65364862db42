import FileSystem
import Testing

@testable import DigitTraining

@Suite struct IDXCollectionTests {
  let folder: DataFolder

  init() throws { folder = try DataFolder() }

  private func open(
    _ kind: DataSpecification.Kind, _ part: DatasetPart = .training
  ) throws -> any GlyphSource {
    try DataSpecification(kind: kind, path: folder.path).open(part: part)
  }

  @Test func `MNIST's parts are read from their own files`() throws {
    for (word, label) in [("train", UInt8(3)), ("t10k", 4)] {
      try folder.writeIDX(FilePath("\(word)-images-idx3-ubyte"), shape: [1, 28, 28], bar(1))
      try folder.write(
        FilePath("\(word)-labels-idx1-ubyte.gz"), GunzipTests.gzip(idx(shape: [1], [label])))
    }
    #expect(try open(.mnist).labels == [3])
    #expect(try open(.mnist, .test).labels == [4])
    #expect(try open(.mnist).ink(at: 0) == seen(bar(1)))
    #expect(try open(.mnist).name == "mnist")
  }

  /// Column by column.
  private func lying(_ ink: [UInt8]) -> [UInt8] {
    (0..<784).map { ink[$0 % 28 * 28 + $0 / 28] }
  }

  @Test func `EMNIST's pictures are turned upright`() throws {
    try folder.writeIDX(
      "emnist-digits-train-images-idx3-ubyte", shape: [1, 28, 28], lying(bar(2)))
    try folder.writeIDX("emnist-digits-train-labels-idx1-ubyte", shape: [1], [7])
    #expect(try open(.emnistDigits).ink(at: 0) == seen(bar(2)))
  }

  @Test func `letters are not digits, and those that look like digits are left out`() throws {
    // A, B, O, X, Z.
    try folder.writeIDX(
      "emnist-letters-test-images-idx3-ubyte", shape: [5, 28, 28],
      (0..<5).flatMap { lying(bar($0)) })
    try folder.writeIDX(
      "emnist-letters-test-labels-idx1-ubyte", shape: [5], [1, 2, 15, 24, 26])
    let letters = try open(.emnistLetters, .test)
    #expect(letters.labels == [GlyphLabel.notADigit, GlyphLabel.notADigit])
    #expect(letters.skippedCount == 3)
    #expect(letters.ink(at: 1) == seen(bar(3)))
  }

  @Test func `letters may be labeled with their ASCII codes`() throws {
    try folder.writeIDX("letters-images-idx3-ubyte", shape: [2, 28, 28], bar(0) + bar(1))
    try folder.writeIDX(
      "letters-labels-idx1-ubyte", shape: [2], Array("OK".utf8))
    let letters = try open(.letters)
    #expect(letters.count == 1)
    #expect(letters.ink(at: 0) == seen(bar(1)))
  }

  @Test func `QMNIST knows the writers`() throws {
    let rows = [
      [5, 4, 2083, 0, 0, 0, 0, 0], [9, 4, 11, 1, 0, 0, 0, 0], [1, 4, 2083, 2, 0, 0, 0, 0],
    ]
    try folder.writeIDX(
      "qmnist-train-images-idx3-ubyte", shape: [3, 28, 28], bar(0) + bar(1) + bar(2))
    try folder.writeIDX(
      "qmnist-train-labels-idx2-int", type: 12, shape: [3, 8], rows.joined().flatMap(bigEndian))
    let source = try open(.qmnist)
    #expect(source.labels == [5, 9, 1])
    #expect(source.writers == ["2083", "11"])
    #expect(source.writerNames == ["2083", "11", "2083"])
  }

  @Test func `two files may be named, parted by a comma`() throws {
    try folder.writeIDX("a,b", shape: [1, 28, 28], bar(0))
    try folder.writeIDX("c", shape: [1], [8])
    let path = FilePath("\(folder("a,b")),\(folder("c"))")
    #expect(try DataSpecification(kind: .idx, path: path).open().labels == [8])
    #expect(throws: DatasetError.self) {
      try DataSpecification(kind: .idx, path: "images").open()
    }
  }

  static let faults: [(String, [UInt8], [UInt8], String)] = [
    (
      "pictures of another size", idx(shape: [1, 2, 2], [1, 2, 3, 4]), idx(shape: [1], [1]),
      "[1, 2, 2]"
    ),
    (
      "too few labels", idx(shape: [1, 28, 28], bar(0)), idx(shape: [2], [1, 2]),
      "labels of shape [2]"
    ),
    ("no digit", idx(shape: [1, 28, 28], bar(0)), idx(shape: [1], [10]), "byte 8: a label of 10"),
    ("no columns", idx(shape: [1, 28, 28], bar(0)), idx(shape: [1, 0], []), "[1, 0]"),
    (
      "a negative number",
      idx(shape: [1, 28, 28], bar(0)), idx(type: 12, shape: [1], bigEndian(-1)), "a label of -1"
    ),
    (
      "pictures of integers", idx(type: 12, shape: [0, 28, 28], []), idx(shape: [0], []),
      "images of shape"
    ),
  ]

  @Test(arguments: faults)
  func `files that do not fit each other are refused`(
    name: String, images: [UInt8], labels: [UInt8], reason: String
  ) throws {
    try folder.write("images", images)
    try folder.write("labels", labels)
    let error = #expect(throws: DatasetError.self, "\(name)") {
      try IDXPair(images: folder("images"), labels: folder("labels")).read(name: "x")
    }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }
}
