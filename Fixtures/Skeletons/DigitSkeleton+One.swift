extension DigitSkeleton {
  /// A stem, with or without an upstroke and a foot.
  static let ones = [
    DigitSkeleton(1, "stem", Stroke(.at(0.17, 0.00), .at(0.15, 0.50), .at(0.13, 1.00))),
    DigitSkeleton(1, "leaning", Stroke(.at(0.28, 0.00), .at(0.17, 0.48), .at(0.04, 1.00))),
    DigitSkeleton(
      1, "short upstroke",
      Stroke(
        .at(0.02, 0.24), .at(0.12, 0.14), .corner(0.22, 0.00), .at(0.22, 0.50), .at(0.21, 1.00))),
    DigitSkeleton(
      1, "European",
      Stroke(
        .at(0.00, 0.37), .at(0.11, 0.21), .corner(0.25, 0.00), .at(0.24, 0.50), .at(0.22, 1.00))),
    DigitSkeleton(
      1, "with a foot",
      Stroke(
        .at(0.06, 0.20), .at(0.16, 0.12), .corner(0.25, 0.00), .at(0.25, 0.50), .at(0.24, 0.98)),
      Stroke(.at(0.09, 0.99), .at(0.24, 0.98), .at(0.40, 0.97))),
  ]
}
