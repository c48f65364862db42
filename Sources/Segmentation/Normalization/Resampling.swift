internal import Raster

/// Resamples ink, first down, then across.
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
  let starts = columns.starts.span
  let ends = columns.ends.span
  let weights = columns.weights.span
  let pixels = ink.pixels.span
  // The columns of the source that some target pixel takes from.
  var first = ink.width
  var last = 0
  var from = 0
  for x in 0..<width where ends[x] > from {
    first = min(first, starts[x])
    last = max(last, starts[x] + ends[x] - from)
    from = ends[x]
  }
  guard first < last else { return values }
  var down: [Float] = Array(repeating: 0, count: last - first)
  let count = down.count
  var target = values.mutableSpan
  for y in 0..<height {
    let taken = rows.range(of: y)
    if taken.isEmpty { continue }
    var sums = down.mutableSpan
    for x in 0..<count { sums[x] = 0 }
    var source = rows.starts[y]
    for index in taken {
      let weight = rows.weights[index] / 255
      let row = pixels.extracting(source * ink.width + first..<source * ink.width + last)
      // A vector at a time: neighbors lie side by side.
      for x in 0..<count { sums[x] += weight * Float(row[x]) }
      source += 1
    }
    var weight = 0
    for x in 0..<width {
      var sum: Float = 0
      var pixel = starts[x] - first
      while weight < ends[x] {
        sum += weights[weight] * sums[pixel]
        weight &+= 1
        pixel &+= 1
      }
      // Weights sum to 1 but for rounding.
      target[y * width + x] = min(1, sum)
    }
  }
  return values
}
