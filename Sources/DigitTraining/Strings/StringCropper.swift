internal import NeuralNetwork
internal import Raster
internal import Segmentation

/// Reads a drawing as the reader does, and keeps the candidates for digits with their labels.
struct StringCropper: Sendable {
  /// What is kept of the candidates.
  struct Options: Hashable, Sendable {
    /// Where the lines between labels are drawn.
    var labeling = CropLabeler.Options()

    /// How many candidates that are no digit are kept at most for each that is one.
    var negativesPerPositive: Float = 1.3

    /// How many are kept of a picture without digits.
    var negativesOfNothing = 6

    /// How often one is considered that its shape alone gives away.
    var easyShare: Float = 0.3

    /// The prior below which shape alone gives a candidate away.
    var easyPrior: Float = -3

    /// How ink is found and cut: as for reading, but coarser.
    ///
    /// Of finer cuts most candidates are scraps of strokes, which crowd out what is no digit in other ways: two
    /// networks that learned of those read one cell of a log book in a hundred less.
    var segmentation: SegmentationOptions = {
      var options = SegmentationOptions()
      options.lattice.minimumPieceArea = 0.022
      options.lattice.maximumPrimitives = 5
      return options
    }()
  }

  let options: Options

  /// A candidate that is to be kept.
  private struct Choice {
    let line: Int
    let span: Int
    let label: UInt8
  }

  /// Adds a drawing's candidates.
  ///
  /// - Parameters:
  ///   - gray: The drawing.
  ///   - owners: Whose ink each pixel is.
  ///   - labels: What each digit is.
  ///   - crops: What they are added to.
  ///   - generator: Which of those that are no digit are kept.
  func add(
    _ gray: GrayImage, owners: Image<UInt16>, labels: [UInt8], to crops: inout CropBlock,
    using generator: inout Xoshiro256
  ) {
    guard let ink = extractInk(from: gray, options: options.segmentation) else { return }
    let lines = lattices(of: ink, options: options.segmentation)
    let labeler = CropLabeler(owners: owners, labels: labels, options: options.labeling)
    for choice in choose(lines, by: labeler, scale: ink.scale, using: &generator) {
      let line = lines[choice.line]
      crops.append(line.glyph(of: line.spans[choice.span]), label: choice.label)
    }
  }

  /// Adds a line's candidates.
  ///
  /// - Parameters:
  ///   - line: The candidates.
  ///   - labels: What each is; `nil` for what teaches nothing.
  ///   - crops: What they are added to.
  ///   - generator: Which of those that are no digit are kept.
  func add(
    _ line: LineLattice, labels: [UInt8?], to crops: inout CropBlock,
    using generator: inout Xoshiro256
  ) {
    let chosen = choose([line], labels: [labels], isOfNothing: false, using: &generator)
    for choice in chosen {
      crops.append(line.glyph(of: line.spans[choice.span]), label: choice.label)
    }
  }

  /// Labels the candidates by whose ink they hold, and chooses.
  private func choose(
    _ lines: [LineLattice], by labeler: CropLabeler, scale: Double,
    using generator: inout Xoshiro256
  ) -> [Choice] {
    var tallies: [[InkTally]] = []
    var all = InkTally()
    for line in lines {
      let pieces = line.primitives.indices.map { primitive in
        var tally = InkTally()
        line.forEachSourcePixel(
          of: DigitSpan(
            primitives: primitive..<primitive + 1, bounds: line.primitives[primitive].bounds,
            prior: 0, cutSides: 0, isWhole: false)
        ) { x, y in labeler.count(x: x, y: y, in: &tally) }
        all += tally
        return tally
      }
      tallies.append(pieces)
    }
    var verdicts: [CropLabeler.Verdict] = []
    for (number, line) in lines.enumerated() {
      for span in line.spans {
        let tally = tallies[number][span.primitives].reduce(into: InkTally()) { $0 += $1 }
        verdicts.append(labeler.verdict(on: tally, all: all, scale: scale))
      }
    }
    labeler.settle(&verdicts)
    var next = verdicts.makeIterator()
    let labels = lines.map { line in line.spans.map { _ in next.next()?.label } }
    return choose(lines, labels: labels, isOfNothing: labeler.isOfNothing, using: &generator)
  }

  /// All digits, and some of what is none.
  ///
  /// - Parameters:
  ///   - lines: The candidates.
  ///   - labels: What each is; `nil` for what teaches nothing.
  ///   - isOfNothing: Whether the picture shows no digit.
  ///   - generator: Which of those that are no digit are kept.
  /// - Returns: What is to be kept.
  private func choose(
    _ lines: [LineLattice], labels: [[UInt8?]], isOfNothing: Bool,
    using generator: inout Xoshiro256
  ) -> [Choice] {
    var digits: [Choice] = []
    var others: [Choice] = []
    for (number, line) in lines.enumerated() {
      for (index, span) in line.spans.enumerated() {
        guard let label = labels[number][index] else { continue }
        let choice = Choice(line: number, span: index, label: label)
        if label < GlyphLabel.notADigit {
          digits.append(choice)
        } else if span.prior >= options.easyPrior || generator.chance(options.easyShare) {
          others.append(choice)
        }
      }
    }
    let wanted =
      isOfNothing
      ? Float(options.negativesOfNothing)
      : options.negativesPerPositive * Float(max(1, digits.count))
    others.shuffle(using: &generator)
    return digits + others.prefix(Int((wanted + generator.uniform()).rounded(.down)))
  }
}
