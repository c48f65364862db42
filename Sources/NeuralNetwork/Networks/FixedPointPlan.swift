/// A trained network made ready to run in 16-bit fixed point: batch normalization folded into the
/// convolutions, weights and maps rounded to integers.
///
/// Twice as fast as single precision where a processor multiplies pairs of 16-bit integers, and the same
/// bits on every processor: what ``InferencePlan`` promises only to within rounding.
///
/// The range of a map is not measured but follows from the network: a normalized channel has the mean and
/// the deviation that its normalization gives it, so its values lie within a number of deviations. What
/// lies beyond becomes the highest that can be told.
///
/// Safe to share: nothing in it changes. What changes while it runs is a ``Workspace``.
@safe
public final class FixedPointPlan: @unchecked Sendable {
  /// The network that it runs.
  public let network: ResidualNetwork

  private struct Block {
    let convolution1: FixedPointConvolution
    let convolution2: FixedPointConvolution
    let shortcut: FixedPointConvolution?
    let middleUnit: Float
    let unit: Float
    let shortcutUnit: Float
  }

  /// Deviations from the mean that a normalized value is expected within.
  ///
  /// Activations have long tails; 16 of them leave 500 steps for one.
  private static let deviations: Float = 16

  private let kernels: FixedPointKernels
  private let stem: FixedPointConvolution
  private let stemUnit: Float
  private let blocks: [Block]
  private let values: [Float]

  /// What one unit of the input stands for: full ink has half of the range, in whole steps of its 255.
  private static let inputUnit: Float = 1 / (255 * 16)

  /// Folds, rounds and packs.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - parameters: Its values; `nil` is returned if one is not finite, or so large that ranges are
  ///     not.
  ///   - instructionSet: One that this processor runs; `nil` is returned if it has no instructions
  ///     for fixed point.
  /// - Complexity: O(number of parameters).
  public init?(
    _ network: ResidualNetwork, parameters: NetworkParameters,
    instructionSet: InstructionSet = .best
  ) {
    precondition(
      parameters.values.count == network.layout.parameterCount
        && parameters.statistics.count == network.layout.statisticsCount,
      "parameters of another network")
    guard let kernels = FixedPointKernels(instructionSet) else { return nil }
    self.network = network
    self.kernels = kernels
    let values = parameters.values
    self.values = values
    guard values.allSatisfy(\.isFinite), parameters.statistics.allSatisfy(\.isFinite) else {
      return nil
    }

    /// The highest value of each channel after a normalization, and the lowest.
    func range(_ normalization: BatchNormalization) -> (high: [Float], low: [Float]) {
      let spread = normalization.scale.map { Self.deviations * abs(values[$0]) }
      let mean = normalization.shift.map { values[$0] }
      return (zip(mean, spread).map { $0 + $1 }, zip(mean, spread).map { $0 - $1 })
    }
    func unit(_ extremes: [Float]) -> Float {
      max(extremes.lazy.map(abs).max() ?? 0, 1e-6) / Float(FixedPointConvolution.limit)
    }
    func fold(
      _ convolution: Convolution, _ normalization: BatchNormalization, from inputUnit: Float,
      to outputUnit: Float
    ) -> FixedPointConvolution? {
      let (factor, offset) = normalization.folded(parameters)
      guard factor.allSatisfy(\.isFinite), offset.allSatisfy(\.isFinite), outputUnit.isFinite
      else { return nil }
      return FixedPointConvolution(
        convolution, values, scale: factor, offset: offset, inputUnit: inputUnit,
        outputUnit: outputUnit)
    }

    // Rectified maps need room for the highest only.
    var high = range(network.stemNormalization).high
    stemUnit = unit(high.map { max(0, $0) })
    guard
      let stem = fold(
        network.stem, network.stemNormalization, from: Self.inputUnit, to: stemUnit)
    else { return nil }
    self.stem = stem
    var inputUnit = stemUnit
    var blocks: [Block] = []
    for block in network.blocks {
      let middleUnit = unit(range(block.normalization1).high.map { max(0, $0) })
      let own = range(block.normalization2).high
      var shortcutUnit = inputUnit
      if let shortcut = block.shortcut {
        let extremes = range(shortcut.normalization)
        shortcutUnit = unit(extremes.high + extremes.low)
        high = zip(own, extremes.high).map { max(0, $0 + $1) }
      } else {
        high = zip(own, high).map { max(0, $0 + max(0, $1)) }
      }
      let outputUnit = unit(high)
      guard
        let convolution1 = fold(
          block.convolution1, block.normalization1, from: inputUnit, to: middleUnit),
        let convolution2 = fold(
          block.convolution2, block.normalization2, from: middleUnit, to: outputUnit)
      else { return nil }
      var around: FixedPointConvolution?
      if let shortcut = block.shortcut {
        around = fold(
          shortcut.convolution, shortcut.normalization, from: inputUnit, to: shortcutUnit)
        if around == nil { return nil }
      }
      blocks.append(
        Block(
          convolution1: convolution1, convolution2: convolution2, shortcut: around,
          middleUnit: middleUnit, unit: outputUnit, shortcutUnit: shortcutUnit))
      inputUnit = outputUnit
    }
    self.blocks = blocks
  }

  /// The maps that one picture passes through: about 100 KB for the default architecture.
  ///
  /// Not to be shared: a thread that runs a plan has one of its own.
  @safe
  public final class Workspace {
    fileprivate let input: FixedPointMap
    fileprivate let stem: FixedPointMap
    fileprivate let middles: [FixedPointMap]
    fileprivate let shortcuts: [FixedPointMap?]
    fileprivate let outputs: [FixedPointMap]
    fileprivate let pooled: FloatBuffer
    fileprivate let logits: FloatBuffer

    /// Takes room for one picture.
    ///
    /// - Parameter plan: The plan that is to run in it.
    public init(for plan: FixedPointPlan) {
      let network = plan.network
      var side = network.architecture.side
      func map(_ channels: Int, unit: Float) -> FixedPointMap {
        FixedPointMap(height: side, width: side, channels: channels, unit: unit)
      }
      input = map(network.architecture.inputPlanes, unit: FixedPointPlan.inputUnit)
      stem = map(network.architecture.widths[0], unit: plan.stemUnit)
      var middles: [FixedPointMap] = []
      var shortcuts: [FixedPointMap?] = []
      var outputs: [FixedPointMap] = []
      for block in plan.blocks {
        let layer = block.convolution1.layer
        side = (side + layer.stride - 1) / layer.stride
        middles.append(map(layer.outputChannels, unit: block.middleUnit))
        shortcuts.append(
          block.shortcut.map { map($0.layer.outputChannels, unit: block.shortcutUnit) })
        outputs.append(map(layer.outputChannels, unit: block.unit))
      }
      self.middles = middles
      self.shortcuts = shortcuts
      self.outputs = outputs
      pooled = FloatBuffer(count: network.classifier.inputs)
      logits = FloatBuffer(count: network.classifier.outputs)
    }
  }

  /// Computes the logits of pictures.
  ///
  /// - Parameters:
  ///   - images: [images, planes, side, side]: finite values; those below 0 count as 0, those above 2
  ///     as 2.
  ///   - count: The number of images.
  ///   - workspace: Room of this plan's own.
  /// - Returns: [images, classes]; an image's do not depend on the others.
  public func logits(images: [Float], count: Int, in workspace: Workspace) -> [Float] {
    let size =
      network.architecture.inputPlanes * network.architecture.side * network.architecture.side
    precondition(
      images.count == count * size, "\(images.count) values for \(count) images of \(size)")
    var result: [Float] = []
    result.reserveCapacity(count * network.classifier.outputs)
    for image in 0..<count {
      workspace.input.load(images[(image * size)...], limit: FixedPointConvolution.limit)
      stem.forward(workspace.input, rectify: true, into: workspace.stem, kernels: kernels)
      var x = workspace.stem
      for (index, block) in blocks.enumerated() {
        let middle = workspace.middles[index]
        let output = workspace.outputs[index]
        block.convolution1.forward(x, rectify: true, into: middle, kernels: kernels)
        var around = x
        if let shortcut = block.shortcut, let own = workspace.shortcuts[index] {
          shortcut.forward(x, rectify: false, into: own, kernels: kernels)
          around = own
        }
        block.convolution2.forward(
          middle, residual: around, rectify: true, into: output, kernels: kernels)
        x = output
      }
      x.average(into: workspace.pooled)
      network.classifier.forward(
        images: 1, workspace.pooled, values: values, into: workspace.logits)
      unsafe result.append(contentsOf: workspace.logits.values)
    }
    return result
  }
}
