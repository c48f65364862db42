/// One way of writing a digit, as the points that the pen passes: top at 0, foot at 1.
///
/// Between the points the pen goes round as a Catmull–Rom spline does (Catmull and Rom, "A class of local
/// interpolating splines", 1974); at a point that stands twice it turns sharply.
struct Allograph: Hashable, Sendable {
  let digit: UInt8

  /// How often it is written, beside the digit's other allographs.
  let share: Float

  let strokes: [[SIMD2<Float>]]

  init(_ digit: UInt8, _ share: Float, _ strokes: [[(Float, Float)]]) {
    self.digit = digit
    self.share = share
    self.strokes = strokes.map { $0.map { SIMD2($0.0, $0.1) } }
  }
}
