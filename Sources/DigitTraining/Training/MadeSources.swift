internal import NeuralNetwork

/// Samples that are made of the sources' own: parts of digits, and crops of numbers.
struct MadeSources: Sendable {
  /// What is trained on beside the sources.
  private(set) var training: [WeightedSource] = []

  /// What is measured on: the same, made of what is held out; none where that has no digits.
  private(set) var validation: [GlyphSubset] = []

  /// Makes what the options ask for.
  ///
  /// - Parameters:
  ///   - split: The sources' samples.
  ///   - weights: How often an epoch sees each sample of each source.
  ///   - options: How many are made.
  /// - Throws: ``Trainer/Failure`` where there are no digits to make them of.
  init(
    of split: TrainingSplit, weights: [Float], options: TrainingOptions
  ) throws(Trainer.Failure) {
    guard options.partsCount > 0 || options.stringCount > 0 else { return }
    // What was cut out of a picture is not drawn again: some of what is no digit there are several.
    let drawn = split.training.filter { !$0.hasContext }
    guard drawn.contains(where: Self.hasDigits) else {
      let made = options.partsCount > 0 ? "parts of digits" : "numbers"
      throw Trainer.Failure(message: "\(made), but no digits to make them of", kind: .options)
    }
    let measured = split.validation.filter { $0.count > 0 && !$0.hasContext }
    let hasMeasured = measured.contains(where: Self.hasDigits)
    let heldOut = measured.filter(Self.hasDigits).reduce(0) { $0 + $1.count }
    if options.partsCount > 0 {
      training.append(
        WeightedSource(DigitPartsSource(of: drawn, count: options.partsCount)))
      if hasMeasured {
        let count = heldOut / 10
        validation.append(
          GlyphSubset(
            DigitPartsSource(of: measured.filter(Self.hasDigits), count: count),
            Array(0..<count)))
      }
    }
    guard options.stringCount > 0 else { return }
    func crops(_ sources: [GlyphSubset], _ count: Int, part: UInt64) -> StringCrops {
      var generator = Xoshiro256(
        seed: options.seed, stream: Trainer.Stream.strings.rawValue, part)
      return StringCrops(
        of: sources.filter { $0.count > 0 }, count: count, seed: generator.next(),
        threads: options.threads)
    }
    let made = crops(drawn, options.stringCount, part: 0)
    guard made.count > 0 else {
      throw Trainer.Failure(
        message: "\(options.stringCount) numbers, of which no crop came", kind: .options)
    }
    let others = zip(split.training, weights).reduce(Double(options.partsCount)) {
      $0 + Double($1.0.count) * Double($1.1)
    }
    let share = Double(options.stringShare)
    let weight = share / (1 - share) * others / Double(made.count)
    guard weight > 0, weight <= Double(WeightedSource.greatestWeight) else {
      throw Trainer.Failure(
        message: "\(made.count) crops of numbers are too few for a share of "
          + "\(options.stringShare)", kind: .options)
    }
    training.append(WeightedSource(made, weight: Float(weight)))
    if hasMeasured {
      // Ten held-out digits make a number.
      let made = crops(measured, min(options.stringCount, heldOut / 10), part: 1)
      validation.append(GlyphSubset(made, Array(0..<made.count)))
    }
  }

  /// Whether some sample is a digit.
  private static func hasDigits(_ source: GlyphSubset) -> Bool {
    (0..<source.count).contains { source.label(at: $0) < GlyphLabel.notADigit }
  }
}
