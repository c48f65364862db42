internal import Raster

/// Takes the rules of ruled or squared paper out of a mask.
///
/// Paper is ruled if several long thin lines go from left to right, and squared if such go from top
/// to bottom across several of them: the strokes of 111 do not.
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
  let rules = rules(
    in: ink.mask, strokeWidth: strokeWidth, options: options)
  let long = rules.filter {
    Double($0.bounds.width) >= options.minimumRuleLength * Double(ink.mask.width)
  }
  guard long.count >= options.minimumRuleCount, areApart(long, options: options) else { return 0 }
  for line in rules {
    ink.erase(line, upTo: erasedThickness(ofLine: line.thickness, strokeWidth: strokeWidth))
  }
  ink.turn()
  let across = rules.map(\.bounds)
  for line in RuleFinder(mask: ink.mask, options: options).lines
  where line.thickness <= options.maximumThickness * strokeWidth {
    // The mask lies transposed: "x" goes down.
    let crossings = across.count { rule in
      rule.y < line.bounds.maxX && rule.maxY > line.bounds.x && rule.x < line.bounds.maxY
        && rule.maxX > line.bounds.y
    }
    guard crossings >= options.minimumRuleCount else { continue }
    ink.erase(line, upTo: erasedThickness(ofLine: line.thickness, strokeWidth: strokeWidth))
  }
  ink.turn()
  return rules.count
}

/// Whether the middle distance of lines is many times their thickness.
private func areApart(_ lines: [StraightLine], options: RuleOptions) -> Bool {
  let middles = lines.map(\.bounds.midY).sorted()
  let distances = zip(middles, middles.dropFirst()).map { $1 - $0 }.sorted()
  let thicknesses = lines.map(\.thickness).sorted()
  return distances[distances.count / 2]
    >= options.minimumRuleDistance * thicknesses[thicknesses.count / 2]
}

private func rules(
  in mask: Mask, strokeWidth: Double, options: RuleOptions
) -> [StraightLine] {
  RuleFinder(mask: mask, options: options).lines.filter {
    $0.thickness <= options.maximumThickness * strokeWidth
  }
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
