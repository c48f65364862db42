public import NeuralNetwork

/// A trained network with all that is known about it: what `Models/digits.safetensors` holds.
///
/// The file is a safetensors file whose metadata names the architecture, the temperature of the
/// probabilities and where the model comes from.
public struct ModelFile: Hashable, Sendable {
  /// The value of the metadata's `format`: what tells our models from others.
  public static let format = "digits-model"

  /// The version of the metadata that is written, and the only one that is read.
  public static let version = "1"

  /// The shape of the network.
  public var architecture: ResidualArchitecture

  /// Its values.
  public var parameters: NetworkParameters

  /// What logits are divided by before ``softmax(_:)``, so that confidence matches the hit rate:
  /// Guo et al., "On calibration of modern neural networks" (2017).
  public var temperature: Float

  /// Where the model comes from, for people: data, seed, command, accuracy.
  public var provenance: [String: String]

  /// Creates a model.
  ///
  /// - Parameters:
  ///   - architecture: The shape of the network.
  ///   - parameters: Its values.
  ///   - temperature: What logits are divided by.
  ///   - provenance: Where it comes from.
  public init(
    architecture: ResidualArchitecture, parameters: NetworkParameters, temperature: Float = 1,
    provenance: [String: String] = [:]
  ) {
    self.architecture = architecture
    self.parameters = parameters
    self.temperature = temperature
    self.provenance = provenance
  }

  /// Writes the model.
  ///
  /// - Returns: The bytes of a safetensors file; equal models give equal bytes.
  public func encoded() -> [UInt8] {
    var metadata = provenance
    metadata["format"] = Self.format
    metadata["version"] = Self.version
    metadata["architecture"] = "residual"
    metadata["side"] = "\(architecture.side)"
    metadata["input_planes"] = "\(architecture.inputPlanes)"
    metadata["widths"] = architecture.widths.map(String.init).joined(separator: ",")
    metadata["blocks_per_stage"] = "\(architecture.blocksPerStage)"
    metadata["classes"] = "\(architecture.classes)"
    metadata["temperature"] = "\(temperature)"
    let tensors = ResidualNetwork(architecture).layout.arrays.map { array in
      let source = array.role == .statistics ? parameters.statistics : parameters.values
      return TensorFile.Tensor(
        name: array.name, shape: array.shape, values: Array(source[array.range]))
    }
    return TensorFile(metadata: metadata, tensors: tensors).encoded()
  }
}
