/// A trained network made ready to run in 8-bit fixed point: batch normalization folded into the
/// convolutions, weights and maps rounded to integers.
///
/// Several times as fast as single precision where a processor multiplies 8-bit integers, and the same
/// bits on every processor: what ``InferencePlan`` promises only to within rounding.
///
/// The range of a channel is not measured but follows from the network: a normalized channel has the mean
/// and the deviation that its normalization gives it, so its values lie within a number of deviations. What
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
    let middleUnits: [Float]
    let units: [Float]
    let shortcutUnits: [Float]
  }

  /// Deviations from the mean that a normalized value is expected within.
  ///
  /// Of 4 to 10, that with the least loss on the digits that the shipped network was trained on.
  private static let deviations: Float = 4

  private let kernels: FixedPointKernels
  private let stem: FixedPointConvolution
  private let stemUnits: [Float]
  private let blocks: [Block]
  private let values: [Float]

  /// What one unit of the input stands for: full ink is the highest.
  private static let inputUnit = 1 / Float(FixedPointConvolution.limit)

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
    func units(_ extremes: [Float]) -> [Float] {
      extremes.map { max(abs($0), 1e-6) / Float(FixedPointConvolution.limit) }
    }
    func fold(
      _ convolution: Convolution, _ normalization: BatchNormalization, from inputUnits: [Float],
      to outputUnits: [Float]
    ) -> FixedPointConvolution? {
      let (factor, offset) = normalization.folded(parameters)
      guard factor.allSatisfy(\.isFinite), offset.allSatisfy(\.isFinite),
        outputUnits.allSatisfy(\.isFinite)
      else { return nil }
      return FixedPointConvolution(
        convolution, values, scale: factor, offset: offset, inputUnits: inputUnits,
        outputUnits: outputUnits)
    }

    // Rectified maps need room for the highest only.
    var high = range(network.stemNormalization).high.map { max(0, $0) }
    stemUnits = units(high)
    guard
      let stem = fold(
        network.stem, network.stemNormalization,
        from: Array(repeating: Self.inputUnit, count: network.architecture.inputPlanes),
        to: stemUnits)
    else { return nil }
    self.stem = stem
    var inputUnits = stemUnits
    var blocks: [Block] = []
    for block in network.blocks {
      let middleUnits = units(range(block.normalization1).high.map { max(0, $0) })
      let own = range(block.normalization2).high
      var shortcutUnits = inputUnits
      if let shortcut = block.shortcut {
        let extremes = range(shortcut.normalization)
        shortcutUnits = units(zip(extremes.high, extremes.low).map { max(abs($0), abs($1)) })
        high = zip(own, extremes.high).map { max(0, $0 + $1) }
      } else {
        high = zip(own, high).map { max(0, $0 + $1) }
      }
      let outputUnits = units(high)
      guard
        let convolution1 = fold(
          block.convolution1, block.normalization1, from: inputUnits, to: middleUnits),
        let convolution2 = fold(
          block.convolution2, block.normalization2, from: middleUnits, to: outputUnits)
      else { return nil }
      var around: FixedPointConvolution?
      if let shortcut = block.shortcut {
        around = fold(
          shortcut.convolution, shortcut.normalization, from: inputUnits, to: shortcutUnits)
        if around == nil { return nil }
      }
      blocks.append(
        Block(
          convolution1: convolution1, convolution2: convolution2, shortcut: around,
          middleUnits: middleUnits, units: outputUnits, shortcutUnits: shortcutUnits))
      inputUnits = outputUnits
    }
    self.blocks = blocks
  }

  /// The maps that one picture passes through: about 50 KB for the default architecture.
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
      func map(_ units: [Float]) -> FixedPointMap {
        FixedPointMap(height: side, width: side, units: units)
      }
      input = map(
        Array(repeating: FixedPointPlan.inputUnit, count: network.architecture.inputPlanes))
      stem = map(plan.stemUnits)
      var middles: [FixedPointMap] = []
      var shortcuts: [FixedPointMap?] = []
      var outputs: [FixedPointMap] = []
      for block in plan.blocks {
        let layer = block.convolution1.layer
        side = (side + layer.stride - 1) / layer.stride
        middles.append(map(block.middleUnits))
        shortcuts.append(block.shortcut.map { _ in map(block.shortcutUnits) })
        outputs.append(map(block.units))
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
  ///   - images: [images, planes, side, side]: finite values; those below 0 count as 0, those above 1
  ///     as 1.
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
      workspace.input.load(images[(image * size)...])
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
