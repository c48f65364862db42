/// A trained network made ready to run: batch normalization folded into the convolutions, weights
/// packed for the kernels.
///
/// Safe to share: nothing in it changes. What changes while it runs is a ``Workspace``.
@safe
public final class InferencePlan: @unchecked Sendable {
  /// The network that it runs.
  public let network: ResidualNetwork

  private struct FoldedConvolution {
    let layer: Convolution
    let packed: AlignedBytes
    let bias: FloatBuffer
  }

  private struct FoldedBlock {
    let convolution1: FoldedConvolution
    let convolution2: FoldedConvolution
    let shortcut: FoldedConvolution?
  }

  fileprivate let kernels: Kernels
  private let stem: FoldedConvolution
  private let blocks: [FoldedBlock]
  private let values: [Float]

  /// Folds and packs.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - parameters: Its values.
  ///   - precision: What activations and weights are held in.
  ///   - instructionSet: One that this processor runs.
  /// - Complexity: O(number of parameters).
  public init(
    _ network: ResidualNetwork, parameters: NetworkParameters,
    precision: Precision = .single, instructionSet: InstructionSet = .best
  ) {
    precondition(
      parameters.values.count == network.layout.parameterCount
        && parameters.statistics.count == network.layout.statisticsCount,
      "parameters of another network")
    self.network = network
    let kernels = Kernels(instructionSet, precision: precision)
    self.kernels = kernels
    values = parameters.values
    func fold(
      _ convolution: Convolution, _ normalization: BatchNormalization
    ) -> FoldedConvolution {
      let (factor, offset) = normalization.folded(parameters)
      return FoldedConvolution(
        layer: convolution,
        packed: convolution.packed(parameters.values, scale: factor, for: kernels),
        bias: FloatBuffer(offset))
    }
    stem = fold(network.stem, network.stemNormalization)
    blocks = network.blocks.map { block in
      FoldedBlock(
        convolution1: fold(block.convolution1, block.normalization1),
        convolution2: fold(block.convolution2, block.normalization2),
        shortcut: block.shortcut.map { fold($0.convolution, $0.normalization) })
    }
  }

  /// The maps that one picture passes through: about 200 KB for the default architecture.
  ///
  /// Not to be shared: a thread that runs a plan has one of its own.
  @safe
  public final class Workspace {
    fileprivate let input: FeatureMaps
    fileprivate let stem: FeatureMaps
    fileprivate let middles: [FeatureMaps]
    fileprivate let outputs: [FeatureMaps]
    fileprivate let pooled: FloatBuffer
    fileprivate let logits: FloatBuffer

    /// Takes room for one picture.
    ///
    /// - Parameter plan: The plan that is to run in it.
    public init(for plan: InferencePlan) {
      let network = plan.network
      var side = network.architecture.side
      func maps(_ channels: Int) -> FeatureMaps {
        FeatureMaps(
          capacity: 1, height: side, width: side, channels: channels,
          precision: plan.kernels.precision)
      }
      input = maps(network.architecture.inputPlanes)
      stem = maps(network.architecture.widths[0])
      var middles: [FeatureMaps] = []
      var outputs: [FeatureMaps] = []
      for block in network.blocks {
        side = (side + block.convolution1.stride - 1) / block.convolution1.stride
        middles.append(maps(block.convolution1.outputChannels))
        outputs.append(maps(block.convolution1.outputChannels))
      }
      self.middles = middles
      self.outputs = outputs
      pooled = FloatBuffer(count: network.classifier.inputs)
      logits = FloatBuffer(count: network.classifier.outputs)
    }
  }

  /// Computes the logits of pictures.
  ///
  /// One picture after the other passes through the whole network: its maps stay in the cache, and
  /// the result does not depend on what else is in the batch.
  ///
  /// - Parameters:
  ///   - images: [images, planes, side, side]
  ///   - count: The number of images.
  ///   - workspace: Room of this plan's own.
  /// - Returns: [images, classes]
  public func logits(images: [Float], count: Int, in workspace: Workspace) -> [Float] {
    let size =
      network.architecture.inputPlanes * network.architecture.side * network.architecture.side
    precondition(
      images.count == count * size, "\(images.count) values for \(count) images of \(size)")
    var result: [Float] = []
    result.reserveCapacity(count * network.classifier.outputs)
    for image in 0..<count {
      workspace.input[0].load(images[(image * size)...])
      run(stem, workspace.input, rectify: true, into: workspace.stem)
      var x = workspace.stem
      for (index, block) in blocks.enumerated() {
        let middle = workspace.middles[index]
        let output = workspace.outputs[index]
        run(block.convolution1, x, rectify: true, into: middle)
        if let shortcut = block.shortcut {
          run(shortcut, x, rectify: false, into: output)
          run(block.convolution2, middle, residual: output, rectify: true, into: output)
        } else {
          run(block.convolution2, middle, residual: x, rectify: true, into: output)
        }
        x = output
      }
      GlobalAveragePooling.forward(x[0], image: 0, into: workspace.pooled, kernels: kernels)
      network.classifier.forward(
        images: 1, workspace.pooled, values: values, into: workspace.logits)
      unsafe result.append(contentsOf: workspace.logits.values)
    }
    return result
  }

  private func run(
    _ convolution: FoldedConvolution, _ x: FeatureMaps, residual: FeatureMaps? = nil,
    rectify: Bool, into y: FeatureMaps
  ) {
    convolution.layer.forward(
      x[0], packed: convolution.packed, bias: convolution.bias, residual: residual?[0],
      rectify: rectify, into: y[0], kernels: kernels)
  }
}
