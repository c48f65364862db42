extension DigitSkeleton {
  /// An arch and a base, joined by a corner, a loop or a wave.
  static let twos = [
    DigitSkeleton(
      2, "cornered",
      Stroke(
        .at(0.06, 0.22), .at(0.18, 0.04), .at(0.38, 0.02), .at(0.52, 0.17), .at(0.48, 0.40),
        .at(0.27, 0.70), .corner(0.03, 0.97), .at(0.30, 0.96), .at(0.60, 0.97))),
    DigitSkeleton(
      2, "looped",
      Stroke(
        .at(0.07, 0.20), .at(0.22, 0.03), .at(0.42, 0.04), .at(0.52, 0.21), .at(0.44, 0.48),
        .at(0.25, 0.80), .at(0.10, 0.97), .at(0.02, 0.91), .at(0.09, 0.81), .at(0.25, 0.86),
        .at(0.44, 0.98), .at(0.64, 0.92))),
    DigitSkeleton(
      2, "waved",
      Stroke(
        .at(0.08, 0.18), .at(0.24, 0.02), .at(0.44, 0.06), .at(0.50, 0.25), .at(0.38, 0.54),
        .at(0.18, 0.80), .corner(0.02, 0.95), .at(0.20, 0.89), .at(0.40, 0.97), .at(0.62, 0.93))),
    DigitSkeleton(
      2, "hooked",
      Stroke(
        .at(0.10, 0.27), .at(0.08, 0.14), .at(0.26, 0.01), .at(0.47, 0.08), .at(0.51, 0.28),
        .at(0.36, 0.58), .at(0.16, 0.84), .corner(0.05, 0.99), .at(0.30, 0.98), .at(0.57, 1.00))),
  ]
}
