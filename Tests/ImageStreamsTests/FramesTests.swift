import ImageStreams
import Testing

@Suite("Length-prefixed frames")
struct FramesTests {
  private let png = StreamSamples.pngs[0]

  @Test(arguments: [1, 3, 4, 1000])
  func `every frame gives an element, in its place`(pieceSize: Int) {
    let notes = Array("notes".utf8)
    let stream = [png, [], notes, png].flatMap(StreamSamples.frame)
    let elements = ImageStreamParser.elements(of: stream, .frames, pieceSize: pieceSize)
    #expect(elements.map(\.image) == [png, nil, notes, png])
    #expect(elements.map(\.index) == [0, 1, 2, 3])
    #expect(elements[1].damage == .empty)
    #expect(elements[1].offset == 4 + png.count)
    #expect(elements[2].offset == 8 + png.count)
  }

  @Test func `a frame comes out with its last byte`() {
    var parser = ImageStreamParser(format: .frames)
    let frame = StreamSamples.frame(png)
    #expect(parser.push(Array(frame.dropLast())).isEmpty)
    #expect(parser.push([frame[frame.count - 1]]).map(\.image) == [png])
  }

  @Test(arguments: [5, 1 << 20])
  func `a frame past the limit is passed by`(pieceSize: Int) {
    let large = StreamSamples.frame([UInt8](repeating: 1, count: png.count + 1))
    let elements = ImageStreamParser.elements(
      of: large + StreamSamples.frame(png), .frames, pieceSize: pieceSize,
      maximumBytes: png.count)
    #expect(elements.map(\.image) == [nil, png])
    #expect(elements[0].damage == .tooLarge)
  }

  @Test(arguments: [1, 3, 4, 10])
  func `the end of the stream within a frame is an element`(count: Int) {
    let frame = StreamSamples.frame(png)
    let elements = ImageStreamParser.elements(of: frame + frame[..<count], .frames)
    #expect(elements.map(\.image) == [png, nil])
    #expect(elements[1].damage == .truncated)
  }

  @Test func `the longest length is no reason to take memory`() {
    let elements = ImageStreamParser.elements(of: [0xFF, 0xFF, 0xFF, 0xFF, 1, 2], .frames)
    #expect(elements.map(\.damage) == [.tooLarge])
  }
}
