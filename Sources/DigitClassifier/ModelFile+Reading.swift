internal import NeuralNetwork

extension ModelFile {
  /// Metadata that is not provenance.
  private static let ownKeys: Set<String> = [
    "format", "version", "architecture", "side", "input_planes", "widths", "blocks_per_stage",
    "classes", "temperature",
  ]

  /// The most parameters of a model: far more than any that fits the program's purpose.
  static let maximumParameters = 50_000_000

  /// Reads a model.
  ///
  /// - Parameter bytes: A whole safetensors file, from wherever: whatever is wrong with it is thrown.
  /// - Throws: ``ModelError`` that says what is wrong.
  public init(decoding bytes: [UInt8]) throws(ModelError) {
    let file: TensorFile
    do {
      file = try TensorFile(decoding: bytes)
    } catch {
      throw ModelError(message: error.message)
    }
    let metadata = file.metadata
    guard metadata["format"] == Self.format else {
      throw ModelError(
        message: "a safetensors file, but not a digits model: its metadata has no “format” of "
          + "“\(Self.format)”")
    }
    guard let version = metadata["version"], version == Self.version else {
      throw ModelError(
        message: "a model of version \(metadata["version"] ?? "?"); this program reads version "
          + "\(Self.version)")
    }
    guard metadata["architecture"] == "residual" else {
      throw ModelError(
        message: "a network of kind “\(metadata["architecture"] ?? "?")”; this program runs "
          + "“residual”")
    }
    let architecture = try Self.architecture(metadata)
    let network = ResidualNetwork(architecture)
    guard network.layout.parameterCount <= Self.maximumParameters else {
      throw ModelError(
        message: "\(network.layout.parameterCount) parameters, more than the "
          + "\(Self.maximumParameters) that are read")
    }
    self.architecture = architecture
    parameters = try Self.parameters(file.tensors, network)
    guard let temperature = metadata["temperature"].flatMap(Float.init), temperature.isFinite,
      temperature >= 0.01, temperature <= 100
    else {
      throw ModelError(
        message: "a temperature of \(metadata["temperature"] ?? "?"), not 0.01 to 100")
    }
    self.temperature = temperature
    provenance = metadata.filter { !Self.ownKeys.contains($0.key) }
  }

  private static func architecture(
    _ metadata: [String: String]
  ) throws(ModelError) -> ResidualArchitecture {
    func number(_ key: String) throws(ModelError) -> Int {
      guard let number = metadata[key].flatMap(Int.init) else {
        throw ModelError(message: "the metadata “\(key)” is \(metadata[key] ?? "missing")")
      }
      return number
    }
    let list = metadata["widths"] ?? ""
    let widths = list.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard !widths.isEmpty, !widths.contains(nil) else {
      throw ModelError(message: "the metadata “widths” is “\(list)”, not numbers with commas")
    }
    let architecture = ResidualArchitecture(
      side: try number("side"), inputPlanes: try number("input_planes"),
      widths: widths.compactMap { $0 }, blocksPerStage: try number("blocks_per_stage"),
      classes: try number("classes"))
    if let problem = architecture.problem { throw ModelError(message: problem) }
    return architecture
  }

  private static func parameters(
    _ tensors: [TensorFile.Tensor], _ network: ResidualNetwork
  ) throws(ModelError) -> NetworkParameters {
    var parameters = NetworkParameters(
      values: Array(repeating: 0, count: network.layout.parameterCount),
      statistics: Array(repeating: 0, count: network.layout.statisticsCount))
    var given: [String: TensorFile.Tensor] = [:]
    for tensor in tensors { given[tensor.name] = tensor }
    for array in network.layout.arrays {
      guard let tensor = given.removeValue(forKey: array.name) else {
        throw ModelError(message: "the array “\(array.name)” is missing")
      }
      guard tensor.shape == array.shape else {
        throw ModelError(
          message: "“\(array.name)” has the shape \(tensor.shape), not \(array.shape)")
      }
      guard tensor.values.allSatisfy(\.isFinite) else {
        throw ModelError(message: "“\(array.name)” holds a value that is not a finite number")
      }
      if array.role == .statistics {
        parameters.statistics.replaceSubrange(array.range, with: tensor.values)
      } else {
        parameters.values.replaceSubrange(array.range, with: tensor.values)
      }
      // What normalization takes the root of.
      if array.name.hasSuffix(".variance"), tensor.values.contains(where: { $0 < 0 }) {
        throw ModelError(message: "“\(array.name)” holds a variance below 0")
      }
    }
    if let name = given.keys.sorted().first {
      throw ModelError(message: "an array “\(name)” that the network does not have")
    }
    return parameters
  }
}
