extension DigitSkeleton {
  /// A stem that curls into a loop.
  static let sixes = [
    DigitSkeleton(
      6, "curved",
      Stroke(
        .at(0.42, 0.02), .at(0.21, 0.22), .at(0.07, 0.52), .at(0.06, 0.80), .at(0.22, 0.98),
        .at(0.43, 0.91), .at(0.50, 0.72), .at(0.38, 0.56), .at(0.19, 0.61), .at(0.08, 0.75))),
    DigitSkeleton(
      6, "straight",
      Stroke(
        .at(0.34, 0.00), .at(0.18, 0.36), .at(0.07, 0.70), .at(0.12, 0.93), .at(0.30, 0.99),
        .at(0.47, 0.84), .at(0.44, 0.65), .at(0.27, 0.60), .at(0.11, 0.72))),
    DigitSkeleton(
      6, "upright",
      Stroke(
        .at(0.26, 0.00), .at(0.10, 0.30), .at(0.04, 0.66), .at(0.12, 0.92), .at(0.32, 0.99),
        .at(0.49, 0.86), .at(0.49, 0.66), .at(0.32, 0.55), .at(0.13, 0.64), .at(0.09, 0.76))),
    DigitSkeleton(
      6, "hooked",
      Stroke(
        .at(0.48, 0.09), .at(0.36, 0.02), .at(0.17, 0.20), .at(0.05, 0.52), .at(0.08, 0.85),
        .at(0.28, 0.99), .at(0.49, 0.84), .at(0.47, 0.62), .at(0.27, 0.54), .at(0.08, 0.70))),
  ]
}
