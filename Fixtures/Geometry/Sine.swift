/// Computes the sine of an angle, to about 1e-12.
///
/// By its Taylor series: the C library's last bit differs between systems, and a picture must not.
///
/// - Parameter angle: An angle of a few turns, in radians.
/// - Returns: Its sine.
func sine(_ angle: Double) -> Double {
  let turns = (angle / (2 * Double.pi)).rounded()
  var rest = angle - turns * (2 * Double.pi)
  if rest > Double.pi / 2 { rest = Double.pi - rest }
  if rest < -Double.pi / 2 { rest = -Double.pi - rest }
  var term = rest
  var sum = rest
  for power in stride(from: 3.0, through: 21, by: 2) {
    term *= -rest * rest / (power * (power - 1))
    sum += term
  }
  return sum
}

/// Computes the cosine of an angle, to about 1e-12.
///
/// - Parameter angle: An angle of a few turns, in radians.
/// - Returns: Its cosine.
func cosine(_ angle: Double) -> Double {
  sine(angle + Double.pi / 2)
}
