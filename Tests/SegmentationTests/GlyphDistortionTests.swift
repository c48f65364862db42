import Raster
import Segmentation
import Testing

@Suite struct GlyphDistortionTests {
  /// Ink in one column and context in one row.
  private let cross: NormalizedGlyph = {
    var glyph = NormalizedGlyph(
      ink: Array(repeating: 0, count: 784), context: Array(repeating: 0, count: 784))
    for place in 0..<28 {
      glyph.ink[place * 28 + 10] = 1
      glyph.context[10 * 28 + place] = 1
    }
    return glyph
  }()

  /// The mean column, or row, of the ink in a row, or column.
  private func middle(_ levels: [Float]) -> Float {
    let mass = levels.reduce(0, +)
    return levels.indices.reduce(0) { $0 + Float($1) * levels[$1] } / mass
  }

  private func row(_ row: Int, of plane: [Float]) -> [Float] {
    Array(plane[row * 28..<(row + 1) * 28])
  }

  private func column(_ column: Int, of plane: [Float]) -> [Float] {
    (0..<28).map { plane[$0 * 28 + column] }
  }

  @Test func `the map that changes nothing changes nothing`() {
    var glyph = cross
    for index in 0..<784 { glyph.ink[index] = Float(index * 37 % 256) / 255 }
    let same = glyph.distorted(by: GlyphDistortion())
    for index in 0..<784 {
      #expect(abs(same.ink[index] - glyph.ink[index]) < 1e-5)
      #expect(abs(same.context[index] - glyph.context[index]) < 1e-5)
    }
  }

  @Test func `each row of a column moves as far as the slant says`() {
    let leaning = cross.distorted(by: GlyphDistortion(xy: 0.2))
    for place in 0..<28 {
      let moved = middle(row(place, of: leaning.ink))
      #expect(abs(moved - (10 - 0.2 * (Float(place) - 13.5))) < 0.01)
      // A slant leaves rows in place.
      let context = column(place, of: leaning.context)
      #expect(middle(context) == 10)
    }
  }

  @Test func `each column of a row moves as far as the tilt says`() {
    let tilted = cross.distorted(by: GlyphDistortion(yx: 0.2))
    for place in 0..<28 {
      let moved = middle(column(place, of: tilted.context))
      #expect(abs(moved - (10 - 0.2 * (Float(place) - 13.5))) < 0.01)
      #expect(middle(row(place, of: tilted.ink)) == 10)
    }
  }

  @Test func `ink comes from farther out where it is made smaller, and beyond the edge is paper`() {
    let small = cross.distorted(by: GlyphDistortion(xx: 2, yy: 2))
    // The column lay 3.5 to the left of the center.
    let across = row(14, of: small.ink)
    #expect(abs(middle(across) - (13.5 - 3.5 / 2)) < 0.3)
    for edge in [0, 6, 21, 27] { #expect(row(edge, of: small.ink).allSatisfy { $0 == 0 }) }
    #expect(row(10, of: small.ink).contains { $0 > 0 })
  }

  @Test func `a glyph without context has none afterwards`() {
    let alone = NormalizedGlyph(ink: cross.ink).distorted(by: GlyphDistortion(xx: 1.1))
    #expect(alone.context.isEmpty)
    #expect(alone.ink == cross.distorted(by: GlyphDistortion(xx: 1.1)).ink)
  }
}
