internal import NeuralNetwork

/// A run of training at the end of an epoch: what a file keeps so that nothing is lost.
public struct TrainingCheckpoint: Hashable, Sendable {
  /// What tells the run from others: its options and samples.
  public let run: String

  /// Where it stands.
  public let state: TrainingState

  private static let format = "digits-checkpoint"

  init(run: String, state: TrainingState) {
    self.run = run
    self.state = state
  }

  /// Writes the checkpoint.
  ///
  /// - Returns: The bytes of a safetensors file.
  public func encoded() -> [UInt8] {
    func tensor(_ name: String, _ values: [Float]) -> TensorFile.Tensor {
      TensorFile.Tensor(name: name, shape: [values.count], values: values)
    }
    return TensorFile(
      metadata: ["format": Self.format, "run": run, "step": "\(state.step)"],
      tensors: [
        tensor("values", state.parameters.values),
        tensor("statistics", state.parameters.statistics),
        tensor("optimizer.first", state.optimizer.firstMoments),
        tensor("optimizer.second", state.optimizer.secondMoments),
        tensor("average.values", state.average.parameters.values),
        tensor("average.statistics", state.average.parameters.statistics),
      ]
    ).encoded()
  }

  /// Reads a checkpoint.
  ///
  /// - Parameters:
  ///   - bytes: A whole file, from wherever.
  ///   - options: The options of the run that is to go on.
  /// - Throws: ``Trainer/Failure`` that says what is wrong with the file.
  public init(decoding bytes: [UInt8], options: TrainingOptions) throws(Trainer.Failure) {
    if let problem = options.architecture.problem { throw Trainer.Failure(message: problem) }
    let layout = ResidualNetwork(options.architecture).layout
    let file: TensorFile
    do {
      file = try TensorFile(decoding: bytes)
    } catch {
      throw Trainer.Failure(message: error.message)
    }
    guard file.metadata["format"] == Self.format, let run = file.metadata["run"],
      let step = file.metadata["step"].flatMap(Int.init), step >= 0
    else { throw Trainer.Failure(message: "a safetensors file, but no checkpoint of training") }
    func values(_ name: String, count: Int) throws(Trainer.Failure) -> [Float] {
      guard let tensor = file.tensors.first(where: { $0.name == name }),
        tensor.values.count == count
      else {
        throw Trainer.Failure(
          message: "the checkpoint's “\(name)” is not of this network: \(run)")
      }
      return tensor.values
    }
    var optimizer = AdamW(layout, weightDecay: options.weightDecay)
    optimizer.restore(
      firstMoments: try values("optimizer.first", count: layout.parameterCount),
      secondMoments: try values("optimizer.second", count: layout.parameterCount),
      stepCount: step)
    let average = NetworkParameters(
      values: try values("average.values", count: layout.parameterCount),
      statistics: try values("average.statistics", count: layout.statisticsCount))
    self.run = run
    state = TrainingState(
      parameters: NetworkParameters(
        values: try values("values", count: layout.parameterCount),
        statistics: try values("statistics", count: layout.statisticsCount)),
      optimizer: optimizer,
      average: WeightAverage(average, decay: options.averageDecay, stepCount: step))
  }
}
