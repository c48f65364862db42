internal import NeuralNetwork

extension TrainingOptions {
  /// What keeps these options from being used, in words; `nil` if nothing does.
  ///
  /// Whether there are enough samples for them is not asked here.
  public var problem: String? {
    if let problem = architecture.problem { return problem }
    if architecture.side != 28 || !(1...2).contains(architecture.inputPlanes)
      || architecture.classes < 10
    {
      return "a network for \(architecture.inputPlanes) planes of \(architecture.side)×"
        + "\(architecture.side) and \(architecture.classes) classes; digits are one plane of 28×28, "
        + "or two, and at least 10"
    }
    if !(1...100_000).contains(epochs) { return "\(epochs) epochs, not 1 to 100,000" }
    if let fineTuning, let problem = fineTuning.problem { return problem }
    // First of all that is measured in batches.
    if batchSize < 2 || batchSize > 65_536 { return "a batch of \(batchSize), not 2 to 65,536" }
    if let epochSamples, !(batchSize...1_000_000_000).contains(epochSamples) {
      return "epochs of \(epochSamples) samples, not \(batchSize) to 1,000,000,000"
    }
    if let budget, !(1...10_000_000).contains(budget) {
      return "a budget of \(budget) seconds, not 1 to 10,000,000"
    }
    if !(2...1024).contains(shardSize) { return "shards of \(shardSize), not 2 to 1,024" }
    if batchSize % shardSize != 0 {
      return "shards of \(shardSize) do not divide a batch of \(batchSize)"
    }
    if !(learningRate > 0 && learningRate.isFinite) { return "a learning rate of \(learningRate)" }
    if !(0...1).contains(weightDecay) { return "a weight decay of \(weightDecay)" }
    if !(0..<1).contains(momentum) { return "a momentum of \(momentum)" }
    if let gradientLimit, !(gradientLimit > 0 && gradientLimit.isFinite) {
      return "gradients clipped to \(gradientLimit)"
    }
    if let problem = augmentation.problem { return problem }
    if !(0..<1).contains(labelSmoothing) { return "label smoothing of \(labelSmoothing)" }
    if !(0..<1).contains(dropout) { return "dropout of \(dropout)" }
    if !(0..<1).contains(averageDecay) { return "an average decay of \(averageDecay)" }
    if !(0...1).contains(warmup) { return "a warm-up of \(warmup)" }
    if validationCount < 0 { return "\(validationCount) samples for validation" }
    if !(0...100_000_000).contains(partsCount) {
      return "\(partsCount) parts of digits, not 0 to 100,000,000"
    }
    if !(0...10_000_000).contains(stringCount) {
      return "\(stringCount) numbers to cut, not 0 to 10,000,000"
    }
    if !(0.01...0.99).contains(stringShare) {
      return "a share of \(stringShare) for crops of numbers, not 0.01 to 0.99"
    }
    if let pruning, !(0.01...0.95).contains(pruning) {
      return "a share of \(pruning) of easy samples left out, not 0.01 to 0.95"
    }
    if let patience {
      if patience < 1 { return "a patience of \(patience) epochs" }
      if !measures { return "a patience without samples held out to measure on" }
    }
    if keeping == .best, !measures {
      return "the best network kept without samples held out to measure on"
    }
    if threads < 1 { return "\(threads) threads" }
    return nil
  }

  /// Whether any samples are to be held out to measure on.
  private var measures: Bool { validationCount > 0 || !heldOutWriters.isEmpty }
}

extension FineTuning {
  /// What keeps this from being a phase, in words.
  var problem: String? {
    if !(1...100_000).contains(epochs) {
      return "\(epochs) epochs of fine-tuning, not 1 to 100,000"
    }
    if !(learningRate > 0 && learningRate.isFinite) {
      return "a learning rate of \(learningRate) for fine-tuning"
    }
    return augmentation.problem.map { "\($0) for fine-tuning" }
  }
}
