public import Raster

/// An affine map of a glyph about its center: from each pixel back to where its ink comes from.
public struct GlyphDistortion: Hashable, Sendable {
  /// What a column to the right, and a row down, add to the column that the ink comes from.
  public var xx: Float
  /// See ``xx``.
  public var xy: Float

  /// What a column to the right, and a row down, add to the row that the ink comes from.
  public var yx: Float
  /// See ``yx``.
  public var yy: Float

  /// Creates a map; without arguments that which changes nothing.
  ///
  /// - Parameters:
  ///   - xx: What a column to the right adds to the source's column.
  ///   - xy: What a row down adds to it.
  ///   - yx: What a column to the right adds to the source's row.
  ///   - yy: What a row down adds to it.
  public init(xx: Float = 1, xy: Float = 0, yx: Float = 0, yy: Float = 1) {
    self.xx = xx
    self.xy = xy
    self.yx = yx
    self.yy = yy
  }
}

extension NormalizedGlyph {
  /// The glyph and what stands around it, distorted; beyond the edge is paper.
  ///
  /// - Parameter distortion: Where each pixel's ink comes from.
  /// - Returns: A glyph of the same planes, each pixel between four of the source.
  /// - Complexity: O(pixels).
  public func distorted(by distortion: GlyphDistortion) -> NormalizedGlyph {
    NormalizedGlyph(
      ink: resampled(ink, by: distortion),
      context: context.isEmpty ? [] : resampled(context, by: distortion))
  }
}

private func resampled(_ plane: [Float], by map: GlyphDistortion) -> [Float] {
  let side = NormalizedGlyph.side
  // A pixel of paper all around, so that the edge is no special case.
  let stride = side + 2
  var padded = [Float](repeating: 0, count: stride * stride)
  for row in 0..<side {
    let start = (row + 1) * stride + 1
    padded.replaceSubrange(start..<start + side, with: plane[row * side..<(row + 1) * side])
  }
  let center = Float(side - 1) / 2
  let farthest = Float(stride - 1)
  let source = padded.span
  var values = [Float](repeating: 0, count: side * side)
  var target = values.mutableSpan
  for row in 0..<side {
    let dy = Float(row) - center
    for column in 0..<side {
      let dx = Float(column) - center
      let x = min(farthest, max(0, map.xx * dx + map.xy * dy + center + 1))
      let y = min(farthest, max(0, map.yx * dx + map.yy * dy + center + 1))
      let (left, top) = (min(Int(x), stride - 2), min(Int(y), stride - 2))
      let (fx, fy) = (x - Float(left), y - Float(top))
      let corner = top &* stride &+ left
      let upper = source[corner] * (1 - fx) + source[corner &+ 1] * fx
      let lower = source[corner &+ stride] * (1 - fx) + source[corner &+ stride &+ 1] * fx
      target[row &* side &+ column] = upper * (1 - fy) + lower * fy
    }
  }
  return values
}
