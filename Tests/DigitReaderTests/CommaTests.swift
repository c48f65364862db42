import Raster
import Segmentation
import Testing

@testable import DigitReader

@Suite struct CommaTests {
  /// Three pieces, of which the network says 6, 1 and 8; that in the middle is low, and moved down.
  private func line(
    height: Float = 0.5, down: Int, width: Int = 10, at place: Int = 1,
    change: (inout [Primitive]) -> Void = { _ in }
  ) -> MadeLine {
    var line = MadeLine(
      3, height: { $0 == place ? height : 1 },
      [0..<1: [6: 0.99], 1..<2: [1: 0.99], 2..<3: [8: 0.99]])
    var primitives = line.candidates.primitives
    primitives[place].bounds.y += down
    primitives[place].bounds.width = width
    change(&primitives)
    line.replace(primitives)
    return line
  }

  private func texts(_ line: MadeLine) -> [String] { line.numbers().map(\.path.text) }

  @Test func `a stroke that begins low between two digits is a comma`() throws {
    // Digits stand in rows 0 to 20, the stroke from row 10 on.
    #expect(texts(line(down: 0)) == ["68"])
    #expect(texts(line(down: 6)) == ["68"])
    #expect(texts(line(height: 0.7, down: 5)) == ["68"])
    let sure = try #require(line(down: 3).numbers().first)
    #expect(sure.probability > 0.9, "\(sure)")
  }

  @Test func `a stroke that ends high between two digits is an apostrophe`() {
    #expect(texts(line(down: -10)) == ["68"])
    #expect(texts(line(down: -14)) == ["68"])
  }

  @Test func `a small 1 in the middle of the row is no comma`() {
    #expect(texts(line(down: -5)) == ["618"])
    #expect(texts(line(height: 0.7, down: 0)) == ["618"])
    #expect(texts(line(height: 0.7, down: -6)) == ["618"])
  }

  @Test func `what is as high as a digit is none, however low it stands`() {
    #expect(texts(line(height: 0.9, down: 8)) == ["618"])
  }

  @Test func `what stands far behind a digit is none`() {
    func behind(_ gap: Int) -> MadeLine {
      line(down: 0) { primitives in
        for place in 1...2 { primitives[place].bounds.x += gap - 5 }
      }
    }
    #expect(texts(behind(18)) == ["68"])
    #expect(texts(behind(23)) == ["618"])
  }

  @Test func `what is as wide as a digit is none`() {
    #expect(texts(line(down: 0, width: 15)) == ["618"])
  }

  @Test func `behind the last digit a comma begins lower, and an apostrophe is none`() {
    func behind(_ down: Int) -> [String] {
      var line = MadeLine(
        2, height: { $0 == 1 ? 0.5 : 1 }, [0..<1: [6: 0.99], 1..<2: [1: 0.99]])
      var primitives = line.candidates.primitives
      primitives[1].bounds.y += down
      line.replace(primitives)
      return texts(line)
    }
    #expect(behind(-1) == ["61"])
    #expect(behind(2) == ["6"])
    #expect(behind(-12) == ["61"])
  }

  @Test func `a comma has a digit before it`() {
    let first = MadeLine(2, height: { $0 == 0 ? 0.5 : 1 }, [0..<1: [1: 0.99], 1..<2: [6: 0.99]])
    #expect(texts(first) == ["16"])
    // What is low itself is no digit to tell the row from.
    func behind(_ height: Float) -> [String] {
      var line = MadeLine(
        2, height: { $0 == 0 ? height : 0.4 }, [0..<1: [6: 0.99], 1..<2: [1: 0.99]])
      var primitives = line.candidates.primitives
      primitives[1].bounds.y += 5
      primitives[1].bounds.width = 5
      line.replace(primitives)
      return texts(line)
    }
    #expect(behind(0.5) == ["6"])
    #expect(behind(0.45) == ["61"])
  }

  @Test func `a piece of a component is no comma`() {
    let cut = line(down: 0) { primitives in
      primitives[1].isCutOnLeft = true
      primitives[0].isCutOnRight = true
    }
    #expect(texts(cut) == ["618"])
  }

  @Test func `what is another digit than 1 is no comma, wherever it stands`() throws {
    let line = MadeLine(
      3, height: { $0 == 1 ? 0.5 : 1 },
      [0..<1: [6: 0.99], 1..<2: [0: 0.99], 2..<3: [8: 0.99]])
    let number = try #require(line.numbers().first)
    #expect(number.path.text == "608")
    #expect(number.probability > 0.95)
  }

  @Test func `the row of a line that climbs is told at the comma`() {
    // Digits in rows 12 to 32 and −12 to 8, so that between them 0 to 20.
    func climbing(_ down: Int) -> MadeLine {
      line(down: down) { primitives in
        primitives[0].bounds.y = 12
        primitives[2].bounds.y = -12
      }
    }
    #expect(texts(climbing(0)) == ["68"])
    #expect(texts(climbing(-5)) == ["618"])
  }

  @Test func `a comma as high as half a digit neither parts a number nor makes it doubtful`() {
    let reading = line(height: 0.6, down: 4).reading()
    #expect(reading.text == "68")
    #expect(reading.status == .ok)
  }

  // MARK: in a picture

  /// Two rings with a stroke between them that begins and ends in some rows of 30.
  private func picture(stroke rows: Range<Int>) -> GrayImage {
    let ring =
      Array(repeating: "............", count: 6) + DrawnPage.ring
      + Array(repeating: "............", count: 11)
    return DrawnPage.image(
      ring.enumerated().map { row, ring in
        ring + (rows.contains(row) ? ".##." : "....") + ring
      })
  }

  @Test func `a comma or an apostrophe between two rings is not read`() {
    let reader = DigitReader()
    #expect(reader.read(picture(stroke: 7..<18)).text == "010")
    // Far out they share no row with a ring, or few: then they are lines at first.
    for rows in [13..<20, 14..<22, 16..<23, 16..<24, 4..<11, 2..<10, 1..<9] {
      let reading = reader.read(picture(stroke: rows))
      #expect(reading.text == "00", "\(rows)")
      #expect(reading.lines.count == 1, "\(rows)")
    }
  }

  @Test func `a digit below two others is a line of its own`() {
    let reader = DigitReader()
    #expect(reader.read(picture(stroke: 19..<29)).text == "00\n1")
  }
}
