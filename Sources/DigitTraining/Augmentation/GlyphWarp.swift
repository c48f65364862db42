/// All geometry of one distortion, so that the ink is resampled once.
///
/// A pixel of the distorted glyph is displaced by the elastic field, then seen in perspective, then
/// mapped back by the affine map: there lies its ink.
struct GlyphWarp {
  /// Turn, scale, slant and move.
  var affine = AffineMap()

  /// How much nearer the source is for each column to the right and each row down of the center.
  var tiltX: Float = 0
  var tiltY: Float = 0

  /// The elastic field, if there is one.
  var field: ElasticField?

  /// Resamples a glyph, between four pixels of the source each.
  ///
  /// - Parameters:
  ///   - ink: The source.
  ///   - output: Receives 784 values, row by row.
  func resample(_ ink: PaddedInk, into output: inout ArraySlice<Float>) {
    let center: Float = 13.5
    let side = PaddedInk.side
    let levels = ink.levels.span
    var target = output.mutableSpan
    let splines = ElasticField.basis
    let basis = splines.span
    let isTilted = tiltX != 0 || tiltY != 0
    // Beyond the margin all is paper, as it is in the margin.
    let least = SIMD4<Float>(repeating: 0.5)
    let greatest = SIMD4<Float>(repeating: Float(side) - 1.5)
    let origin = SIMD4<Float>(repeating: center + Float(PaddedInk.margin))
    for row in 0..<28 {
      let dy = SIMD4<Float>(repeating: Float(row) - center)
      let felt = field?.row(row)
      for block in 0..<7 {
        let dx = SIMD4<Float>(-13.5, -12.5, -11.5, -10.5) + Float(4 &* block)
        var u = dx - affine.moveX
        var v = dy - affine.moveY
        if let felt {
          for number in 0..<ElasticField.gridSide {
            let weight = basis[number &* 7 &+ block]
            u += weight * felt.across[number]
            v += weight * felt.down[number]
          }
        }
        if isTilted {
          let nearness = 1 + tiltX * dx + tiltY * dy
          u /= nearness
          v /= nearness
        }
        var x = origin + affine.xx * u + affine.xy * v
        var y = origin + affine.yx * u + affine.yy * v
        x.replace(with: least, where: x .< least)
        x.replace(with: greatest, where: x .> greatest)
        y.replace(with: least, where: y .< least)
        y.replace(with: greatest, where: y .> greatest)
        // The whole part of a positive number below 2²³ stands in the last bits of its sum with 2²³.
        let left = x - 0.5 + 0x1p23
        let top = y - 0.5 + 0x1p23
        let fx = x - (left - 0x1p23)
        let fy = y - (top - 0x1p23)
        var corners = (SIMD4<Float>.zero, SIMD4<Float>.zero, SIMD4<Float>.zero, SIMD4<Float>.zero)
        for lane in 0..<4 {
          let row = Int(top[lane].bitPattern & 31)
          let corner = row &* side &+ Int(left[lane].bitPattern & 31)
          corners.0[lane] = levels[corner]
          corners.1[lane] = levels[corner &+ 1]
          corners.2[lane] = levels[corner &+ side]
          corners.3[lane] = levels[corner &+ side &+ 1]
        }
        let upper = corners.0 * (1 - fx) + corners.1 * fx
        let lower = corners.2 * (1 - fx) + corners.3 * fx
        let level = upper * (1 - fy) + lower * fy
        for lane in 0..<4 { target[row &* 28 &+ block &* 4 &+ lane] = level[lane] }
      }
    }
  }
}
