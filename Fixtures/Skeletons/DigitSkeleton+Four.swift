extension DigitSkeleton {
  /// Open as an L that a stem crosses, or closed as a triangle.
  static let fours = [
    DigitSkeleton(
      4, "open",
      Stroke(
        .at(0.14, 0.02), .at(0.08, 0.30), .corner(0.04, 0.58), .at(0.30, 0.58), .at(0.60, 0.56)),
      Stroke(.at(0.44, 0.10), .at(0.43, 0.55), .at(0.41, 1.00))),
    DigitSkeleton(
      4, "open and round",
      Stroke(
        .at(0.11, 0.04), .at(0.05, 0.32), .at(0.09, 0.54), .at(0.28, 0.58), .at(0.46, 0.50)),
      Stroke(.at(0.50, 0.02), .at(0.47, 0.46), .at(0.43, 1.00))),
    DigitSkeleton(
      4, "closed",
      Stroke(
        .at(0.42, 0.00), .at(0.24, 0.32), .corner(0.01, 0.66), .at(0.30, 0.65), .at(0.63, 0.64)),
      Stroke(.at(0.43, 0.01), .at(0.43, 0.50), .at(0.42, 1.00))),
    DigitSkeleton(
      4, "closed in one stroke",
      Stroke(
        .at(0.50, 0.60), .at(0.28, 0.62), .corner(0.03, 0.62), .at(0.22, 0.32), .corner(0.44, 0.00),
        .at(0.43, 0.50), .at(0.40, 1.00))),
    DigitSkeleton(
      4, "leaning",
      Stroke(
        .at(0.24, 0.00), .at(0.12, 0.28), .corner(0.01, 0.54), .at(0.28, 0.56), .at(0.58, 0.53)),
      Stroke(.at(0.47, 0.24), .at(0.38, 0.60), .at(0.31, 1.00))),
  ]
}
