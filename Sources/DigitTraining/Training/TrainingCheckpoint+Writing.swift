internal import NeuralNetwork

extension TrainingCheckpoint {
  /// Writes the checkpoint.
  ///
  /// - Returns: The bytes of a safetensors file.
  public func encoded() -> [UInt8] {
    func tensor(_ name: String, _ values: [Float]) -> TensorFile.Tensor {
      TensorFile.Tensor(name: name, shape: [values.count], values: values)
    }
    var metadata = [
      "format": Self.format, "version": Self.version, "run": run, "step": "\(state.step)",
      "steps": "\(steps)", "epoch.loss": Self.bits(state.sums.loss),
      "epoch.correct": "\(state.sums.correct)", "epoch.seen": "\(state.sums.seen)",
      "stopped": "\(state.hasStoppedEarly)",
    ]
    var tensors = [
      tensor("values", state.parameters.values),
      tensor("statistics", state.parameters.statistics),
      tensor("average.values", state.average.parameters.values),
      tensor("average.statistics", state.average.parameters.statistics),
    ]
    tensors += state.optimizer.memory.map { tensor("optimizer.\($0.name)", $0.values) }
    if let best = state.best {
      metadata["best.epoch"] = "\(best.epoch)"
      metadata["best.accuracy"] = Self.bits(best.accuracy)
      if let parameters = best.parameters {
        tensors.append(tensor("best.values", parameters.values))
        tensors.append(tensor("best.statistics", parameters.statistics))
      }
    }
    if let pruning = state.pruning {
      metadata["pruning.pass"] = "\(pruning.pass)"
      metadata["pruning.position"] = "\(pruning.position)"
      tensors.append(tensor("pruning.losses", pruning.losses))
      tensors.append(tensor("pruning.passLosses", pruning.passLosses))
    }
    return TensorFile(metadata: metadata, tensors: tensors).encoded()
  }

  /// A number's bits, so that not one is lost.
  private static func bits(_ number: Double) -> String {
    String(number.bitPattern, radix: 16)
  }
}
