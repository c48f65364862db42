internal import NeuralNetwork

extension Trainer {
  /// Reads a checkpoint of this run.
  ///
  /// - Parameter bytes: A whole file, from wherever.
  /// - Returns: Where to go on.
  /// - Throws: ``Failure`` that says what is wrong with the file, or what the run that it is of has
  ///   set otherwise.
  public func checkpoint(decoding bytes: [UInt8]) throws(Failure) -> TrainingCheckpoint {
    let file = try TrainingCheckpoint.file(bytes)
    let run = file.metadata["run"] ?? ""
    // Said before anything else: another run often has a network of another size.
    if let difference = RunIdentity(run).difference(from: identity) {
      throw Failure(
        message: "the checkpoint is of another run: \(difference)", kind: .otherRun)
    }
    let reader = CheckpointReader(file: file, layout: ResidualNetwork(options.architecture).layout)
    let step = try reader.number("step")
    let steps = try reader.number("steps")
    let plan = try plan(ofSteps: steps, at: step)
    var optimizer = newOptimizer(reader.layout)
    var memory: [[Float]] = []
    for own in optimizer.memory {
      memory.append(try reader.values("optimizer.\(own.name)", count: own.values.count))
    }
    optimizer.restore(memory: memory, stepCount: step)
    var state = TrainingState(
      parameters: try reader.parameters(""), optimizer: optimizer,
      average: WeightAverage(
        try reader.parameters("average."), decay: options.averageDecay, stepCount: step))
    state.sums = try sums(reader)
    if options.pruning != nil { state.pruning = try pruning(reader) }
    state.hasStoppedEarly = file.metadata["stopped"] == "true"
    if file.metadata["best.epoch"] != nil {
      state.best = try best(reader, plan)
    }
    return TrainingCheckpoint(run: run, steps: steps, state: state)
  }

  /// The plan that a checkpoint is of.
  ///
  /// Only a budget leaves the number of steps to the checkpoint; then it has a limit, so that a
  /// damaged one makes no number overflow.
  private func plan(ofSteps steps: Int, at step: Int) throws(Failure) -> TrainingPlan {
    if options.budget == nil {
      let own = TrainingPlan(options, stepsPerEpoch: stepsPerEpoch).steps
      if steps != own { throw CheckpointReader.failure("\(steps) steps in all, not \(own)") }
    } else if !(1...Self.mostSteps).contains(steps) {
      throw CheckpointReader.failure("\(steps) steps in all, not 1 to \(Self.mostSteps)")
    }
    guard step <= steps else { throw CheckpointReader.failure("step \(step) of \(steps)") }
    return TrainingPlan(options, stepsPerEpoch: stepsPerEpoch, steps: steps)
  }

  /// What the steps of the epoch add up to.
  private func sums(_ reader: CheckpointReader) throws(Failure) -> TrainingState.EpochSums {
    let sums = TrainingState.EpochSums(
      loss: try reader.real("epoch.loss"), correct: try reader.number("epoch.correct"),
      seen: try reader.number("epoch.seen"))
    let most = stepsPerEpoch * options.batchSize
    guard sums.correct <= sums.seen, sums.seen <= most, sums.loss.isFinite else {
      throw CheckpointReader.failure(
        "\(sums.correct) of \(sums.seen) samples right, of \(most) in an epoch, with a loss of "
          + "\(sums.loss)")
    }
    return sums
  }

  /// Where the row of samples stands.
  private func pruning(_ reader: CheckpointReader) throws(Failure) -> SamplePruning {
    let pass = try reader.number("pruning.pass")
    let position = try reader.number("pruning.position")
    let count = stream.sampleCount
    let pruning = SamplePruning(
      pass: pass, position: position,
      losses: try reader.values("pruning.losses", count: count),
      passLosses: try reader.values("pruning.passLosses", count: count))
    // No pass takes more than all.
    guard pass <= Self.mostSteps, position <= stream.passLength else {
      throw CheckpointReader.failure("\(position) samples of pass \(pass), of \(stream.passLength)")
    }
    return pruning
  }

  /// The best network so far.
  private func best(
    _ reader: CheckpointReader, _ plan: TrainingPlan
  ) throws(Failure) -> TrainingState.Best {
    let epoch = try reader.number("best.epoch")
    let accuracy = try reader.real("best.accuracy")
    guard epoch >= 1, epoch <= plan.epochs, (0...1).contains(accuracy) else {
      throw CheckpointReader.failure(
        "a best epoch \(epoch) of \(plan.epochs), with an accuracy of \(accuracy)")
    }
    return TrainingState.Best(
      epoch: epoch, accuracy: accuracy,
      parameters: options.keeping == .best ? try reader.parameters("best.") : nil)
  }

  /// More steps than any budget has time for.
  static let mostSteps = 1_000_000_000_000
}

extension TrainingCheckpoint {
  /// How the run of a checkpoint has one of its options set, as text.
  ///
  /// - Parameters:
  ///   - name: The name of a property of ``TrainingOptions``.
  ///   - bytes: A whole file, from wherever.
  /// - Returns: The setting; `nil` if it is not set.
  /// - Throws: ``Trainer/Failure`` that says what is wrong with the file.
  public static func option(
    _ name: String, in bytes: [UInt8]
  ) throws(Trainer.Failure) -> String? {
    let run = RunIdentity(try file(bytes).metadata["run"] ?? "")
    return run.entries.first { $0.name == name }?.value
  }

  /// The tensors of a file that is a checkpoint.
  static func file(_ bytes: [UInt8]) throws(Trainer.Failure) -> TensorFile {
    let file: TensorFile
    do {
      file = try TensorFile(decoding: bytes)
    } catch {
      throw CheckpointReader.failure(error.message)
    }
    guard file.metadata["format"] == format, file.metadata["run"] != nil else {
      throw CheckpointReader.failure("a safetensors file, but no checkpoint of training")
    }
    let version = file.metadata["version"] ?? "1"
    guard version == Self.version else {
      throw CheckpointReader.failure(
        "a checkpoint of version \(version); this program reads version \(Self.version)")
    }
    return file
  }
}
