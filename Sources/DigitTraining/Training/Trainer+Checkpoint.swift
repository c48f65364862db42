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
    guard step <= steps else {
      throw CheckpointReader.failure("step \(step) of \(steps)")
    }
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
    state.sums = TrainingState.EpochSums(
      loss: try reader.real("epoch.loss"), correct: try reader.number("epoch.correct"),
      seen: try reader.number("epoch.seen"))
    state.hasStoppedEarly = file.metadata["stopped"] == "true"
    if file.metadata["best.epoch"] != nil {
      state.best = TrainingState.Best(
        epoch: try reader.number("best.epoch"), accuracy: try reader.real("best.accuracy"),
        parameters: options.keeping == .best ? try reader.parameters("best.") : nil)
    }
    return TrainingCheckpoint(run: run, steps: steps, state: state)
  }
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
