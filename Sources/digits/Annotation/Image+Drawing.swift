internal import Raster

extension Image<RGB> {
  /// Fills what of a rectangle lies in the picture.
  mutating func fill(_ area: Rect, with color: RGB) {
    let visible = area.intersection(bounds)
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX { self[x, y] = color }
    }
  }

  /// Draws a frame around a rectangle, outside of it.
  mutating func frame(_ area: Rect, thickness: Int, color: RGB) {
    let outerWidth = area.width + 2 * thickness
    let left = area.x - thickness
    for y in [area.y - thickness, area.maxY] {
      fill(Rect(x: left, y: y, width: outerWidth, height: thickness), with: color)
    }
    for x in [left, area.maxX] {
      fill(Rect(x: x, y: area.y, width: thickness, height: area.height), with: color)
    }
  }

  /// Draws text from its top left corner on, each dot `scale` pixels wide.
  mutating func draw(_ text: String, x: Int, y: Int, scale: Int, color: RGB) {
    for (place, character) in text.enumerated() {
      let left = x + place * LabelFont.advance * scale
      for (row, dots) in (LabelFont.rows(of: character) ?? []).enumerated() {
        for column in 0..<LabelFont.width where dots >> (LabelFont.width - 1 - column) & 1 == 1 {
          fill(
            Rect(x: left + column * scale, y: y + row * scale, width: scale, height: scale),
            with: color)
        }
      }
    }
  }
}
