/// The longest run across a line that goes with the line, in pixels.
///
/// A blurred line is now thicker, now thinner; what is thicker still has a stroke on it.
///
/// - Parameters:
///   - thickness: How thick the line is.
///   - strokeWidth: The width of the pen.
/// - Returns: A length in pixels.
func erasedThickness(ofLine thickness: Double, strokeWidth: Double) -> Double {
  thickness + max(2, 0.4 * min(thickness, strokeWidth))
}
