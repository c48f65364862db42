import ImageStreams
import Testing

@Suite("Tar archives")
struct TarTests {
  private let png = StreamSamples.pngs[0]
  private let jpeg = StreamSamples.jpegs[0]

  private func text(_ element: ImageStreamElement) -> String? {
    element.name.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [1, 511, 1 << 20], [ImageStreamFormat.auto, .tar])
  func `files that are images come out under their names`(
    pieceSize: Int, format: ImageStreamFormat
  ) {
    var tar = TarWriter()
    tar.directory("in/")
    tar.file("in/a.png", png)
    tar.file("in/notes.txt", Array("notes".utf8))
    tar.file("in/empty", [])
    tar.file("in/deep/b", jpeg)
    tar.link("in/c.png", to: "in/a.png")
    tar.end()
    let elements = ImageStreamParser.elements(of: tar.bytes, format, pieceSize: pieceSize)
    #expect(elements.map(\.image) == [png, nil, nil, jpeg, nil])
    #expect(
      elements.map(text) == ["in/a.png", "in/notes.txt", "in/empty", "in/deep/b", "in/c.png"])
    #expect(elements.map(\.index) == [0, 1, 1, 1, 2])
    #expect(elements.allSatisfy { $0.damage == nil })
    #expect(elements[0].offset == 1024)
  }

  @Test func `an image of an archive comes out with its last byte`() {
    var tar = TarWriter()
    tar.file("a.png", png)
    var parser = ImageStreamParser()
    let end = 512 + png.count
    #expect(parser.push(Array(tar.bytes[..<(end - 1)])).isEmpty)
    #expect(parser.push([tar.bytes[end - 1]]).map(\.image) == [png])
  }

  @Test func `long names of every kind are read`() {
    let long = String(repeating: "folder/", count: 30) + "picture.png"
    var tar = TarWriter()
    tar.prefixed("one.png", prefix: "a/long/folder", png)
    tar.longName(long)
    tar.file(String(long.prefix(99)), png)
    tar.pax(["path": long + "2", "mtime": "1.5"])
    tar.file(String(long.prefix(99)), jpeg)
    tar.file("short.png", png)
    tar.end()
    let elements = ImageStreamParser.elements(of: tar.bytes)
    #expect(
      elements.map(text) == ["a/long/folder/one.png", long, long + "2", "short.png"])
    #expect(elements.compactMap(\.image).count == 4)
  }

  @Test func `a size of a pax header counts`() {
    var tar = TarWriter()
    tar.pax(["size": String(png.count)])
    tar.file("a.png", png, statedSize: 0)
    tar.file("b.png", png)
    #expect(ImageStreamParser.elements(of: tar.bytes).map(\.image) == [png, png])
  }

  @Test func `archives may follow each other`() {
    var tar = TarWriter()
    tar.file("a.png", png)
    tar.end()
    tar.file("b.png", jpeg)
    tar.end()
    #expect(ImageStreamParser.elements(of: tar.bytes).map(\.image) == [png, jpeg])
  }

  @Test func `a damaged header loses its file alone`() {
    var tar = TarWriter()
    tar.file("a.png", png)
    let start = tar.bytes.count
    tar.file("b.png", png)
    tar.file("c.png", jpeg)
    tar.end()
    tar.bytes[start + 3] ^= 1
    let elements = ImageStreamParser.elements(of: tar.bytes)
    #expect(elements.map(\.image) == [png, nil, jpeg])
    #expect(elements[1].damage == .corrupt)
    #expect(elements.map(text) == ["a.png", nil, "c.png"])
  }

  @Test func `a file cut short inside an archive hides none of those that follow`() {
    var tar = TarWriter()
    tar.file("a.png", png)
    let rest = tar.bytes.count
    tar.file("b.png", jpeg)
    tar.file("c.png", png)
    tar.end()
    for cut in [520, 600, 512 + png.count - 1] {
      let stream = tar.bytes[..<cut] + tar.bytes[rest...]
      for pieceSize in [100, 1 << 20] {
        let elements = ImageStreamParser.elements(of: Array(stream), pieceSize: pieceSize)
        #expect(elements.compactMap(\.image).suffix(2) == [jpeg, png])
        #expect(elements.contains { $0.damage == .corrupt })
      }
    }
  }

  @Test func `the end of the stream within a file is an element with its name`() {
    var tar = TarWriter()
    tar.file("a.png", png)
    tar.file("b.png", jpeg)
    let elements = ImageStreamParser.elements(of: Array(tar.bytes.dropLast(1000)))
    #expect(elements.map(\.image) == [png, nil])
    #expect(elements[1].damage == .truncated)
    #expect(text(elements[1]) == "b.png")
  }

  @Test func `a file past the limit is passed by`() {
    var tar = TarWriter()
    tar.file("a.png", png + [UInt8](repeating: 0, count: 1000))
    tar.file("b.png", png)
    let elements = ImageStreamParser.elements(
      of: tar.bytes, pieceSize: 100, maximumBytes: png.count)
    #expect(elements.map(\.image) == [nil, png])
    #expect(elements[0].damage == .tooLarge)
  }
}
