internal import NeuralNetwork

/// Changes a digit's strokes into another way of writing it: with a flag, a hook, a bar, a slash, a
/// curl, or without a loop.
///
/// What one collection's writers never do, others do always: a European 1 has a flag as long as its
/// stem, their 7 a bar, and a hurried 6 no loop.
struct StrokeEdits {
  /// How often each change is made to a digit that allows it.
  struct Shares: Hashable, Sendable {
    var flag: Float = 0.5
    var footHook: Float = 0.12
    var footBar: Float = 0.05
    var sevenBar: Float = 0.35
    var slash: Float = 0.06
    var curl: Float = 0.15
    var openEight: Float = 0.1
    var openSix: Float = 0.08
    var endHook: Float = 0.2
  }

  /// The strokes, with the top at 0 and the foot at 1.
  private var strokes: [Stroke]

  /// The digit's width, as a share of its height.
  private let width: Float

  /// Changes a digit.
  ///
  /// - Parameters:
  ///   - strokes: Where the pen passed, in any unit.
  ///   - label: What it is.
  ///   - shares: How often each change is made.
  ///   - generator: Where randomness comes from.
  /// - Returns: The digit that it then is, and its strokes as shares of its height.
  static func apply(
    to strokes: [Stroke], label: UInt8, shares: Shares = Shares(),
    using generator: inout some RandomNumberGenerator
  ) -> (label: UInt8, strokes: [Stroke]) {
    guard var edits = StrokeEdits(strokes) else { return (label, strokes) }
    var label = label
    switch label {
    case 0 where generator.chance(shares.slash): edits.slash(using: &generator)
    case 1: edits.dressOne(shares, using: &generator)
    case 2 where generator.chance(shares.curl): edits.curl(using: &generator)
    case 6 where generator.chance(shares.openSix): edits.shortenEnd(using: &generator)
    case 7 where generator.chance(shares.sevenBar): edits.barSeven(using: &generator)
    case 8 where generator.chance(shares.openEight):
      if edits.openLowerLoop() { label = 9 }
    default: break
    }
    if [2, 3, 4, 5, 7, 9].contains(label), generator.chance(shares.endHook) {
      edits.hookEnd(using: &generator)
    }
    return (label, edits.strokes)
  }

  private init?(_ strokes: [Stroke]) {
    guard let bounds = StrokeBounds(of: strokes), bounds.height > 0, bounds.size.isFinite else {
      return nil
    }
    let scale = 1 / bounds.height
    self.strokes = strokes.filter { !$0.isEmpty }.map { stroke in
      stroke.map {
        StrokePoint(x: ($0.x - bounds.left) * scale, y: ($0.y - bounds.top) * scale)
      }
    }
    width = bounds.width * scale
  }

  /// Gives a bare 1 a flag, a hook at its foot or a bar under it.
  private mutating func dressOne(
    _ shares: Shares, using generator: inout some RandomNumberGenerator
  ) {
    guard strokes.count == 1, width < 0.45, var stem = strokes.first, stem.count > 1 else { return }
    // From top to foot.
    if let first = stem.first, let last = stem.last, first.y > last.y { stem.reverse() }
    guard let top = stem.first, let foot = stem.last, top.y < 0.15, foot.y > 0.85,
      Self.length(of: stem) < 1.25
    else { return }
    let isFlagged = generator.chance(shares.flag)
    if isFlagged {
      let length = generator.uniform(in: 0.12...0.62)
      let slope = generator.uniform(in: 0.35...1.4)
      let norm = (1 + slope * slope).squareRoot()
      let end = StrokePoint(x: top.x - length / norm, y: top.y + length * slope / norm)
      let bend = generator.normal(deviation: 0.05)
      let middle = StrokePoint(
        x: (end.x + top.x) / 2, y: (end.y + top.y) / 2 + bend * length)
      stem = [end, middle] + stem
    }
    if generator.chance(shares.footHook) {
      let reach = generator.uniform(in: 0.08...0.3)
      let rise = generator.uniform(in: 0...0.12)
      stem.append(StrokePoint(x: foot.x + reach * 0.4, y: foot.y + 0.01))
      stem.append(StrokePoint(x: foot.x + reach, y: foot.y - rise))
    }
    strokes = [stem]
    if generator.chance(isFlagged ? 3 * shares.footBar : shares.footBar) {
      let reach = generator.uniform(in: 0.12...0.3)
      let tilt = generator.normal(deviation: 0.03)
      strokes.append([
        StrokePoint(x: foot.x - reach, y: foot.y + tilt),
        StrokePoint(x: foot.x + reach, y: foot.y - tilt),
      ])
    }
  }

  /// A stroke through a 0.
  private mutating func slash(using generator: inout some RandomNumberGenerator) {
    let over = generator.uniform(in: -0.1...0.12)
    strokes.append([
      StrokePoint(x: -over * width, y: 1 + over * 0.7),
      StrokePoint(x: width * (1 + over), y: -over * 0.7),
    ])
  }

  /// A bar through the stem of a 7 that has none.
  private mutating func barSeven(using generator: inout some RandomNumberGenerator) {
    let y = generator.uniform(in: 0.42...0.6)
    let crossings = crossings(at: y)
    guard crossings.count == 1, let x = crossings.first else { return }
    let (left, right) = (
      generator.uniform(in: 0.1...0.3), generator.uniform(in: 0.1...0.3)
    )
    let tilt = generator.uniform(in: -0.12...0.06)
    strokes.append([
      StrokePoint(x: x - left, y: y - tilt * left), StrokePoint(x: x + right, y: y + tilt * right),
    ])
  }

  /// A loop where a 2 turns at its foot.
  private mutating func curl(using generator: inout some RandomNumberGenerator) {
    guard strokes.count == 1, let stroke = strokes.first else { return }
    let low = stroke.indices.filter { stroke[$0].y > 0.75 && $0 > 0 && $0 + 1 < stroke.count }
    guard let corner = low.min(by: { stroke[$0].x < stroke[$1].x }) else { return }
    let radius = generator.uniform(in: 0.06...0.13)
    let (center, lean) = (stroke[corner], generator.uniform(in: 0...0.5))
    // Down to the left, up and around to the right.
    let loop = (0...8).map { step -> StrokePoint in
      let (c, s) = AffineAugmentation.cosineAndSine(of: 3.1 - Float(step) * 0.775)
      return StrokePoint(
        x: center.x + radius * (1 + c) - lean * radius * s, y: center.y - radius * s * 0.8)
    }
    strokes = [Array(stroke[..<corner]) + loop.reversed() + Array(stroke[(corner + 1)...])]
  }

  /// Leaves out the end of a 6: its loop stays open.
  private mutating func shortenEnd(using generator: inout some RandomNumberGenerator) {
    guard strokes.count == 1, let stroke = strokes.first, let first = stroke.first,
      let last = stroke.last, first.y < 0.3, last.y > 0.45
    else { return }
    let kept = Self.length(of: stroke) * generator.uniform(in: 0.72...0.88)
    var passed: Float = 0
    var result = [first]
    for (start, end) in zip(stroke, stroke.dropFirst()) {
      let piece = Self.length(of: [start, end])
      if passed + piece >= kept {
        let part = piece > 0 ? (kept - passed) / piece : 0
        result.append(
          StrokePoint(x: start.x + part * (end.x - start.x), y: start.y + part * (end.y - start.y)))
        break
      }
      passed += piece
      result.append(end)
    }
    strokes = [result]
  }

  /// Leaves out the lower left arc of an 8, which makes it a 9.
  ///
  /// - Returns: Whether there was one.
  private mutating func openLowerLoop() -> Bool {
    let waist: Float = 0.56
    func isInArc(_ point: StrokePoint) -> Bool {
      (waist...0.86).contains(point.y) && point.x < 0.45 * width
    }
    var isOpen = false
    var rest: [Stroke] = []
    for stroke in strokes.map(Self.dense) {
      var piece: Stroke = []
      for point in stroke {
        if isInArc(point) {
          isOpen = true
          if piece.count > 1 { rest.append(piece) }
          piece = []
        } else {
          piece.append(point)
        }
      }
      if piece.count > 1 { rest.append(piece) }
    }
    guard isOpen, !rest.isEmpty else { return false }
    strokes = rest
    return true
  }

  /// A small hook at the end of the last stroke.
  private mutating func hookEnd(using generator: inout some RandomNumberGenerator) {
    guard var stroke = strokes.last, stroke.count > 1, let end = stroke.last else { return }
    let before = stroke[stroke.count - 2]
    let (dx, dy) = (end.x - before.x, end.y - before.y)
    let norm = (dx * dx + dy * dy).squareRoot()
    guard norm > 0 else { return }
    let turn = generator.uniform(in: 0.9...2.4) * (generator.chance(0.5) ? 1 : -1)
    let (c, s) = AffineAugmentation.cosineAndSine(of: turn)
    let length = generator.uniform(in: 0.05...0.13) / norm
    stroke.append(
      StrokePoint(x: end.x + length * (c * dx - s * dy), y: end.y + length * (s * dx + c * dy)))
    strokes[strokes.count - 1] = stroke
  }

  /// Where strokes pass a height.
  private func crossings(at y: Float) -> [Float] {
    strokes.flatMap { stroke in
      zip(stroke, stroke.dropFirst()).compactMap { start, end in
        guard (start.y <= y) != (end.y <= y) else { return nil }
        return start.x + (y - start.y) / (end.y - start.y) * (end.x - start.x)
      }
    }
  }

  private static func length(of stroke: Stroke) -> Float {
    zip(stroke, stroke.dropFirst()).reduce(0) { sum, piece in
      let (dx, dy) = (piece.1.x - piece.0.x, piece.1.y - piece.0.y)
      return sum + (dx * dx + dy * dy).squareRoot()
    }
  }

  /// The stroke with points no farther apart than a thirtieth of the height.
  private static func dense(_ stroke: Stroke) -> Stroke {
    guard var last = stroke.first else { return [] }
    var result = [last]
    for point in stroke.dropFirst() {
      let parts = min(100, max(1, Int(length(of: [last, point]) * 30)))
      for part in 1...parts {
        let share = Float(part) / Float(parts)
        result.append(
          StrokePoint(
            x: last.x + share * (point.x - last.x), y: last.y + share * (point.y - last.y)))
      }
      last = point
    }
    return result
  }
}
