extension DigitSkeleton {
  /// Two bows, and what joins them.
  static let threes = [
    DigitSkeleton(
      3, "round",
      Stroke(
        .at(0.06, 0.14), .at(0.22, 0.01), .at(0.44, 0.07), .at(0.48, 0.26), .at(0.36, 0.42),
        .corner(0.19, 0.47), .at(0.40, 0.50), .at(0.54, 0.68), .at(0.47, 0.90), .at(0.25, 1.00),
        .at(0.03, 0.89))),
    DigitSkeleton(
      3, "looped",
      Stroke(
        .at(0.07, 0.15), .at(0.24, 0.02), .at(0.45, 0.09), .at(0.46, 0.28), .at(0.30, 0.45),
        .at(0.19, 0.49), .at(0.18, 0.42), .at(0.32, 0.46), .at(0.50, 0.58), .at(0.52, 0.80),
        .at(0.34, 0.98), .at(0.12, 0.97), .at(0.02, 0.87))),
    DigitSkeleton(
      3, "flat topped",
      Stroke(
        .at(0.06, 0.04), .at(0.28, 0.03), .corner(0.50, 0.02), .at(0.36, 0.22), .corner(0.23, 0.39),
        .at(0.44, 0.45), .at(0.55, 0.66), .at(0.46, 0.90), .at(0.24, 1.00), .at(0.02, 0.90))),
    DigitSkeleton(
      3, "open",
      Stroke(
        .at(0.10, 0.08), .at(0.28, 0.00), .at(0.45, 0.11), .at(0.42, 0.31), .corner(0.24, 0.46),
        .at(0.43, 0.53), .at(0.48, 0.75), .at(0.31, 0.95), .at(0.08, 0.99))),
  ]
}
