internal import NeuralNetwork

/// Takes values out of a checkpoint and says which one is wrong.
struct CheckpointReader {
  let file: TensorFile
  let layout: ParameterLayout

  /// A number that counts.
  func number(_ name: String) throws(Trainer.Failure) -> Int {
    guard let number = file.metadata[name].flatMap({ Int($0) }), number >= 0 else {
      throw Self.failure("its “\(name)” is \(file.metadata[name] ?? "missing")")
    }
    return number
  }

  /// A number that was kept by its bits.
  func real(_ name: String) throws(Trainer.Failure) -> Double {
    guard let bits = file.metadata[name].flatMap({ UInt64($0, radix: 16) }) else {
      throw Self.failure("its “\(name)” is \(file.metadata[name] ?? "missing")")
    }
    return Double(bitPattern: bits)
  }

  /// An array of finite numbers.
  func values(_ name: String, count: Int) throws(Trainer.Failure) -> [Float] {
    guard let tensor = file.tensors.first(where: { $0.name == name }) else {
      throw Self.failure("its array “\(name)” is missing")
    }
    guard tensor.values.count == count else {
      throw Self.failure("its “\(name)” has \(tensor.values.count) values, not \(count)")
    }
    guard tensor.values.allSatisfy(\.isFinite) else {
      throw Self.failure("its “\(name)” holds what is not a finite number")
    }
    return tensor.values
  }

  /// A network's values.
  func parameters(_ prefix: String) throws(Trainer.Failure) -> NetworkParameters {
    NetworkParameters(
      values: try values("\(prefix)values", count: layout.parameterCount),
      statistics: try values("\(prefix)statistics", count: layout.statisticsCount))
  }

  static func failure(_ message: String) -> Trainer.Failure {
    Trainer.Failure(message: message, kind: .checkpoint)
  }
}
