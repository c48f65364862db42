/// A residual network as its layers, without values: what ``TrainingPass`` and ``InferencePlan`` run.
public struct ResidualNetwork: Hashable, Sendable {
  /// Its shape.
  public let architecture: ResidualArchitecture

  /// Where its arrays lie.
  public let layout: ParameterLayout

  let stem: Convolution
  let stemNormalization: BatchNormalization
  let blocks: [ResidualBlock]
  let classifier: Linear

  /// Lays out a network.
  ///
  /// - Parameter architecture: One without a ``ResidualArchitecture/problem``.
  public init(_ architecture: ResidualArchitecture) {
    if let problem = architecture.problem { preconditionFailure(problem) }
    self.architecture = architecture
    var layout = ParameterLayout()
    stem = Convolution(
      "stem.convolution", from: architecture.inputPlanes, to: architecture.widths[0],
      kernelSize: 3, stride: 1, in: &layout)
    stemNormalization = BatchNormalization(
      "stem.normalization", channels: architecture.widths[0], in: &layout)
    var blocks: [ResidualBlock] = []
    var channels = architecture.widths[0]
    for (stage, width) in architecture.widths.enumerated() {
      for block in 0..<architecture.blocksPerStage {
        blocks.append(
          ResidualBlock(
            "stage\(stage + 1).block\(block + 1)", from: channels, to: width,
            stride: stage > 0 && block == 0 ? 2 : 1, in: &layout))
        channels = width
      }
    }
    self.blocks = blocks
    classifier = Linear(
      "classifier", from: channels, to: architecture.classes, in: &layout)
    self.layout = layout
  }

  /// Draws the values that training starts from.
  ///
  /// - Parameter generator: Where randomness comes from.
  public func initialParameters(
    using generator: inout some RandomNumberGenerator
  ) -> NetworkParameters {
    var parameters = NetworkParameters(
      values: Array(repeating: 0, count: layout.parameterCount),
      statistics: Array(repeating: 0, count: layout.statisticsCount))
    stem.initialize(&parameters.values, using: &generator)
    stemNormalization.initialize(&parameters)
    for block in blocks { block.initialize(&parameters, using: &generator) }
    classifier.initialize(&parameters.values, using: &generator)
    return parameters
  }

  /// Every convolution, the stem first.
  var convolutions: [Convolution] {
    [stem]
      + blocks.flatMap { block in
        [block.convolution1, block.convolution2]
          + (block.shortcut.map { [$0.convolution] } ?? [])
      }
  }
}
