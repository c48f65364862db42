internal import Raster

/// Adds strokes that are too faint for a mask and no soft edges of what it holds.
///
/// A pen that hardly touches the paper leaves a digit in dots, with gray between them. One level parts the dots from
/// each other; a second, lower one finds what lies between them, as in Canny, "A computational approach to edge
/// detection" (1986). But the edges of every stroke are as gray: how far they reach is measured, and what is gray
/// nearer than that to ink is edge.
///
/// - Parameters:
///   - weak: What is ink by the lower level.
///   - mask: What is ink; gets the faint strokes.
///   - options: How far edges reach at most.
/// - Complexity: O(words × reach of edges).
func addFaintInk(of weak: Mask, to mask: inout Mask, options: FaintInkOptions) {
  guard let reach = edgeReach(of: mask, in: weak, options: options) else { return }
  var faint = weak
  faint.subtract(mask.grown(by: reach))
  guard faint.hasInk else { return }
  // What was cut off as edge, beside the ink too: there the stroke goes on.
  var strokes = faint.grown(by: reach)
  strokes.formIntersection(weak)
  mask.formUnion(strokes)
}

/// How many pixels wide the soft edges of ink are: up to where few of the pixels at a distance are weak.
private func edgeReach(of mask: Mask, in weak: Mask, options: FaintInkOptions) -> Int? {
  var inside = mask
  for reach in 1...options.maximumReach {
    let grown = inside.grown(by: 1)
    var ring = grown
    ring.subtract(inside)
    var gray = ring
    gray.formIntersection(weak)
    if Double(gray.area) <= options.maximumShare * Double(ring.area) { return reach }
    inside = grown
  }
  return nil
}

/// What strokes are that are fainter than a mask's.
public struct FaintInkOptions: Hashable, Sendable {
  /// How dark they are at least, as a part of full ink; 1 for none.
  public var level = 0.2

  /// How dark they are at least, as a multiple of the paper's noise.
  public var minimumClarity = 5.0

  /// How much of what lies at a distance from ink is gray at most where soft edges have ended.
  public var maximumShare = 0.2

  /// How far soft edges reach at most, in pixels.
  public var maximumReach = 8

  /// Creates the default options.
  public init() {}
}
