internal import Raster

/// Finds the candidates of a line.
struct SpanFinder {
  private let line: CutLine
  private let options: LatticeOptions
  private let unit: Double
  private let middle: LineMiddle
  private let components: BoxIndex

  init(of line: CutLine, options: LatticeOptions) {
    self.line = line
    self.options = options
    unit = line.frame.lineHeight
    middle = LineMiddle(of: line.componentRects.filter { !$0.isEmpty }, lineHeight: unit)
    components = BoxIndex(of: line.componentRects, cellSide: Int(unit))
  }

  /// The candidates, by their first primitive, then by their last.
  var spans: [DigitSpan] {
    var spans: [DigitSpan] = []
    for first in line.primitives.indices {
      var rect = line.rects[first]
      var bounds = line.primitives[first].bounds
      for last in first..<line.primitives.count {
        if last > first {
          let next = line.rects[last]
          guard Double(next.x - rect.maxX) <= options.maximumGap * unit else { break }
          guard
            options.groupsComponents
              || line.primitives[last].component == line.primitives[first].component
          else { break }
          rect = rect.union(next)
          bounds = bounds.union(line.primitives[last].bounds)
        }
        guard last == first || Double(rect.width) <= options.maximumWidth * unit else { break }
        let isComponent = isComponent(first...last)
        guard last - first < options.maximumPrimitives || isComponent else { continue }
        let prior = prior(of: rect)
        guard prior >= options.minimumPrior else { continue }
        let cuts = cutSides(of: first...last)
        spans.append(
          DigitSpan(
            primitives: first..<last + 1, bounds: bounds, prior: prior, cutSides: cuts.sides,
            isWhole: cuts.isWhole, isComponent: isComponent,
            isIsolated: isComponent && isIsolated(line.primitives[first].component),
            height: Float(Double(rect.height) / unit), width: Float(Double(rect.width) / unit)))
      }
    }
    return spans
  }

  private func isComponent(_ range: ClosedRange<Int>) -> Bool {
    let component = line.primitives[range.lowerBound].component
    return line.primitivesOfComponent[component].count == range.count
      && range.allSatisfy { line.primitives[$0].component == component }
  }

  private func cutSides(of range: ClosedRange<Int>) -> (sides: Int, isWhole: Bool) {
    var left = false
    var right = false
    var isWhole = true
    for index in range {
      let primitive = line.primitives[index]
      let pieces = line.primitivesOfComponent[primitive.component]
      guard pieces.count > 1, let first = pieces.first, let last = pieces.last else { continue }
      if first < range.lowerBound {
        left = true
        isWhole = false
      }
      if last > range.upperBound {
        right = true
        isWhole = false
      }
    }
    return ((left ? 1 : 0) + (right ? 1 : 0), isWhole)
  }

  /// How likely a shape is that of a digit: bell curves for what is too low, too high, too wide or
  /// off the line.
  private func prior(of rect: Rect) -> Float {
    let high = Double(rect.height) / unit
    let wide = Double(rect.width) / unit
    let off = abs(rect.midY - middle.y(at: rect.midX)) / unit
    func penalty(_ excess: Double, _ deviation: Double) -> Double {
      excess > 0 ? 0.5 * (excess / deviation) * (excess / deviation) : 0
    }
    let sum =
      penalty(0.55 - high, 0.12) + penalty(high - 1.6, 0.3) + penalty(wide - 1.1, 0.25)
      + penalty(off - 0.35, 0.2)
    return Float(max(-8, -sum))
  }

  /// Whether no small component stands beside one.
  private func isIsolated(_ component: Int) -> Bool {
    let rect = line.componentRects[component]
    let margin = Int((options.isolation * unit).rounded(.up))
    return components.near(rect, margin: margin).allSatisfy { other in
      let box = line.componentRects[other]
      return other == component || Double(box.height) >= 0.55 * unit
        || Double(max(box.width, box.height)) <= 0.12 * unit
    }
  }
}
