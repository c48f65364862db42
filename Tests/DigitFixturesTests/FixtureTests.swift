internal import DigitFixtures
internal import FileSystem
internal import ImageCodecs
internal import Raster
internal import Testing

@Suite("The committed fixtures")
struct FixtureTests {
  @Test(arguments: Fixture.all)
  func `the committed picture and truth are those that are drawn`(fixture: Fixture) throws {
    let content = fixture.content()
    let picture = try File.read(FilePath(fixture.path), limit: 1 << 20)
    let truth = try File.read(FilePath(fixture.truthPath), limit: 1 << 20)
    #expect(picture == content.bytes, "`make fixtures` draws \(fixture.fileName) anew")
    #expect(String(decoding: truth, as: UTF8.self) == content.truth.json)
    #expect(picture.count < 30_000, "a repository is not the place for large files")
  }

  @Test(arguments: Fixture.all)
  func `a picture decodes to the size of its truth`(fixture: Fixture) throws {
    let content = fixture.content()
    let decoded = try ImageDecoder.decode(content.bytes)
    #expect(decoded.image.width == content.truth.width)
    #expect(decoded.image.height == content.truth.height)
    for digit in content.truth.digits {
      #expect(!digit.bounds.isEmpty)
      #expect(digit.bounds.intersection(decoded.image.bounds) == digit.bounds)
    }
  }

  @Test func `every committed file is a fixture`() throws {
    let pictures = try Directory.names(in: FilePath("\(Fixture.folder)/Drawings"))
    let truths = try Directory.names(in: FilePath("\(Fixture.folder)/Truth"))
    #expect(Set(pictures.map(\.description)) == Set(Fixture.all.map(\.fileName)))
    #expect(Set(truths.map(\.description)) == Set(Fixture.all.map { "\($0.fileName).json" }))
    #expect(pictures.count == Fixture.all.count, "two fixtures of one name")
  }

  @Test(arguments: [
    ("one-digit.png", "5"), ("many-digits.png", "4096"), ("every-digit.png", "0123456789"),
    ("two-lines.png", "407\n1982"), ("three-lines.png", "12\n34567\n890"), ("blank.png", ""),
    ("upside-down.jpg", "9106"), ("transparent.png", "2718"), ("ones-and-sevens.png", "171717"),
  ])
  func `the truth is what was written`(fileName: String, text: String) throws {
    let fixture = try #require(Fixture.named(fileName))
    #expect(fixture.truth.text == text)
  }

  @Test(arguments: [
    "one-digit.png", "every-digit.png", "three-lines.png", "climbing.png", "small.png",
    "five-with-its-bar-off.png", "on-its-left-side.png", "transparent.png",
  ])
  func `boxes are tight around the ink, and hold all of it`(fileName: String) throws {
    let content = try #require(Fixture.named(fileName)).content()
    let image = try ImageDecoder.decode(content.bytes).image
    func isInk(_ x: Int, _ y: Int) -> Bool { image[x, y] < 128 }
    for y in 0..<image.height {
      for x in 0..<image.width where isInk(x, y) {
        let pixel = Rect(x: x, y: y, width: 1, height: 1)
        let isHeld = content.truth.digits.contains { $0.bounds.intersection(pixel) == pixel }
        if !isHeld { Issue.record("ink at \(x), \(y) is in no box") }
      }
    }
    for digit in content.truth.digits {
      let box = digit.bounds
      let (columns, rows) = (box.x..<box.maxX, box.y..<box.maxY)
      #expect(columns.contains { isInk($0, box.y) }, "bare top of \(digit)")
      #expect(columns.contains { isInk($0, box.maxY - 1) }, "bare bottom of \(digit)")
      #expect(rows.contains { isInk(box.x, $0) }, "bare left of \(digit)")
      #expect(rows.contains { isInk(box.maxX - 1, $0) }, "bare right of \(digit)")
    }
  }

  @Test func `lines and reading order are those of the boxes`() throws {
    let truth = try #require(Fixture.named("three-lines.png")).truth
    #expect(truth.lines.count == 3)
    for (upper, lower) in zip(truth.lines, truth.lines.dropFirst()) {
      #expect(upper.bounds.maxY < lower.bounds.y)
    }
    for (first, second) in zip(truth.digits, truth.digits.dropFirst())
    where first.line == second.line {
      #expect(first.bounds.midX < second.bounds.midX)
    }
  }
}
