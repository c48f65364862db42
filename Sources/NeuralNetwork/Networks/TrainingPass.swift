/// The forward and the backward pass of one batch, with the room that they need.
///
/// Not to be shared: a thread that trains has one of its own.
@safe
public final class TrainingPass {
  /// The network that it runs.
  public let network: ResidualNetwork

  /// The most images of a batch.
  public let capacity: Int

  /// What activations, slopes and weights are held in.
  public let precision: Precision

  /// The logits of the last batch: [images, classes].
  public private(set) var logits: [Float] = []

  /// The loss of each image of the last batch, whatever it weighs.
  public private(set) var losses: [Float] = []

  private let environment: PassEnvironment
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
  ///   - precision: What activations, slopes and weights are held in.
  ///   - instructionSet: One that this processor runs.
  public init(
    _ network: ResidualNetwork, capacity: Int, precision: Precision = .single,
    instructionSet: InstructionSet = .best
  ) {
    self.network = network
    self.capacity = capacity
    self.precision = precision
    let environment = PassEnvironment(
      kernels: Kernels(instructionSet, precision: precision),
      parameterCount: network.layout.parameterCount)
    let side = network.architecture.side
    let width = network.architecture.widths[0]
    func maps(_ channels: Int) -> FeatureMaps {
      FeatureMaps(
        capacity: capacity, height: side, width: side, channels: channels, precision: precision)
    }
    input = maps(network.architecture.inputPlanes)
    stemConvolved = maps(width)
    stemOutput = maps(width)
    stemSlope = maps(width)
    stemRecord = BatchNormalization.Record(channels: width)
    environment.reserve(network.stem, input, dy: stemSlope)
    var blocks: [ResidualBlockPass] = []
    for block in network.blocks {
      blocks.append(
        ResidualBlockPass(
          block, input: blocks.last?.output ?? stemOutput,
          inputSlope: blocks.last?.outputSlope ?? stemSlope, environment: environment))
    }
    self.blocks = blocks
    self.environment = environment
    pooled = FloatBuffer(count: capacity * network.classifier.inputs)
    pooledSlope = FloatBuffer(count: capacity * network.classifier.inputs)
    dropped = FloatBuffer(count: capacity * network.classifier.inputs)
    output = FloatBuffer(count: capacity * network.classifier.outputs)
    outputSlope = FloatBuffer(count: capacity * network.classifier.outputs)
  }

  /// The slopes summed so far, one for each parameter.
  public var gradientValues: [Float] { unsafe Array(environment.gradients.values) }

  /// Forgets the slopes summed so far.
  public func clearGradients() {
    environment.gradients.clear()
  }

  /// Runs a batch forward, computes its loss, and runs it backward.
  ///
  /// - Parameters:
  ///   - images: [images, planes, side, side], each value the ink of a pixel.
  ///   - labels: The class of each image.
  ///   - weights: How much each image's loss counts, one for each; `nil` for 1 each.
  ///   - parameters: The network's values.
  ///   - labelSmoothing: See ``crossEntropy(logits:label:labelSmoothing:)``.
  ///   - lossScale: What the slope of each image's loss is multiplied by: 1 / the number of images
  ///     of the whole step gives the slope of its mean loss.
  ///   - dropout: The share of pooled features that is zeroed.
  ///   - generator: Where dropout's randomness comes from.
  /// - Returns: The sum of the images' losses, each times its weight, and how many of the images
  ///   were labeled right.
  public func run(
    images: [Float], labels: [Int], weights: [Float]? = nil, parameters: PackedParameters,
    labelSmoothing: Float, lossScale: Float, dropout: Float,
    using generator: inout some RandomNumberGenerator
  ) -> (loss: Double, correct: Int) {
    let count = labels.count
    check(images, count: count, parameters: parameters)
    precondition((weights?.count ?? count) == count, "not one weight for each of \(count) images")
    let classes = network.classifier.outputs

    forward(images, count: count, parameters: parameters)
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
    losses.removeAll(keepingCapacity: true)
    for image in 0..<count {
      let weight = weights?[image] ?? 1
      let own = logits[image * classes..<(image + 1) * classes]
      let (loss, slopes) = crossEntropy(
        logits: own, label: labels[image], labelSmoothing: labelSmoothing)
      losses.append(loss)
      total += Double(weight * loss)
      if own.allSatisfy({ $0 <= own[own.startIndex + labels[image]] }) { correct += 1 }
      for (index, slope) in slopes.enumerated() {
        unsafe outputSlope.base[image * classes + index] = slope * (weight * lossScale)
      }
    }

    network.classifier.backward(
      images: count, pooled, dy: outputSlope, values: parameters.values, into: pooledSlope,
      addingTo: environment.gradients)
    if dropout > 0 { Dropout.apply(dropped, count: features, to: pooledSlope) }
    backward(count: count, parameters: parameters)
    return (total, correct)
  }

  /// From the images to the pooled features.
  private func forward(_ images: [Float], count: Int, parameters: PackedParameters) {
    let kernels = environment.kernels
    let values = parameters.values
    let size = images.count / count
    for image in 0..<count {
      input[image].load(images[image * size..<(image + 1) * size])
      network.stem.forward(
        input[image], packed: parameters.forward(network.stem), into: stemConvolved[image],
        kernels: kernels)
      network.stemNormalization.measure(
        stemConvolved[image], record: stemRecord, kernels: kernels)
    }
    network.stemNormalization.settle(
      count: count * stemOutput.height * stemOutput.width, values: values, record: stemRecord)
    for (index, block) in blocks.enumerated() {
      for image in 0..<count {
        finish(before: index, image: image)
        block.convolveFirst(image: image, parameters: parameters)
      }
      block.settleFirst(images: count, values: values)
      for image in 0..<count { block.convolveSecond(image: image, parameters: parameters) }
      block.settleSecond(images: count, values: values)
    }
    for image in 0..<count {
      finish(before: blocks.count, image: image)
      GlobalAveragePooling.forward(
        (blocks.last?.output ?? stemOutput)[image], image: image, into: pooled, kernels: kernels)
    }
  }

  /// Writes what comes out of the block before one, or out of the stem.
  private func finish(before index: Int, image: Int) {
    if index > 0 { return blocks[index - 1].finish(image: image) }
    network.stemNormalization.apply(
      to: stemConvolved[image], rectify: true, record: stemRecord, into: stemOutput[image],
      kernels: environment.kernels)
  }

  /// From the slope over the pooled features to those over all parameters before them.
  private func backward(count: Int, parameters: PackedParameters) {
    let kernels = environment.kernels
    let values = parameters.values
    for image in 0..<count {
      GlobalAveragePooling.backward(
        dy: pooledSlope, image: image, into: (blocks.last?.outputSlope ?? stemSlope)[image],
        kernels: kernels)
      measureSlopes(before: blocks.count, image: image)
    }
    for (index, block) in blocks.enumerated().reversed() {
      block.settleSlopes(values: values)
      for image in 0..<count { block.backwardSecond(image: image, parameters: parameters) }
      block.settleFirstSlopes(values: values)
      for image in 0..<count {
        block.backwardFirst(image: image, parameters: parameters)
        measureSlopes(before: index, image: image)
      }
    }
    network.stemNormalization.settleSlopes(
      values: values, record: stemRecord, addingTo: environment.gradients)
    for image in 0..<count {
      network.stemNormalization.inputGradient(
        stemConvolved[image], dy: stemSlope[image], record: stemRecord, into: stemSlope[image],
        kernels: kernels)
      environment.weightGradient(network.stem, input[image], dy: stemSlope[image])
    }
  }

  /// Adds to the sums of the block before one, or of the stem.
  private func measureSlopes(before index: Int, image: Int) {
    if index > 0 { return blocks[index - 1].measureSlopes(image: image) }
    network.stemNormalization.measureSlopes(
      stemConvolved[image], cutBy: stemOutput[image], dy: stemSlope[image], record: stemRecord,
      kernels: environment.kernels)
  }

  /// Moves running statistics toward those of the last batch.
  ///
  /// - Parameter statistics: One float for each statistic of the network.
  public func updateStatistics(_ statistics: inout [Float]) {
    network.stemNormalization.updateStatistics(&statistics, from: stemRecord)
    for block in blocks { block.updateStatistics(&statistics) }
  }

  private func check(_ images: [Float], count: Int, parameters: PackedParameters) {
    let side = network.architecture.side
    let planes = network.architecture.inputPlanes
    precondition((1...capacity).contains(count), "\(count) images in room for \(capacity)")
    precondition(
      images.count == count * planes * side * side,
      "\(images.count) values for \(count) images of \(planes)×\(side)×\(side)")
    precondition(
      parameters.precision == precision,
      "parameters packed for \(parameters.precision) in a pass of \(precision)")
  }
}
