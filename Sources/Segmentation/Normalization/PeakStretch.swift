/// Stretches faint ink: strokes much thinner than a pixel would all but vanish.
///
/// The level that half of the ink's mass reaches is raised to a minimum. For strokes wider than a
/// pixel it is near full ink, and nothing changes.
///
/// - Parameters:
///   - values: Ink, 0 to 1; changed in place.
///   - minimum: The least level, above 0 to 1, that half of the mass shall reach.
func stretchPeak(of values: inout [Float], to minimum: Float) {
  var mass: Float = 0
  var strongMass: Float = 0
  for value in values {
    mass += value
    if value >= minimum { strongMass += value }
  }
  guard 2 * strongMass < mass else { return }
  var seen: Float = 0
  for value in values.sorted(by: >) where value > 0 {
    seen += value
    guard 2 * seen >= mass else { continue }
    for index in values.indices { values[index] = min(1, values[index] * minimum / value) }
    return
  }
}
