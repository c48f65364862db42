internal import Raster

/// A line's ink and components, resampled but not yet deslanted.
struct FrameDrawing {
  let width: Int
  let height: Int

  /// How much ink each pixel holds, row by row.
  private(set) var ink: [UInt8]

  /// The number of each pixel's component in the line plus 1, or 0, row by row.
  private(set) var owners: [Int32]

  private let origin: (x: Double, y: Double)
  private let scale: Double

  init(
    of components: [Component], in picture: InkPicture, box: Rect,
    origin: (x: Double, y: Double), scale: Double, width: Int, height: Int, strokeWidth: Double
  ) {
    self.origin = origin
    self.scale = scale
    self.width = width
    self.height = height
    ink = []
    owners = Array(repeating: 0, count: width * height)
    let threshold = Float(min(0.5, max(0.12, 0.25 * strokeWidth)))
    var coverage: [Float] = Array(repeating: 0, count: width * height)
    for (number, component) in components.enumerated() {
      draw(component, number: Int32(number + 1), threshold: threshold, taken: &coverage)
    }
    ink =
      scale < 1
      ? averagedInk(of: components, in: picture, box: box)
      : enlargedInk(of: picture, box: box)
  }

  /// The frame pixels from the left side of one picture pixel to the right side of another.
  private func columns(_ start: Int, _ end: Int) -> (from: Float, to: Float) {
    (Float((Double(start) - origin.x) * scale), Float((Double(end) - origin.x) * scale))
  }

  private func rows(_ y: Int) -> (from: Float, to: Float) {
    (Float((Double(y) - origin.y) * scale), Float((Double(y + 1) - origin.y) * scale))
  }

  // MARK: Components

  private mutating func draw(
    _ component: Component, number: Int32, threshold: Float, taken: inout [Float]
  ) {
    let box = component.bounds
    let left = Int(columns(box.x, box.x).from)
    let right = min(width, Int(columns(box.maxX, box.maxX).to.rounded(.up)) + 1)
    let top = Int(rows(box.y).from)
    let bottom = min(height, Int(rows(box.maxY - 1).to.rounded(.up)) + 1)
    let stride = right - left
    var covered: [Float] = Array(repeating: 0, count: stride * (bottom - top))
    var cells = covered.mutableSpan
    for run in component.runs {
      let (x0, x1) = columns(Int(run.start), Int(run.end))
      let (y0, y1) = rows(run.y)
      let first = Int(x0)
      let last = Int(x1)
      for row in Int(y0)...Int(y1) {
        let share = min(y1, Float(row &+ 1)) - max(y0, Float(row))
        guard share > 0, row < bottom else { continue }
        let base = (row &- top) &* stride &- left
        if first == last {
          cells[base &+ first] += share * (x1 - x0)
          continue
        }
        cells[base &+ first] += share * (Float(first &+ 1) - x0)
        if first &+ 1 < last { for x in first &+ 1..<last { cells[base &+ x] += share } }
        if last < right { cells[base &+ last] += share * (x1 - Float(last)) }
      }
    }
    claim(
      covered, number: number, threshold: threshold,
      rect: Rect(x: left, y: top, width: stride, height: bottom - top), taken: &taken)
  }

  /// Gives pixels to a component where it covers enough of them, and more than any before it.
  private mutating func claim(
    _ covered: [Float], number: Int32, threshold: Float, rect: Rect, taken: inout [Float]
  ) {
    var claimed = false
    var most = (share: Float(0), index: 0)
    for y in 0..<rect.height {
      for x in 0..<rect.width {
        let share = covered[y &* rect.width &+ x]
        guard share > 0 else { continue }
        let index = (y &+ rect.y) &* width &+ x &+ rect.x
        if share > most.share { most = (share, index) }
        guard share >= threshold, share > taken[index] else { continue }
        taken[index] = share
        owners[index] = number
        claimed = true
      }
    }
    // However thin, it is somewhere.
    if !claimed { owners[most.index] = number }
  }

  // MARK: Ink

  /// The ink in and beside the components, each frame pixel the mean of its picture pixels.
  private func averagedInk(
    of components: [Component], in picture: InkPicture, box: Rect
  ) -> [UInt8] {
    let strokes = LineStrokes(of: components, box: box, in: picture.ink.bounds)
    let left = strokes.bounds.x
    var firsts: [Int] = []
    var shares: [(first: Float, second: Float)] = []
    for x in left..<strokes.bounds.maxX {
      let (from, to) = columns(x, x + 1)
      let first = Int(from)
      let split = min(to, Float(first + 1))
      firsts.append(first)
      shares.append((split - from, to - split))
    }
    var sums: [Float] = Array(repeating: 0, count: width * height)
    var across: [Float] = Array(repeating: 0, count: width + 1)
    let pixels = picture.ink.pixels.span
    let firstSpan = firsts.span
    let shareSpan = shares.span
    var runs: [Run] = []
    let words = strokes.mask.words.span
    for row in 0..<strokes.bounds.height {
      runs.removeAll(keepingCapacity: true)
      strokes.mask.appendRuns(ofRow: row, words: words, to: &runs)
      let y = row + strokes.bounds.y
      let (from, to) = rows(y)
      let target = Int(from)
      let split = min(to, Float(target + 1))
      let upper = split - from
      let lower = to - split
      for run in runs {
        let line = pixels.extracting(
          y * picture.ink.width + left..<y * picture.ink.width + strokes.bounds.maxX)
        for x in run.columns {
          let value = Float(line[x])
          let first = firstSpan[x]
          across[first] += value * shareSpan[x].first
          across[first &+ 1] += value * shareSpan[x].second
        }
        for x in firsts[Int(run.start)]...min(width - 1, firsts[Int(run.end) - 1] + 1) {
          sums[target &* width &+ x] += upper * across[x]
          if lower > 0, target + 1 < height {
            sums[(target &+ 1) &* width &+ x] += lower * across[x]
          }
          across[x] = 0
        }
      }
    }
    return sums.map { UInt8(min(255, $0 + 0.5)) }
  }

  /// The ink of the whole box, each frame pixel between its picture pixels.
  private func enlargedInk(of picture: InkPicture, box: Rect) -> [UInt8] {
    let around = Rect(x: box.x - 2, y: box.y - 2, width: box.width + 4, height: box.height + 4)
      .intersection(picture.ink.bounds)
    let left = (Double(around.x) - origin.x) * scale
    let top = (Double(around.y) - origin.y) * scale
    let values = resample(
      picture.ink,
      columns: ResamplingWeights(
        sourceStart: around.x, sourceCount: around.width, origin: left, scale: scale, count: width),
      rows: ResamplingWeights(
        sourceStart: around.y, sourceCount: around.height, origin: top, scale: scale, count: height)
    )
    return values.map { UInt8(min(255, 255 * $0 + 0.5)) }
  }

  // MARK: Slant

  /// How far writing leans to the right for each row upwards: the shear that gathers its ink in the
  /// fewest columns.
  var slant: Double {
    var runs: [(row: Int, start: Int, end: Int)] = []
    let cells = owners.span
    for y in 0..<height {
      var start = -1
      for x in 0..<width {
        let isInk = cells[y &* width &+ x] > 0
        if isInk, start < 0 { start = x }
        if !isInk, start >= 0 {
          runs.append((y, start, x))
          start = -1
        }
      }
    }
    var best = (sum: 0, slant: 0.0)
    // From the least slant outwards, so that of equal ones the least wins.
    for step in [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, 7, 8, 9, 10] {
      let slant = Double(step) / 10
      let reach = Int(Double(height) / 2 * abs(slant)) + 2
      var changes: [Int] = Array(repeating: 0, count: width + 2 * reach + 2)
      for run in runs {
        let shift =
          reach + Int((slant * (Double(run.row) + 0.5 - Double(height) / 2)).rounded())
        changes[run.start + shift] += 1
        changes[run.end + shift] -= 1
      }
      var count = 0
      var sum = 0
      for change in changes {
        count += change
        sum += count * count
      }
      if sum > best.sum { best = (sum, slant) }
    }
    return best.slant
  }
}

/// The pixels of a line's components and those beside them.
private struct LineStrokes {
  /// The part of the picture that they are in.
  let bounds: Rect

  /// The pixels, counted from the corner of ``bounds``.
  private(set) var mask: Mask

  init(of components: [Component], box: Rect, in picture: Rect) {
    bounds = Rect(x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2)
      .intersection(picture)
    var drawn = Mask(width: bounds.width, height: bounds.height)
    let wordsPerRow = drawn.wordsPerRow
    var words = drawn.words.mutableSpan
    for component in components {
      for run in component.runs {
        let from = max(0, Int(run.start) - 1 - bounds.x)
        let to = min(bounds.width, Int(run.end) + 1 - bounds.x)
        for y in max(0, run.y - 1 - bounds.y)..<min(bounds.height, run.y + 2 - bounds.y) {
          for word in from >> 6...(to - 1) >> 6 {
            var bits = ~UInt64(0)
            let base = word << 6
            if base < from { bits &= ~0 << UInt64(from - base) }
            if base + 64 > to { bits &= ~0 >> UInt64(base + 64 - to) }
            words[y * wordsPerRow + word] |= bits
          }
        }
      }
    }
    mask = drawn
  }
}
