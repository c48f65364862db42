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
      var rowMass: UInt32 = 0
      var rowMoment = 0
      var first = ink.width
      var last = -1
      let row = pixels.extracting(y &* ink.width..<(y &+ 1) &* ink.width)
      for x in 0..<row.count {
        let value = row[x]
        guard value > 0 else { continue }
        rowMass &+= UInt32(value)
        rowMoment &+= Int(value) &* x
        if value > floor {
          if last < 0 { first = x }
          last = x
        }
      }
      mass &+= Int(rowMass)
      momentX &+= rowMoment
      momentY &+= Int(rowMass) &* y
      guard last >= 0 else { continue }
      left = min(left, first)
      right = max(right, last &+ 1)
      top = min(top, y)
      bottom = y &+ 1
    }
    guard right > left, bottom > top else { return nil }
    bounds = Rect(x: left, y: top, width: right - left, height: bottom - top)
    centroidX = Double(momentX) / Double(mass) + 0.5
    centroidY = Double(momentY) / Double(mass) + 0.5
  }
}
