extension DigitSkeleton {
  /// A loop and a stem.
  static let nines = [
    DigitSkeleton(
      9, "straight",
      Stroke(
        .at(0.49, 0.10), .at(0.30, 0.00), .at(0.10, 0.12), .at(0.06, 0.33), .at(0.20, 0.48),
        .at(0.39, 0.40), .corner(0.51, 0.12), .at(0.49, 0.55), .at(0.46, 1.00))),
    DigitSkeleton(
      9, "curved",
      Stroke(
        .at(0.50, 0.14), .at(0.31, 0.01), .at(0.10, 0.13), .at(0.08, 0.35), .at(0.25, 0.49),
        .at(0.44, 0.37), .corner(0.51, 0.12), .at(0.51, 0.52), .at(0.41, 0.88), .at(0.22, 1.00),
        .at(0.06, 0.92))),
    DigitSkeleton(
      9, "leaning",
      Stroke(
        .at(0.50, 0.08), .at(0.32, 0.01), .at(0.13, 0.16), .at(0.12, 0.38), .at(0.28, 0.45),
        .at(0.44, 0.28), .corner(0.52, 0.05), .at(0.40, 0.52), .at(0.24, 1.00))),
    DigitSkeleton(
      9, "ring and stem",
      Stroke(
        .at(0.44, 0.08), .at(0.24, 0.01), .at(0.06, 0.16), .at(0.08, 0.40), .at(0.26, 0.48),
        .at(0.44, 0.34), .at(0.48, 0.14), .at(0.36, 0.03)),
      Stroke(.at(0.48, 0.12), .at(0.49, 0.50), .at(0.42, 1.00))),
  ]
}
