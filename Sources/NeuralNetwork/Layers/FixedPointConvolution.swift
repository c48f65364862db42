internal import CKernels

/// A convolution with its normalization folded in, its weights rounded to 8-bit integers.
///
/// Each channel has a unit of its own, at both ends: an input channel's is a factor of the weights that
/// read it, an output channel's is as large as its largest weight needs. So a channel of small values has
/// as many steps as one of large values, and no network has to be trained anew. Jacob et al., "Quantization
/// and training of neural networks for efficient integer-arithmetic-only inference" (2018); units by
/// channel as in Nagel et al., "Data-free quantization through weight equalization and bias correction"
/// (2019).
@safe
struct FixedPointConvolution {
  /// The highest element of a map and of the weights.
  static let limit = Int8(DGK_FIXED_LIMIT)

  let layer: Convolution

  /// Weights as the kernels read them: [output / 16][row][(column, input) / 4, rounded up][16][4].
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
  ///   - inputUnits: What one unit of each input channel stands for.
  ///   - outputUnits: What one unit of each output channel stands for.
  init(
    _ layer: Convolution, _ values: [Float], scale: [Float], offset: [Float],
    inputUnits: [Float], outputUnits: [Float]
  ) {
    self.layer = layer
    let taps = layer.kernelSize * layer.inputChannels
    let steps = (taps + 3) / 4
    let channels = layer.outputChannels
    let weights = values.span.extracting(layer.weights)

    // Doubles: no product of floats leaves their range.
    var largest: [Double] = Array(repeating: 0, count: channels)
    var highest = largest.mutableSpan
    for tap in 0..<layer.kernelSize * taps {
      let unit = Double(inputUnits[tap % layer.inputChannels])
      for channel in 0..<channels {
        let weight = abs(Double(weights[tap &* channels &+ channel]) * unit)
        if weight > highest[channel] { highest[channel] = weight }
      }
    }
    // The bias may have half of the 31 bits: products never need as many.
    var shares: [Double] = []
    var bias: [Int32] = []
    var factors: [Float] = []
    for channel in 0..<channels {
      let own = Double(offset[channel])
      let factor = Double(scale[channel])
      var unit = max(largest[channel] * abs(factor) / Double(Self.limit), abs(own) / 0x1p30)
      if unit == 0 { unit = 1 }
      shares.append(factor / unit)
      bias.append(Int32((own / unit).rounded()))
      factors.append(Float(unit / Double(outputUnits[channel])))
    }
    self.bias = bias
    self.factors = factors

    packed = AlignedBytes(count: channels * layer.kernelSize * steps * 4)
    let target = unsafe packed.base.assumingMemoryBound(to: Int8.self)
    let block = Int(DGK_BLOCK)
    let own = shares.span
    for row in 0..<layer.kernelSize {
      for tap in 0..<taps {
        let unit = Double(inputUnits[tap % layer.inputChannels])
        let first = (row &* taps &+ tap) &* channels
        for channel in 0..<channels {
          let step = (channel / block &* layer.kernelSize &+ row) &* steps &+ tap / 4
          // Adding 1.5 * 2^52 pushes the fraction out.
          let weight = Double(weights[first &+ channel]) * unit * own[channel] + 0x1.8p52 - 0x1.8p52
          unsafe target[(step &* block &+ channel % block) &* 4 &+ tap % 4] = Int8(weight)
        }
      }
    }
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
      packed.base.assumingMemoryBound(to: Int8.self), bias, factors, residual?.interior,
      residual.map { zip($0.units, y.units).map(/) }, y.interior)
  }
}
