internal import Segmentation

/// Says of each candidate of a line what it is, once it is known which of them are the digits.
///
/// What is not one of them is none, if it holds a part of one only, or much of something else. What has
/// nearly the same ink as one of them is that digit too, and what lies between teaches nothing: where
/// the lines are drawn is up to ``CropLabeler/Options``.
struct AlignmentLabeler: Sendable {
  private let options: CropLabeler.Options

  init(options: CropLabeler.Options = CropLabeler.Options()) {
    self.options = options
  }

  /// Labels the candidates.
  ///
  /// - Parameter number: The line and its digits.
  /// - Returns: For each span its digit, ``GlyphLabel/notADigit``, or `nil` for what teaches nothing.
  /// - Complexity: O(spans × digits).
  func labels(of number: AlignedNumber) -> [UInt8?] {
    let line = number.lattice
    func ink(_ primitives: Range<Int>) -> Float {
      line.primitives[primitives].reduce(0) { $0 + $1.ink }
    }
    let digits = number.digits.map { digit in
      let primitives = line.spans[digit.span].primitives
      return (label: digit.label, primitives: primitives, ink: ink(primitives))
    }
    var labels = line.spans.map { span -> UInt8? in
      let all = ink(span.primitives)
      // Of all digits that it has ink of, the fullest decides whether it is a part.
      var isPart = true
      for digit in digits where digit.primitives.overlaps(span.primitives) {
        let held = ink(span.primitives.clamped(to: digit.primitives))
        let share = held / max(digit.ink, .leastNormalMagnitude)
        let foreign = 1 - held / max(all, .leastNormalMagnitude)
        if share >= options.wholeShare, foreign < options.cleanShare { return digit.label }
        if foreign <= options.foreignShare,
          share >= (digit.label == 1 ? options.partShareOfOne : options.partShare)
        {
          isPart = false
        }
      }
      return isPart ? GlyphLabel.notADigit : nil
    }
    for digit in number.digits { labels[digit.span] = digit.label }
    return labels
  }
}
