internal import Raster

/// Takes the rules of ruled or squared paper out of a mask.
///
/// Paper is ruled if several long thin lines go from left to right, and squared if such go from top
/// to bottom across several of them: the strokes of 111 do not. Of a picture that shows few squares two from
/// side to side are enough, if one goes across them from top to bottom: no digit fills a picture like that.
///
/// - Parameters:
///   - ink: The mask.
///   - strokeWidth: The width of the pen and the rules, in pixels.
///   - options: What rules look like.
/// - Returns: How many lines went.
/// - Complexity: O(words + runs + rules²).
func removeRules(
  from ink: inout CrossedMask, strokeWidth: Double, options: RuleOptions = RuleOptions()
) -> Int {
  let rules = thinLines(
    in: ink.mask, strokeWidth: strokeWidth, options: options)
  let long = rules.filter {
    Double($0.bounds.width) >= options.minimumRuleLength * Double(ink.mask.width)
  }
  let isRuled = long.count >= options.minimumRuleCount && areApart(long, options: options)
  let across = rules.filter { isWhole($0, length: ink.mask.width, options: options) }
  guard isRuled || across.count >= options.minimumSquareCount && areApart(across, options: options)
  else { return 0 }
  ink.turn()
  // Of lines from top to bottom the finder is asked before those that they cross are gone.
  let down =
    isRuled
    ? []
    : thinLines(in: ink.mask, strokeWidth: strokeWidth, options: options)
      .filter { isWhole($0, length: ink.mask.width, options: options) }
  ink.turn()
  guard isRuled || !down.isEmpty else { return 0 }
  for line in rules {
    ink.erase(line, upTo: erasedThickness(ofLine: line.thickness, strokeWidth: strokeWidth))
  }
  let boxes = rules.map(\.bounds)
  let minimumCrossings = isRuled ? options.minimumRuleCount : options.minimumSquareCount
  ink.turn()
  for line in thinLines(in: ink.mask, strokeWidth: strokeWidth, options: options) {
    // The mask lies transposed: "x" goes down.
    let crossings = boxes.count { rule in
      rule.y < line.bounds.maxX && rule.maxY > line.bounds.x && rule.x < line.bounds.maxY
        && rule.maxX > line.bounds.y
    }
    guard crossings >= minimumCrossings else { continue }
    ink.erase(line, upTo: erasedThickness(ofLine: line.thickness, strokeWidth: strokeWidth))
  }
  ink.turn()
  return rules.count
}

/// Whether a line goes from side to side of the picture.
private func isWhole(_ line: StraightLine, length: Int, options: RuleOptions) -> Bool {
  line.bounds.x <= options.gap && line.bounds.maxX >= length - options.gap
}

/// Thin straight lines from left to right; in a mask that lies transposed, from top to bottom.
private func thinLines(
  in mask: Mask, strokeWidth: Double, options: RuleOptions
) -> [StraightLine] {
  RuleFinder(mask: mask, options: options).lines.filter {
    $0.thickness <= options.maximumThickness * strokeWidth
  }
}

/// Whether the middle distance of lines is many times their thickness.
private func areApart(_ lines: [StraightLine], options: RuleOptions) -> Bool {
  let middles = lines.map(\.bounds.midY).sorted()
  let distances = zip(middles, middles.dropFirst()).map { $1 - $0 }.sorted()
  let thicknesses = lines.map(\.thickness).sorted()
  return distances[distances.count / 2]
    >= options.minimumRuleDistance * thicknesses[thicknesses.count / 2]
}

private struct RuleFinder {
  let lines: [StraightLine]

  init(mask: Mask, options: RuleOptions) {
    let length = max(16, Int(options.minimumPieceLength * Double(mask.width)))
    // A rule that leans falls into shorter runs.
    lines = straightLines(
      in: mask,
      limits: StraightLineLimits(
        run: max(8, min(length, 64)), length: length, gap: options.gap, slope: 0.05))
  }
}
