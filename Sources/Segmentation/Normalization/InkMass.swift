internal import Raster

/// Where the ink of a glyph lies.
struct InkMass {
  /// The smallest rectangle that holds every pixel with more than the floor.
  let bounds: Rect
  /// The center of mass, in pixel edges.
  let centroidX: Double
  let centroidY: Double

  /// Weighs ink; `nil` if no pixel has more than the floor.
  init?(of ink: GrayImage, floor: UInt8) {
    var left = ink.width
    var right = 0
    var top = ink.height
    var bottom = 0
    var mass = 0
    var momentX = 0
    var momentY = 0
    let pixels = ink.pixels.span
    for y in 0..<ink.height {
      var rowMass = 0
      let row = y &* ink.width
      for x in 0..<ink.width {
        let value = Int(pixels[row &+ x])
        guard value > 0 else { continue }
        rowMass &+= value
        momentX &+= value &* x
        if value > floor {
          if x < left { left = x }
          if x >= right { right = x &+ 1 }
          if y < top { top = y }
          bottom = y &+ 1
        }
      }
      mass &+= rowMass
      momentY &+= rowMass &* y
    }
    guard right > left, bottom > top else { return nil }
    bounds = Rect(x: left, y: top, width: right - left, height: bottom - top)
    centroidX = Double(momentX) / Double(mass) + 0.5
    centroidY = Double(momentY) / Double(mass) + 0.5
  }
}
