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

  /// What the backward pass needs of the forward one, and room for its sums.
  @safe
  final class Record {
    let mean: FloatBuffer
    let inverse: FloatBuffer
    var variance: [Float]
    var sums: [Double]

    /// Values in a channel over the batch.
    var valueCount = 0

    init(channels: Int) {
      mean = FloatBuffer(count: channels)
      inverse = FloatBuffer(count: channels)
      variance = Array(repeating: 0, count: channels)
      sums = Array(repeating: 0, count: 2 * channels)
    }
  }

  /// Normalizes a batch by its own mean and variance.
  ///
  /// - Parameters:
  ///   - x: [images, height, width, channels]
  ///   - residual: Maps of the same size, added after the shift.
  ///   - rectify: Whether negative outputs become 0.
  ///   - values: The network's parameters.
  ///   - record: Keeps what ``backward`` needs.
  ///   - y: Maps of the same size.
  func forward(
    images: Int, _ x: FeatureMaps, residual: FeatureMaps? = nil, rectify: Bool, values: [Float],
    record: Record, into y: FeatureMaps, kernels: Kernels
  ) {
    var extent = x.extent(images: images)
    unsafe kernels.table.pointee.moments(&extent, x.interior, &record.sums)
    let count = images * x.height * x.width
    record.valueCount = count
    var factor: [Float] = []
    var offset: [Float] = []
    for channel in 0..<channels {
      let mean = record.sums[channel] / Double(count)
      let variance = max(0, record.sums[channels + channel] / Double(count) - mean * mean)
      let inverse = 1 / (Float(variance) + Self.epsilon).squareRoot()
      unsafe record.mean.base[channel] = Float(mean)
      unsafe record.inverse.base[channel] = inverse
      record.variance[channel] = Float(variance)
      factor.append(values[scale.lowerBound + channel] * inverse)
      offset.append(values[shift.lowerBound + channel] - Float(mean) * factor[channel])
    }
    unsafe kernels.table.pointee.scale_shift(
      &extent, x.interior, factor, offset, residual?.interior, rectify ? 1 : 0, y.interior)
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
      statistics[v] += Self.momentum * (record.variance[channel] * unbiased - statistics[v])
    }
  }

  /// Computes the slopes over input, scale and shift.
  ///
  /// - Parameters:
  ///   - x: What the forward pass was given.
  ///   - y: Its rectified output: where it is 0, no slope passes and `dy` becomes 0 as well; `nil`
  ///     if it was not rectified or `dy` is cut off already.
  ///   - dy: The slope over the output.
  ///   - values: The network's parameters.
  ///   - record: What the forward pass kept.
  ///   - dx: The slope over the input; may be `dy`.
  ///   - gradients: One float for each parameter of the network; added to.
  func backward(
    images: Int, _ x: FeatureMaps, cutBy y: FeatureMaps?, dy: FeatureMaps, values: [Float],
    record: Record, into dx: FeatureMaps, addingTo gradients: FloatBuffer, kernels: Kernels
  ) {
    var extent = x.extent(images: images)
    unsafe kernels.table.pointee.normalization_sums(
      &extent, x.interior, y?.interior, record.mean.base, record.inverse.base, dy.interior,
      &record.sums)
    let count = Double(record.valueCount)
    var a: [Float] = []
    var b: [Float] = []
    var c: [Float] = []
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
      a.append(Float(factor))
      b.append(Float(-slope))
      c.append(Float(slope * mean - factor * slopeSum / count))
    }
    unsafe kernels.table.pointee.normalization_gradient(
      &extent, dy.interior, x.interior, a, b, c, dx.interior)
  }
}
