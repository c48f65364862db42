extension DigitSkeleton {
  /// A bow under a neck, with the bar in the same stroke or apart.
  static let fives = [
    DigitSkeleton(
      5, "bar apart",
      Stroke(
        .at(0.15, 0.04), .at(0.12, 0.22), .corner(0.10, 0.43), .at(0.29, 0.37), .at(0.49, 0.49),
        .at(0.52, 0.74), .at(0.36, 0.96), .at(0.13, 0.98), .at(0.01, 0.88)),
      Stroke(.at(0.15, 0.04), .at(0.35, 0.03), .at(0.56, 0.00))),
    DigitSkeleton(
      5, "in one stroke",
      Stroke(
        .at(0.54, 0.02), .at(0.36, 0.03), .corner(0.16, 0.03), .at(0.12, 0.24), .corner(0.10, 0.42),
        .at(0.30, 0.37), .at(0.50, 0.52), .at(0.50, 0.78), .at(0.32, 0.98), .at(0.04, 0.94))),
    DigitSkeleton(
      5, "round",
      Stroke(
        .at(0.54, 0.01), .at(0.36, 0.05), .at(0.20, 0.10), .at(0.13, 0.28), .at(0.20, 0.41),
        .at(0.40, 0.46), .at(0.50, 0.64), .at(0.44, 0.88), .at(0.24, 0.99), .at(0.02, 0.92))),
    DigitSkeleton(
      5, "high bar",
      Stroke(
        .at(0.17, 0.08), .corner(0.09, 0.46), .at(0.26, 0.39), .at(0.46, 0.50), .at(0.50, 0.72),
        .at(0.36, 0.95), .at(0.10, 0.97)),
      Stroke(.at(0.17, 0.08), .at(0.36, 0.07), .at(0.58, 0.05))),
  ]

  /// A 5 whose bar does not reach its neck: two parts of one digit.
  static let brokenFive = DigitSkeleton(
    5, "bar off the neck",
    Stroke(
      .at(0.12, 0.16), .corner(0.09, 0.46), .at(0.27, 0.40), .at(0.47, 0.51), .at(0.51, 0.74),
      .at(0.37, 0.96), .at(0.13, 0.99), .at(0.01, 0.90)),
    Stroke(.at(0.18, 0.02), .at(0.36, 0.01), .at(0.56, 0.00)))
}
