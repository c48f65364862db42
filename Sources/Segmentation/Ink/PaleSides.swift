internal import Raster

/// Leaves out what lies along the left or right side of a picture and is paler than other ink.
///
/// A strip of shade that is narrower than a bold stroke could as well be one, so the paper's level is taken
/// for that beside it, and the strip counts as ink: it would be read as a 1. Strokes seldom lie along
/// the side of a picture, and then they are as dark as the others.
///
/// - Parameters:
///   - components: Ink of a picture of uneven paper.
///   - map: How much darker than its paper each pixel is.
///   - options: How long it lies there, and how pale it is.
/// - Returns: The others.
/// - Complexity: O(pixels of ink).
func withoutPaleSides(
  _ components: [Component], in map: GrayImage, options: PaperOptions = PaperOptions()
) -> [Component] {
  func isAlongSide(_ component: Component) -> Bool {
    let box = component.bounds
    guard box.x == 0 || box.maxX == map.width else { return false }
    let left = component.runs.count { $0.start == 0 }
    let right = component.runs.count { Int($0.end) == map.width }
    return Double(max(left, right)) >= options.sideContact * Double(box.height)
  }
  let others = components.filter { !isAlongSide($0) }
  guard !others.isEmpty, others.count < components.count else { return components }
  let level = meanLevel(of: others, in: map)
  return components.filter {
    !isAlongSide($0) || meanLevel(of: [$0], in: map) >= options.paleSide * level
  }
}

/// The mean of the levels under components.
private func meanLevel(of components: [Component], in map: GrayImage) -> Double {
  var sum = 0
  for run in components.lazy.flatMap(\.runs) {
    for x in Int(run.start)..<Int(run.end) { sum += Int(map[x, run.y]) }
  }
  return Double(sum) / Double(components.reduce(0) { $0 + $1.area })
}
