internal import CKernels

/// Brings each channel to mean 0 and variance 1 over a batch, then scales and shifts it: Ioffe and
/// Szegedy, "Batch normalization" (2015).
struct BatchNormalization: Hashable, Sendable {
  /// Added to the variance, so that a constant channel divides by something.
  static let epsilon: Float = 1e-5

  /// How much of a batch's mean and variance goes into the running ones.
  static let momentum: Float = 0.1

  let channels: Int
  let scale: Range<Int>
  let shift: Range<Int>
  let runningMean: Range<Int>
  let runningVariance: Range<Int>

  init(_ name: String, channels: Int, in layout: inout ParameterLayout) {
    self.channels = channels
    scale = layout.add("\(name).scale", shape: [channels], role: .normalization)
    shift = layout.add("\(name).shift", shape: [channels], role: .normalization)
    runningMean = layout.add("\(name).mean", shape: [channels], role: .statistics)
    runningVariance = layout.add("\(name).variance", shape: [channels], role: .statistics)
  }

  func initialize(_ parameters: inout NetworkParameters) {
    for index in scale { parameters.values[index] = 1 }
    for index in shift { parameters.values[index] = 0 }
    for index in runningMean { parameters.statistics[index] = 0 }
    for index in runningVariance { parameters.statistics[index] = 1 }
  }

  /// Factor and offset of each channel with the running statistics: what inference applies, or folds
  /// into the convolution before it.
  func folded(_ parameters: NetworkParameters) -> (factor: [Float], offset: [Float]) {
    let values = parameters.values
    let statistics = parameters.statistics
    var factor: [Float] = []
    var offset: [Float] = []
    for channel in 0..<channels {
      let variance = statistics[runningVariance.lowerBound + channel]
      let inverse = 1 / (variance + Self.epsilon).squareRoot()
      factor.append(values[scale.lowerBound + channel] * inverse)
      offset.append(
        values[shift.lowerBound + channel]
          - statistics[runningMean.lowerBound + channel] * factor[channel])
    }
    return (factor, offset)
  }

  /// What the passes over a batch leave for each other, channel by channel.
  @safe
  final class Record {
    let mean: FloatBuffer
    let inverse: FloatBuffer
    fileprivate let variance: FloatBuffer

    /// What is summed over the batch now: values and squares, later slopes and products.
    fileprivate var sums: [Double]

    /// What a value, or a slope, is multiplied by and what is added.
    fileprivate let factor: FloatBuffer
    fileprivate let valueFactor: FloatBuffer
    fileprivate let offset: FloatBuffer

    /// Values in a channel over the batch.
    fileprivate var valueCount = 0

    init(channels: Int) {
      mean = FloatBuffer(count: channels)
      inverse = FloatBuffer(count: channels)
      variance = FloatBuffer(count: channels)
      factor = FloatBuffer(count: channels)
      valueFactor = FloatBuffer(count: channels)
      offset = FloatBuffer(count: channels)
      sums = Array(repeating: 0, count: 2 * channels)
    }

    /// Forgets the sums: before the first image of a batch.
    func clear() {
      for index in sums.indices { sums[index] = 0 }
    }
  }

  // MARK: forward: `measure` each image, `settle` once, `apply` to each image

  /// Adds an image to the sums.
  func measure(_ x: FeatureMap, record: Record, kernels: Kernels) {
    precondition(x.channels == channels && x.precision == kernels.precision)
    var extent = x.extent
    unsafe kernels.table.pointee.moments(&extent, x.interior, &record.sums)
  }

  /// Takes mean and variance of the batch from the sums, and clears those.
  ///
  /// - Parameters:
  ///   - count: The number of values of a channel over the batch.
  ///   - values: The network's parameters.
  ///   - record: Where the sums are.
  func settle(count: Int, values: [Float], record: Record) {
    record.valueCount = count
    for channel in 0..<channels {
      let mean = record.sums[channel] / Double(count)
      let variance = max(0, record.sums[channels + channel] / Double(count) - mean * mean)
      let inverse = 1 / (Float(variance) + Self.epsilon).squareRoot()
      let factor = values[scale.lowerBound + channel] * inverse
      unsafe record.mean.base[channel] = Float(mean)
      unsafe record.inverse.base[channel] = inverse
      unsafe record.variance.base[channel] = Float(variance)
      unsafe record.factor.base[channel] = factor
      unsafe record.offset.base[channel] = values[shift.lowerBound + channel] - Float(mean) * factor
    }
    record.clear()
  }

  /// Normalizes an image by the batch's mean and variance.
  ///
  /// - Parameters:
  ///   - x: [height, width, channels]
  ///   - residual: Maps of the same size, added after the shift.
  ///   - rectify: Whether negative outputs become 0.
  ///   - record: What ``settle(count:values:record:)`` was given.
  ///   - y: Maps of the same size.
  ///   - kernels: The loops that do the work.
  func apply(
    to x: FeatureMap, residual: FeatureMap? = nil, rectify: Bool, record: Record,
    into y: FeatureMap, kernels: Kernels
  ) {
    var extent = x.extent
    unsafe kernels.table.pointee.scale_shift(
      &extent, x.interior, record.factor.base, record.offset.base, residual?.interior,
      rectify ? 1 : 0, y.interior)
  }

  /// Moves the running statistics toward those of a recorded batch.
  func updateStatistics(_ statistics: inout [Float], from record: Record) {
    // The variance of the population that the batch was drawn from, not of the batch itself.
    let count = Float(record.valueCount)
    let unbiased = count > 1 ? count / (count - 1) : 1
    for channel in 0..<channels {
      let mean = unsafe record.mean.base[channel]
      let m = runningMean.lowerBound + channel
      let v = runningVariance.lowerBound + channel
      statistics[m] += Self.momentum * (mean - statistics[m])
      statistics[v] +=
        Self.momentum * (unsafe record.variance.base[channel] * unbiased - statistics[v])
    }
  }

  // MARK: backward: `measureSlopes` of each image, `settleSlopes` once, `inputGradient` of each image

  /// Adds an image's slopes to the sums.
  ///
  /// - Parameters:
  ///   - x: What was normalized.
  ///   - y: Its rectified output: where it is 0, no slope passes and `dy` becomes 0 as well; `nil`
  ///     if it was not rectified or `dy` is cut off already.
  ///   - dy: The slope over the output.
  ///   - record: What the forward pass kept.
  ///   - kernels: The loops that do the work.
  func measureSlopes(
    _ x: FeatureMap, cutBy y: FeatureMap?, dy: FeatureMap, record: Record, kernels: Kernels
  ) {
    var extent = x.extent
    unsafe kernels.table.pointee.normalization_sums(
      &extent, x.interior, y?.interior, record.mean.base, record.inverse.base, dy.interior,
      &record.sums)
  }

  /// Takes the slopes over scale and shift from the sums, and clears those.
  ///
  /// - Parameters:
  ///   - values: The network's parameters.
  ///   - record: What the forward pass kept.
  ///   - gradients: One float for each parameter of the network; added to.
  func settleSlopes(values: [Float], record: Record, addingTo gradients: FloatBuffer) {
    let count = Double(record.valueCount)
    for channel in 0..<channels {
      let slopeSum = record.sums[channel]
      let productSum = record.sums[channels + channel]
      unsafe gradients.base[shift.lowerBound + channel] += Float(slopeSum)
      unsafe gradients.base[scale.lowerBound + channel] += Float(productSum)
      // dx = factor · (dy − mean(dy) − x̂ · mean(dy · x̂)), with x̂ = (x − mean) · inverse.
      let inverse = unsafe Double(record.inverse.base[channel])
      let mean = unsafe Double(record.mean.base[channel])
      let factor = Double(values[scale.lowerBound + channel]) * inverse
      let slope = factor * productSum / count * inverse
      unsafe record.factor.base[channel] = Float(factor)
      unsafe record.valueFactor.base[channel] = Float(-slope)
      unsafe record.offset.base[channel] = Float(slope * mean - factor * slopeSum / count)
    }
    record.clear()
  }

  /// Computes the slopes over an image of the input.
  ///
  /// - Parameters:
  ///   - x: What was normalized.
  ///   - dy: The slope over the output, cut off.
  ///   - record: What ``settleSlopes(values:record:addingTo:)`` was given.
  ///   - dx: The slope over the input; may be `dy`.
  ///   - kernels: The loops that do the work.
  func inputGradient(
    _ x: FeatureMap, dy: FeatureMap, record: Record, into dx: FeatureMap, kernels: Kernels
  ) {
    var extent = x.extent
    unsafe kernels.table.pointee.normalization_gradient(
      &extent, dy.interior, x.interior, record.factor.base, record.valueFactor.base,
      record.offset.base, dx.interior)
  }
}
