package import Raster
package import Segmentation

/// Where the digits of a number stand that is known to be in a picture.
package struct NumberAlignment: Sendable {
  /// A digit of the number.
  package struct Digit: Hashable, Sendable {
    /// Which span of the lattice it is.
    package let span: Int

    /// What it is.
    package let digit: Int
  }

  /// All candidates of the line that the number stands in.
  package let lattice: LineLattice

  /// The digits of the number from left to right; ink between them is passed over.
  package let digits: [Digit]

  /// How much worse the best way through the line that spells the number is than the best way of all,
  /// as the logarithm of a ratio of probabilities: 0 where the reader would have read the number
  /// anyway, and the more the less of it is seen.
  package let doubt: Double
}

/// What a forced alignment goes by beside the scores of the candidates.
package struct AlignmentOptions: Hashable, Sendable {
  /// What a digit costs that lies nowhere in the box where a person saw it; one that lies there in part
  /// costs its share.
  package var boxCost = 6.0

  /// Creates the default options.
  package init() {}
}

extension DigitReader {
  /// Finds the digits of a number that is known to be in a picture: of all ways to part the ink of a
  /// line into digits and what is none, the likeliest that spells the number.
  ///
  /// What pictures of numbers become samples of single digits by. All candidates are cut and scored,
  /// whatever the reader's own options say of that.
  ///
  /// - Parameters:
  ///   - number: Its digits from left to right, one at least.
  ///   - image: An upright gray picture.
  ///   - boxes: Where a person saw each digit, in pixels; of use only if there are as many as digits.
  ///   - options: What counts beside the scores.
  /// - Returns: The digits in the line where the number is seen best; `nil` where no line has enough
  ///   candidates for it.
  /// - Complexity: O(*pixels* + *candidates* × *digits*).
  package func alignment(
    of number: [Int], in image: GrayImage, boxes: [Rect] = [],
    options: AlignmentOptions = AlignmentOptions()
  ) -> NumberAlignment? {
    var reader = self
    reader.options.decoding.gateConfidence = 2
    reader.options.constraint = NumberConstraint()
    reader.options.secondReading.below = 0
    var best: (alignment: NumberAlignment, gain: Double)?
    for line in reader.trace(image).lines {
      let lattice = line.lattice
      var candidates = LineCandidates(lattice, width: image.width)
      candidates.probabilities = line.probabilities
      let graph = DecodingGraph(candidates, options: reader.options.decoding)
      let found = graph.path(spelling: number, in: 0..<graph.count) { span, place in
        boxes.count == number.count
          ? -options.boxCost * (1 - lattice.spans[span].bounds.likeness(to: boxes[place])) : 0
      }
      var any = AnyNumber()
      guard let found,
        let free = graph.bestPaths(in: 0..<graph.count, count: 1, automaton: &any).first
      else { continue }
      // The other lines are read as nothing then: what counts is what this one gains by not being.
      let gain = found.score - graph.skipScores.reduce(0, +)
      if best.map({ $0.gain < gain }) ?? true {
        best = (
          NumberAlignment(
            lattice: lattice,
            digits: found.steps.map { NumberAlignment.Digit(span: $0.span, digit: $0.digit) },
            doubt: max(0, free.score - found.score)), gain
        )
      }
    }
    return best?.alignment
  }
}

extension Rect {
  /// How much of two rectangles together both share: 0 for nothing to 1 for equal ones.
  fileprivate func likeness(to other: Rect) -> Double {
    let shared = intersection(other)
    let common = Double(shared.width * shared.height)
    let all = Double(width * height + other.width * other.height) - common
    return all > 0 ? common / all : 0
  }
}
