/// The forward and the backward pass of one batch, with the room that they need.
///
/// Not to be shared: a thread that trains has one of its own.
@safe
public final class TrainingPass {
  /// The network that it runs.
  public let network: ResidualNetwork

  /// The most images of a batch.
  public let capacity: Int

  /// The slope of the loss over each parameter, summed over the calls of ``run``.
  let gradients: FloatBuffer

  /// The logits of the last batch: [images, classes].
  public private(set) var logits: [Float] = []

  private let kernels: Kernels
  private let input: FeatureMaps
  private let stemConvolved: FeatureMaps
  private let stemOutput: FeatureMaps
  private let stemSlope: FeatureMaps
  private let stemRecord: BatchNormalization.Record
  private let blocks: [ResidualBlockPass]
  private let pooled: FloatBuffer
  private let pooledSlope: FloatBuffer
  private let dropped: FloatBuffer
  private let output: FloatBuffer
  private let outputSlope: FloatBuffer

  /// Takes room for batches.
  ///
  /// - Parameters:
  ///   - network: The network to run.
  ///   - capacity: The most images of a batch.
  ///   - instructionSet: One that this processor runs.
  public init(
    _ network: ResidualNetwork, capacity: Int, instructionSet: InstructionSet = .best
  ) {
    self.network = network
    self.capacity = capacity
    kernels = Kernels(instructionSet)
    gradients = FloatBuffer(count: network.layout.parameterCount)
    var side = network.architecture.side
    let width = network.architecture.widths[0]
    func maps(_ channels: Int) -> FeatureMaps {
      FeatureMaps(capacity: capacity, height: side, width: side, channels: channels)
    }
    input = maps(network.architecture.inputPlanes)
    stemConvolved = maps(width)
    stemOutput = maps(width)
    stemSlope = maps(width)
    stemRecord = BatchNormalization.Record(channels: width)
    var passes: [ResidualBlockPass] = []
    for block in network.blocks {
      passes.append(ResidualBlockPass(block, capacity: capacity, height: side, width: side))
      side = (side + block.convolution1.stride - 1) / block.convolution1.stride
    }
    blocks = passes
    pooled = FloatBuffer(count: capacity * network.classifier.inputs)
    pooledSlope = FloatBuffer(count: capacity * network.classifier.inputs)
    dropped = FloatBuffer(count: capacity * network.classifier.inputs)
    output = FloatBuffer(count: capacity * network.classifier.outputs)
    outputSlope = FloatBuffer(count: capacity * network.classifier.outputs)
  }

  /// The slopes summed so far, one for each parameter.
  public var gradientValues: [Float] { unsafe Array(gradients.values) }

  /// Forgets the slopes summed so far.
  public func clearGradients() {
    gradients.clear()
  }

  /// Runs a batch forward, computes its loss, and runs it backward.
  ///
  /// - Parameters:
  ///   - images: [images, planes, side, side], each value the ink of a pixel.
  ///   - labels: The class of each image.
  ///   - parameters: The network's values.
  ///   - labelSmoothing: See ``crossEntropy(logits:label:labelSmoothing:)``.
  ///   - lossScale: What the slope of each image's loss is multiplied by: 1 / the number of images
  ///     of the whole step gives the slope of its mean loss.
  ///   - dropout: The share of pooled features that is zeroed.
  ///   - generator: Where dropout's randomness comes from.
  /// - Returns: The sum of the images' losses, and how many of them were labeled right.
  public func run(
    images: [Float], labels: [Int], parameters: PackedParameters, labelSmoothing: Float,
    lossScale: Float, dropout: Float, using generator: inout some RandomNumberGenerator
  ) -> (loss: Double, correct: Int) {
    let count = labels.count
    load(images, count: count)
    let classes = network.classifier.outputs

    network.stem.forward(
      images: count, input, packed: parameters.forward(network.stem), into: stemConvolved,
      kernels: kernels)
    network.stemNormalization.forward(
      images: count, stemConvolved, rectify: true, values: parameters.values, record: stemRecord,
      into: stemOutput, kernels: kernels)
    var x = stemOutput
    for block in blocks {
      block.forward(images: count, x, parameters: parameters, kernels: kernels)
      x = block.output
    }
    GlobalAveragePooling.forward(images: count, x, into: pooled)
    let features = count * network.classifier.inputs
    if dropout > 0 {
      Dropout.draw(rate: dropout, count: features, into: dropped, using: &generator)
      Dropout.apply(dropped, count: features, to: pooled)
    }
    network.classifier.forward(
      images: count, pooled, values: parameters.values, into: output)
    logits = unsafe Array(output.values.prefix(count * classes))

    var total = 0.0
    var correct = 0
    for image in 0..<count {
      let own = logits[image * classes..<(image + 1) * classes]
      let (loss, slopes) = crossEntropy(
        logits: own, label: labels[image], labelSmoothing: labelSmoothing)
      total += Double(loss)
      if own.allSatisfy({ $0 <= own[own.startIndex + labels[image]] }) { correct += 1 }
      for (index, slope) in slopes.enumerated() {
        unsafe outputSlope.base[image * classes + index] = slope * lossScale
      }
    }

    network.classifier.backward(
      images: count, pooled, dy: outputSlope, values: parameters.values, into: pooledSlope,
      addingTo: gradients)
    if dropout > 0 { Dropout.apply(dropped, count: features, to: pooledSlope) }
    GlobalAveragePooling.backward(
      images: count, dy: pooledSlope, into: blocks.last?.outputSlope ?? stemSlope)
    for index in blocks.indices.reversed() {
      blocks[index].backward(
        images: count, index > 0 ? blocks[index - 1].output : stemOutput,
        into: index > 0 ? blocks[index - 1].outputSlope : stemSlope, parameters: parameters,
        addingTo: gradients, kernels: kernels)
    }
    network.stemNormalization.backward(
      images: count, stemConvolved, cutBy: stemOutput, dy: stemSlope, values: parameters.values,
      record: stemRecord, into: stemSlope, addingTo: gradients, kernels: kernels)
    network.stem.weightGradient(
      images: count, input, dy: stemSlope, addingTo: gradients, kernels: kernels)
    return (total, correct)
  }

  /// Moves running statistics toward those of the last batch.
  ///
  /// - Parameter statistics: One float for each statistic of the network.
  public func updateStatistics(_ statistics: inout [Float]) {
    network.stemNormalization.updateStatistics(&statistics, from: stemRecord)
    for block in blocks { block.updateStatistics(&statistics) }
  }

  /// Lays pixels out with their planes beside each other and a border around.
  private func load(_ images: [Float], count: Int) {
    let side = network.architecture.side
    let planes = network.architecture.inputPlanes
    precondition(count <= capacity, "\(count) images in room for \(capacity)")
    precondition(
      images.count == count * planes * side * side,
      "\(images.count) values for \(count) images of \(planes)×\(side)×\(side)")
    for image in 0..<count {
      input.load(images[(image * planes * side * side)...], image: image)
    }
  }
}
