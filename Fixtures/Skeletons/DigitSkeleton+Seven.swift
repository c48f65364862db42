extension DigitSkeleton {
  /// A bar and a stem, with or without a crossbar.
  static let sevens = [
    DigitSkeleton(
      7, "plain",
      Stroke(
        .at(0.02, 0.05), .at(0.28, 0.04), .corner(0.54, 0.02), .at(0.38, 0.48), .at(0.20, 1.00))),
    DigitSkeleton(
      7, "crossed",
      Stroke(
        .at(0.02, 0.06), .at(0.28, 0.05), .corner(0.56, 0.02), .at(0.40, 0.42), .at(0.22, 1.00)),
      Stroke(.at(0.14, 0.49), .at(0.34, 0.48), .at(0.53, 0.46))),
    DigitSkeleton(
      7, "curved",
      Stroke(
        .at(0.02, 0.08), .at(0.22, 0.03), .corner(0.52, 0.05), .at(0.36, 0.34), .at(0.26, 0.66),
        .at(0.24, 1.00))),
    DigitSkeleton(
      7, "hooked",
      Stroke(
        .at(0.02, 0.18), .corner(0.05, 0.05), .at(0.30, 0.05), .corner(0.54, 0.03), .at(0.36, 0.46),
        .at(0.22, 1.00))),
    DigitSkeleton(
      7, "hooked and crossed",
      Stroke(
        .at(0.03, 0.16), .corner(0.06, 0.04), .at(0.30, 0.06), .corner(0.56, 0.03), .at(0.38, 0.40),
        .at(0.26, 0.72), .at(0.20, 1.00)),
      Stroke(.at(0.12, 0.52), .at(0.34, 0.50), .at(0.54, 0.48))),
  ]
}
