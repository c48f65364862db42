internal import CKernels

/// A convolution with its normalization folded in, its weights rounded to 16-bit integers.
///
/// Each output channel has a unit of its own, as large as its sums need: they never leave 32 bits,
/// whatever the input. Jacob et al., "Quantization and training of neural networks for efficient
/// integer-arithmetic-only inference" (2018), with 16 bits instead of 8: nothing has to be trained
/// anew, and what is lost is less than in bfloat16.
@safe
struct FixedPointConvolution {
  /// The highest element of a map: what weights leave room for.
  static let limit: Int16 = 8191

  let layer: Convolution

  /// Weights as the kernels read them: [output / 16][row][(column, input) / 2, rounded up][16][2].
  private let packed: AlignedBytes
  private let bias: [Int32]
  private let factors: [Float]

  /// Rounds weights.
  ///
  /// - Parameters:
  ///   - layer: The convolution.
  ///   - values: The network's parameters.
  ///   - scale: A factor for each output channel.
  ///   - offset: What is added to each output channel.
  ///   - inputUnit: What one unit of the input stands for.
  ///   - outputUnit: What one unit of the output stands for.
  init(
    _ layer: Convolution, _ values: [Float], scale: [Float], offset: [Float],
    inputUnit: Float, outputUnit: Float
  ) {
    self.layer = layer
    let taps = layer.kernelSize * layer.inputChannels
    let steps = (taps + 1) / 2
    let block = Int(DGK_BLOCK)
    packed = AlignedBytes(
      count: layer.outputChannels * layer.kernelSize * steps * 2 * MemoryLayout<Int16>.size)
    let target = unsafe packed.base.assumingMemoryBound(to: Int16.self)
    var bias: [Int32] = []
    var factors: [Float] = []
    for channel in 0..<layer.outputChannels {
      func weight(_ row: Int, _ tap: Int) -> Double {
        Double(
          values[layer.weights.lowerBound + (row * taps + tap) * layer.outputChannels + channel])
          * Double(scale[channel])
      }
      var sum = 0.0
      var largest = 0.0
      for row in 0..<layer.kernelSize {
        for tap in 0..<taps {
          sum += abs(weight(row, tap))
          largest = max(largest, abs(weight(row, tap)))
        }
      }
      // Half of the 31 bits for the products, a bit less for the bias.
      let own = Double(offset[channel]) / Double(inputUnit)
      var unit = max(
        sum * Double(Self.limit) / 0x1p30, max(largest / Double(Int16.max), abs(own) / 1e9))
      if unit == 0 { unit = 1 }
      bias.append(Int32((own / unit).rounded()))
      factors.append(Float(unit * Double(inputUnit) / Double(outputUnit)))
      for row in 0..<layer.kernelSize {
        for tap in 0..<taps {
          let step = (channel / block * layer.kernelSize + row) * steps + tap / 2
          unsafe target[(step * block + channel % block) * 2 + tap % 2] = Int16(
            (weight(row, tap) / unit).rounded())
        }
      }
    }
    self.bias = bias
    self.factors = factors
  }

  /// Computes `y = x * weights + bias [+ residual]`.
  ///
  /// - Parameters:
  ///   - x: [height, width, input channels], no element above ``limit`` or below 0.
  ///   - residual: A map of the size of `y`, added; may be `y`.
  ///   - rectify: Whether negative outputs become 0.
  ///   - y: [height / stride, width / stride, output channels]
  ///   - kernels: The loop that does the work.
  func forward(
    _ x: FixedPointMap, residual: FixedPointMap? = nil, rectify: Bool, into y: FixedPointMap,
    kernels: FixedPointKernels
  ) {
    precondition(x.channels == layer.inputChannels && y.channels == layer.outputChannels)
    let stride = layer.stride
    precondition(
      (x.height + stride - 1) / stride == y.height && (x.width + stride - 1) / stride == y.width)
    var geometry = dgk_convolution(
      images: 1, height: Int32(y.height), width: Int32(y.width),
      channels: Int32(layer.outputChannels), tap_rows: Int32(layer.kernelSize),
      row_taps: Int32(layer.kernelSize * layer.inputChannels), x_image: 0,
      x_row: stride * x.rowStride, x_pixel: stride * layer.inputChannels, x_tap_row: x.rowStride,
      y_image: 0, y_row: y.rowStride, y_pixel: layer.outputChannels, rectify: rectify ? 1 : 0)
    unsafe kernels.table.pointee.convolve(
      &geometry, layer.kernelSize == 3 ? x.corner : x.interior,
      packed.base.assumingMemoryBound(to: Int16.self), bias, factors, residual?.interior,
      residual.map { $0.unit / y.unit } ?? 0, Self.limit, y.interior)
  }
}
