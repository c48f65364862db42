extension DigitSkeleton {
  /// Ovals: from the top against the clock, and how they close.
  static let zeros = [
    DigitSkeleton(
      0, "closed",
      Stroke(
        .at(0.34, 0.01), .at(0.12, 0.16), .at(0.04, 0.50), .at(0.12, 0.85), .at(0.31, 0.99),
        .at(0.51, 0.85), .at(0.59, 0.50), .at(0.51, 0.15), .at(0.34, 0.01), .at(0.24, 0.04))),
    DigitSkeleton(
      0, "narrow",
      Stroke(
        .at(0.30, 0.02), .at(0.13, 0.20), .at(0.07, 0.52), .at(0.13, 0.86), .at(0.27, 0.98),
        .at(0.41, 0.84), .at(0.47, 0.48), .at(0.40, 0.14), .at(0.27, 0.02))),
    DigitSkeleton(
      0, "curled",
      Stroke(
        .at(0.42, 0.08), .at(0.26, 0.03), .at(0.09, 0.22), .at(0.04, 0.56), .at(0.13, 0.90),
        .at(0.32, 0.99), .at(0.52, 0.84), .at(0.59, 0.48), .at(0.50, 0.14), .at(0.33, 0.02),
        .at(0.24, 0.09), .at(0.27, 0.17))),
    DigitSkeleton(
      0, "flat",
      Stroke(
        .at(0.46, 0.06), .at(0.24, 0.02), .at(0.06, 0.25), .at(0.03, 0.62), .at(0.17, 0.95),
        .at(0.42, 0.96), .at(0.62, 0.72), .at(0.64, 0.34), .at(0.48, 0.07), .at(0.34, 0.02))),
  ]
}
