/// Stretches faint ink so that strokes reach full ink: a pen much thinner than a pixel would all
/// but vanish.
///
/// The level that becomes full ink is the one that half of the ink's mass reaches, which for
/// strokes wider than a pixel is full ink already.
///
/// - Parameter values: Ink, 0 to 1; changed in place.
func stretchPeak(of values: inout [Float]) {
  let sorted = values.sorted(by: >)
  let mass = sorted.reduce(0, +)
  guard mass > 0 else { return }
  var seen: Float = 0
  var peak: Float = 1
  for value in sorted {
    seen += value
    if 2 * seen >= mass {
      peak = value
      break
    }
  }
  for index in values.indices { values[index] = min(1, values[index] / peak) }
}
