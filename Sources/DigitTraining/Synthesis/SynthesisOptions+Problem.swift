extension SynthesisOptions {
  /// What keeps these options from being used, in words; `nil` if nothing does.
  public var problem: String? {
    let shares: [(String, Float, Float)] = [
      ("a kerning", kerning, 1), ("a baseline jitter", baselineJitter, 0.5),
      ("a size jitter", sizeJitter, 0.2), ("a turn jitter", turnJitter, 30),
      ("a share of round numbers", roundShare, 1), ("a pattern strength", patternStrength, 1),
      ("a gradient", gradient, 1), ("a share of shadows", shadowShare, 1),
      ("a pressure", pressure, 1), ("a noise", noise, 0.5), ("a blur", blur, 0.1),
      ("a share of inverted drawings", invertedShare, 1), ("a width jitter", widthJitter, 0.3),
      ("a share of shrinking numbers", shrinkShare, 1), ("a bend", bend, 0.3),
      ("a share of other ways to write", editShare, 1), ("a share of mixed sources", mixedShare, 1),
      ("a share of worn digits", wornShare, 1),
      ("a share of ligatures", ligatureShare, 1), ("a share of points", pointShare, 1),
      ("a share of punctuation", punctuationShare, 1), ("a share of dashes", dashShare, 1),
      ("a share of signs", signShare, 1),
      ("a share of underlines", underlineShare, 1), ("a share of box sides", sideShare, 1),
      ("a share of blocks", blockShare, 1),
    ]
    for (name, value, most) in shares where !(0...most).contains(value) {
      return "\(name) of \(value), not 0 to \(most)"
    }
    let ranges: [(String, ClosedRange<Float>, ClosedRange<Float>)] = [
      ("digits", digitHeight, 8...400), ("a gap", gap, -0.5...4), ("a slant", slant, -1...1),
      ("a margin", margin, 0...4), ("a pen", penWidth, 0.01...0.5),
    ]
    for (name, value, limits) in ranges
    where !limits.contains(value.lowerBound) || !limits.contains(value.upperBound) {
      return "\(name) of \(value.lowerBound) to \(value.upperBound), not "
        + "\(limits.lowerBound) to \(limits.upperBound)"
    }
    if digitCount.lowerBound < 1 || digitCount.upperBound > SyntheticDrawing.mostDigits {
      return "\(digitCount.lowerBound) to \(digitCount.upperBound) digits, not 1 to "
        + "\(SyntheticDrawing.mostDigits)"
    }
    if papers.isEmpty { return "no paper" }
    if inks.isEmpty { return "no ink" }
    if paperColors.isEmpty { return "no color of paper" }
    if let canvas, !(16...8192).contains(canvas.width) || !(16...8192).contains(canvas.height) {
      return "a canvas of \(canvas.width)×\(canvas.height) pixels, not 16 to 8192 each"
    }
    return canvas.flatMap { canvasProblem($0) }
  }

  /// The height to which digits are made smaller at most to fit a canvas, in pixels.
  static let leastHeight: Float = 4

  /// What keeps the most digits from standing on a canvas, as wide as they are high.
  private func canvasProblem(_ canvas: CanvasSize) -> String? {
    let digits = Float(digitCount.upperBound)
    let width = Self.leastHeight * (digits + (digits - 1) * max(0, gap.upperBound)) + 2
    guard Float(canvas.width) < width else { return nil }
    return "a canvas of \(canvas.width)×\(canvas.height) pixels, where \(digitCount.upperBound) "
      + "digits need a width of \(Int(width.rounded(.up)))"
  }
}
