internal import Raster

/// Resamples ink, first across, then down.
///
/// - Parameters:
///   - ink: 0 for paper to 255 for full ink.
///   - columns: The weights across.
///   - rows: The weights down.
/// - Returns: The target pixels, row by row, 0 to 1.
/// - Complexity: O(pixels that the weights name).
func resample(
  _ ink: GrayImage, columns: ResamplingWeights, rows: ResamplingWeights
) -> [Float] {
  let width = columns.starts.count
  let height = rows.starts.count
  var values: [Float] = Array(repeating: 0, count: width * height)
  var across: [Float] = Array(repeating: 0, count: width)
  let starts = columns.starts.span
  let ends = columns.ends.span
  let weights = columns.weights.span
  let pixels = ink.pixels.span
  // Made larger, two target rows share a source row; made smaller, hardly ever.
  var acrossRow = -1
  for target in 0..<height {
    var source = rows.starts[target]
    for index in rows.range(of: target) {
      if source != acrossRow {
        let row = pixels.extracting(source * ink.width..<(source + 1) * ink.width)
        var weight = 0
        for x in 0..<width {
          var sum: Float = 0
          var pixel = starts[x]
          while weight < ends[x] {
            sum += weights[weight] * Float(row[pixel])
            weight &+= 1
            pixel &+= 1
          }
          across[x] = sum
        }
        acrossRow = source
      }
      let weight = rows.weights[index] / 255
      for x in 0..<width { values[target * width + x] += weight * across[x] }
      source += 1
    }
  }
  // Weights sum to 1 but for rounding.
  for index in values.indices { values[index] = min(1, values[index]) }
  return values
}
