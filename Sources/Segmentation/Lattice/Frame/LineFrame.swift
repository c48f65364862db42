internal import Raster

/// The ink of one line at a standard height, its slant taken out by half.
///
/// All that is measured in a line is measured here, so that lengths mean the same in every picture.
struct LineFrame {
  /// The number of columns.
  private(set) var width = 0

  /// The number of rows.
  private(set) var height = 0

  /// The line height in its pixels.
  let lineHeight: Double

  /// The stroke width in its pixels.
  let strokeWidth: Double

  /// How much ink each pixel holds, row by row.
  private(set) var ink: [UInt8] = []

  /// Whose ink it is, row by row: 0 for nobody's; at first a component's number in the line plus 1,
  /// later a primitive's.
  var owners: [Int32] = []

  private let origin: (x: Double, y: Double)
  private let scale: Double
  private var shifts: [Int] = []

  /// Draws a line.
  ///
  /// - Parameters:
  ///   - line: The components of the line.
  ///   - picture: The picture that they are in.
  ///   - options: The working height and how much of the slant to take out.
  /// - Complexity: O(pixels of the line's ink + pixels of the frame).
  init(of line: TextLine, in picture: InkPicture, options: LatticeOptions) {
    let box = line.components.reduce(line.components[0].bounds) { $0.union($1.bounds) }
    var scale = min(options.workingHeight / line.height, options.maximumEnlargement)
    // A climbing line may span a whole page.
    let pixels = scale * scale * Double(box.width) * Double(box.height)
    scale *= min(1, (Double(options.maximumPixels) / pixels).squareRoot())
    self.scale = scale
    lineHeight = line.height * scale
    strokeWidth = max(0.5, line.strokeWidth * scale)
    let margin = 2 + scale.rounded(.up)
    origin = (Double(box.x) - margin / scale, Double(box.y) - margin / scale)
    let drawing = FrameDrawing(
      of: line.components, in: picture, box: box, origin: origin, scale: scale,
      width: Int((Double(box.width) * scale + 2 * margin).rounded(.up)),
      height: Int((Double(box.height) * scale + 2 * margin).rounded(.up)),
      strokeWidth: strokeWidth)
    let slant = options.deslanting == 0 ? 0 : options.deslanting * drawing.slant
    shear(drawing, by: slant)
    raiseInk()
    if !options.keepsFaintness { change(&ink, by: owners) { $1 > 0 ? 255 : 0 } }
  }

  /// How many frame pixels stand for one of the picture.
  var enlargement: Double { scale }

  /// The column of the picture at a place of the frame.
  func sourceX(_ x: Double, row: Int) -> Double {
    origin.x + (x - Double(shifts[min(max(row, 0), height - 1)])) / scale
  }

  /// The row of the picture at a place of the frame.
  func sourceY(_ y: Double) -> Double { origin.y + y / scale }

  /// The frame pixel that holds the middle of a pixel of the picture.
  func place(x: Int, y: Int) -> (x: Int, y: Int) {
    let row = min(height - 1, max(0, Int((Double(y) + 0.5 - origin.y) * scale)))
    let column = Int((Double(x) + 0.5 - origin.x) * scale) + shifts[row]
    return (min(width - 1, max(0, column)), row)
  }

  private mutating func shear(_ drawing: FrameDrawing, by slant: Double) {
    height = drawing.height
    let middle = Double(height) / 2
    shifts = (0..<height).map { Int((slant * (Double($0) + 0.5 - middle)).rounded()) }
    let leftmost = shifts.min() ?? 0
    width = drawing.width + (shifts.max() ?? 0) - leftmost
    for row in shifts.indices { shifts[row] -= leftmost }
    guard width > drawing.width else {
      ink = drawing.ink
      owners = drawing.owners
      return
    }
    ink = Array(repeating: 0, count: width * height)
    owners = Array(repeating: 0, count: width * height)
    for row in 0..<height {
      let source = row * drawing.width..<(row + 1) * drawing.width
      let target = row * width + shifts[row]
      ink.replaceSubrange(target..<target + drawing.width, with: drawing.ink[source])
      owners.replaceSubrange(target..<target + drawing.width, with: drawing.owners[source])
    }
  }

  /// Gives the soft edge of strokes to those who own the strokes and drops ink that is nobody's.
  mutating func settle() {
    var loose = looseInk
    for _ in 0..<max(1, Int(scale.rounded())) {
      let (taken, left) = softEdge(of: loose)
      if taken.isEmpty { break }
      for (index, owner) in taken { owners[index] = owner }
      loose = left
    }
    change(&ink, by: owners) { level, owner in owner == 0 ? 0 : level }
  }

  /// Those of some pixels that lie beside an owned one, with who owns that, and the others.
  private func softEdge(
    of loose: [Int]
  ) -> (taken: [(index: Int, owner: Int32)], left: [Int]) {
    var taken: [(index: Int, owner: Int32)] = []
    var left: [Int] = []
    let owned = owners.span
    for index in loose {
      let owner = neighbor(of: index, owned)
      if owner > 0 { taken.append((index, owner)) } else { left.append(index) }
    }
    return (taken, left)
  }

  /// The pixels with ink that is nobody's, but for those at the frame's edge.
  private var looseInk: [Int] {
    var found: [Int] = []
    let inks = ink.span
    let owned = owners.span
    for y in 1..<max(1, height - 1) {
      for index in y &* width &+ 1..<(y &+ 1) &* width &- 1
      where inks[index] > 0 && owned[index] == 0 {
        found.append(index)
      }
    }
    return found
  }

  /// Who owns the pixels beside one, those straight beside it first; 0 if nobody does.
  @inline(__always)
  private func neighbor(of index: Int, _ owned: Span<Int32>) -> Int32 {
    let straight = max(
      max(owned[index &- 1], owned[index &+ 1]), max(owned[index &- width], owned[index &+ width]))
    let slanted = max(
      max(owned[index &- width &- 1], owned[index &- width &+ 1]),
      max(owned[index &+ width &- 1], owned[index &+ width &+ 1]))
    return straight > 0 ? straight : slanted
  }

  /// Makes at least a third of full ink of each pixel that a component owns, so that no stroke
  /// breaks where it is faint.
  private mutating func raiseInk() {
    change(&ink, by: owners) { level, owner in owner > 0 ? max(level, 89) : level }
  }
}

private func change(
  _ ink: inout [UInt8], by owners: [Int32], _ newLevel: (UInt8, Int32) -> UInt8
) {
  let owned = owners.span
  var levels = ink.mutableSpan
  for index in 0..<owned.count { levels[index] = newLevel(levels[index], owned[index]) }
}
