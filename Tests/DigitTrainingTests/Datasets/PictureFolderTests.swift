import FileSystem
import ImageCodecs
import Raster
import Segmentation
import Testing

@testable import DigitTraining

/// A dark digit on light paper with a light of its own.
private func photo(_ strokes: [[(Float, Float)]], side: Int = 60) -> GrayImage {
  var ink = GrayImage(width: side, height: side, filledWith: 0)
  StrokeRasterizer.draw(
    strokes.map { $0.map { StrokePoint(x: $0.0, y: $0.1) } }, penWidth: 5, on: &ink)
  return GrayImage(
    width: side, height: side,
    pixels: ink.pixels.enumerated().map { 200 - UInt8($1 / 2) - UInt8($0 % 7) })
}

private let seven = photo([[(15, 12), (44, 12), (25, 50)]])
private let brokenFive = photo([
  [(20, 12), (20, 30), (40, 34), (36, 50), (18, 50)], [(26, 5), (47, 4)],
])
private let blank = GrayImage(width: 40, height: 40, filledWith: 190)

private func bytes(_ glyph: NormalizedGlyph) -> [UInt8] {
  var glyphs = LabeledGlyphs()
  glyphs.append(glyph, label: 0)
  return glyphs.ink
}

@Suite struct PictureFolderTests {
  let folder: DataFolder

  init() throws { folder = try DataFolder() }

  @Test func `a picture becomes what the reader's classifier sees`() throws {
    try folder.write("7/a.png", PNGEncoder.encode(seven))
    let source = try DataSpecification(folder.path).open()
    let read = Segmenter.segment(seven).glyphs
    try #require(read.count == 1)
    #expect(source.ink(at: 0) == bytes(GlyphNormalizer.normalize(read[0].ink)))
    #expect(source.labels == [7])
  }

  @Test func `a digit in pieces is one glyph all the same`() throws {
    let pieces = photo([[(12, 8), (12, 52)], [(48, 8), (48, 52)]])
    try #require(Segmenter.segment(pieces).glyphs.count == 2)
    let glyph = try #require(PictureGlyph.glyph(of: pieces))
    let columns = (0..<28).filter { x in (0..<28).contains { glyph.ink[28 * $0 + x] > 0.3 } }
    #expect(columns.count { $0 < 12 } >= 2 && columns.count { $0 > 16 } >= 2)
    #expect(PictureGlyph.glyph(of: brokenFive) != nil)
  }

  @Test func `a picture of MNIST's kind is ink as it is`() throws {
    // Gray ink, which the reader would take for the full ink of this picture.
    let ink = bar(4).map { $0 / 4 * 3 }
    try folder.write(
      "not-a-digit/deep/x.png", PNGEncoder.encode(GrayImage(width: 28, height: 28, pixels: ink)))
    let source = try DataSpecification(folder.path).open()
    #expect(source.labels == [GlyphLabel.notADigit])
    #expect(source.ink(at: 0) == seen(ink))
  }

  @Test func `classes come in order; blank pages and other files are counted`() throws {
    try folder.write("3/b.png", PNGEncoder.encode(seven))
    try folder.write("3/a.png", PNGEncoder.encode(brokenFive))
    try folder.write("3/blank.png", PNGEncoder.encode(blank))
    try folder.write("3/notes.txt", "hello")
    try folder.write("0/z.png", PNGEncoder.encode(seven))
    try folder.write("README.md", "about")
    let source = try DataSpecification(folder.path).open()
    #expect(source.labels == [0, 3, 3])
    #expect(source.skippedCount == 2)
    #expect(source.ink(at: 0) == source.ink(at: 2))
    #expect(source.name.hasPrefix("digits-data"))
  }

  @Test func `a folder of no class and a broken picture are named`() throws {
    try folder.write("7/cut.png", Array(PNGEncoder.encode(seven).dropLast(40)))
    var error = #expect(throws: DatasetError.self) { try DataSpecification(folder.path).open() }
    #expect(error?.path == folder("7/cut.png"))
    try File.remove(folder("7/cut.png"))
    error = #expect(throws: DatasetError.self) { try DataSpecification(folder.path).open() }
    #expect(error?.reason == "holds no samples (0 were left out)")
    try folder.write(
      "7/deep/5.png",
      PNGEncoder.encode(GrayImage(width: 28, height: 28, pixels: bar(5))))
    try folder.write("7/notes.txt", "hello")
    let exact = try ExactPictures(reading: DataSpecification(folder.path))
    #expect(exact.labels == [7] && exact.skippedCount == 1)
    try Directory.create(folder("seven"))
    error = #expect(throws: DatasetError.self) {
      try ExactPictures(reading: DataSpecification(folder.path))
    }
    #expect(error?.path == folder("seven"))
    error = #expect(throws: DatasetError.self) { try DataSpecification(folder.path).open() }
    #expect(error?.path == folder("seven"))
    #expect(error?.reason.contains("no class") == true)
  }
}

@Suite struct TruthPicturesTests {
  let folder: DataFolder
  let truth =
    "path,text,writer\n\"a,1.png\",7,ann\nb.png,5,\nc.png,12,bob\nd.png,A,ann\nblank.png,1,ann\n"

  init() throws { folder = try DataFolder() }

  private let pictures: [(String, [UInt8])] = [
    ("a,1.png", PNGEncoder.encode(seven)), ("b.png", PNGEncoder.encode(brokenFive)),
    ("d.png", PNGEncoder.encode(seven)), ("blank.png", PNGEncoder.encode(blank)),
  ]

  private func check(_ source: any GlyphSource) {
    #expect(source.labels == [7, 5, GlyphLabel.notADigit])
    #expect(source.writerNames == ["ann", nil, "ann"])
    #expect(source.skippedCount == 2)
    #expect(source.ink(at: 0) == PictureGlyph.glyph(of: seven).map(bytes))
  }

  @Test func `a folder of pictures with a table is read`() throws {
    for (name, bytes) in pictures { try folder.write(FilePath(name), bytes) }
    try folder.write("truth.csv", truth)
    check(try DataSpecification(folder.path).open())
    try folder.write("truth.csv", truth.replacing("b.png", with: "./b.png"))
    check(try DataSpecification(folder.path).open())
  }

  @Test func `an archive is read with the table beside it, by its name or its folder's`() throws {
    try folder.write("set/images.tar", tar(pictures))
    try folder.write("set/truth.csv", truth)
    let source = try DataSpecification(folder("set")).open()
    check(source)
    #expect(source.name == "set")
    check(try DataSpecification(folder("set/images.tar")).open())
  }

  @Test func `an archive may hold its table, with names that begin with a dot`() throws {
    let members = [("./truth.csv", Array(truth.utf8))] + pictures.map { ("./" + $0.0, $0.1) }
    try folder.write("hand.tar", tar(members))
    check(try DataSpecification(folder("hand.tar")).open())
  }

  @Test func `a table past its limit is refused, in a folder and in an archive`() throws {
    let table = [UInt8](repeating: UInt8(ascii: "\n"), count: 16 << 20 | 1)
    try folder.write("truth.csv", table)
    var error = #expect(throws: DatasetError.self) { try DataSpecification(folder.path).open() }
    #expect(error?.reason.contains("limit of 16777216") == true)
    try folder.write("hand.tar", tar([("truth.csv", table)]))
    error = #expect(throws: DatasetError.self) { try DataSpecification(folder("hand.tar")).open() }
    #expect(error?.place == .member("truth.csv"))
  }

  @Test func `what is missing or broken is named with line or member`() throws {
    try folder.write("images.tar", tar([("a,1.png", Array(pictures[0].1.dropLast(30)))]))
    try folder.write("truth.csv", truth)
    var error = #expect(throws: DatasetError.self) { try DataSpecification(folder.path).open() }
    #expect(error?.path == folder("images.tar"))
    #expect(error?.place == .member("a,1.png"))
    try folder.write("truth.csv", "path,text\nnone.png,4\n")
    error = #expect(throws: DatasetError.self) { try DataSpecification(folder.path).open() }
    #expect(error?.place == .line(2, column: nil))
    #expect(error?.reason.contains("no picture none.png") == true)
    try folder.write("truth.csv", "file,text\nnone.png,4\n")
    error = #expect(throws: DatasetError.self) { try DataSpecification(folder.path).open() }
    #expect(error?.reason.contains("no columns 'path'") == true)
    try folder.write("truth.csv", "\n\nfile,text\nnone.png,4\n")
    error = #expect(throws: DatasetError.self) { try DataSpecification(folder.path).open() }
    #expect(error?.place == .line(3, column: nil))
    try folder.write("truth.csv", "path,text\nx,4\ny,5\nx,4\n")
    error = #expect(throws: DatasetError.self) { try DataSpecification(folder.path).open() }
    #expect(error?.message == "line 4: x was already named in line 2")
    try folder.write("images.tar", Array(tar(pictures).prefix(900)))
    error = #expect(throws: DatasetError.self) { try DataSpecification(folder.path).open() }
    #expect(error?.path == folder("images.tar"))
  }

  static let kensanata = Data.folder.appending("kensanata")

  @Test(.enabled(if: File.exists(kensanata), "kensanata is not at hand: set DIGITS_DATA"))
  func `kensanata's table is of ten writers`() throws {
    let table = try TruthTable(
      parsing: DatasetFile.read(Self.kensanata.appending("truth.csv")), path: "truth.csv")
    #expect(table.entries.count == 5_677)
    #expect(Set(table.entries.map(\.writer)).count == 10)
    #expect(try DataSpecification(Self.kensanata).guessedKind() == .truth)
  }

  /// A tar archive (POSIX.1, ustar).
  private func tar(_ members: [(String, [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    for (name, content) in members {
      var header = [UInt8](repeating: 0, count: 512)
      func put(_ text: String, at offset: Int) {
        header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
      }
      let size = String(content.count, radix: 8)
      put(name, at: 0)
      put(String(repeating: "0", count: 11 - size.count) + size, at: 124)
      put("        0", at: 148)
      put("ustar\u{0}00", at: 257)
      let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
      put(String(repeating: "0", count: 6 - sum.count) + sum + "\u{0}", at: 148)
      archive += header + content
      archive += [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    }
    return archive + [UInt8](repeating: 0, count: 1024)
  }
}
