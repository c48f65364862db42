internal import CKernels

/// A square convolution over maps with a border of zeros, 3×3 or 1×1, with step 1 or 2.
///
/// Weights: [row, column, input channel, output channel]. The size of the maps is kept (step 1) or
/// halved (step 2): output pixel (x, y) looks at the input around (step·x, step·y).
struct Convolution: Hashable, Sendable {
  let inputChannels: Int
  let outputChannels: Int
  let kernelSize: Int
  let stride: Int

  /// Where its weights lie among the parameters.
  let weights: Range<Int>

  init(
    _ name: String, from inputChannels: Int, to outputChannels: Int, kernelSize: Int,
    stride: Int, in layout: inout ParameterLayout
  ) {
    precondition(kernelSize == 3 || kernelSize == 1, "a kernel of \(kernelSize)×\(kernelSize)")
    precondition(stride == 1 || stride == 2, "a step of \(stride)")
    precondition(
      outputChannels % Int(DGK_BLOCK) == 0, "\(outputChannels) channels, not a multiple of 16")
    self.inputChannels = inputChannels
    self.outputChannels = outputChannels
    self.kernelSize = kernelSize
    self.stride = stride
    weights = layout.add(
      "\(name).weights", shape: [kernelSize, kernelSize, inputChannels, outputChannels],
      role: .weights)
  }

  /// The index of a weight among this layer's own.
  private func index(_ row: Int, _ column: Int, _ input: Int, _ output: Int) -> Int {
    ((row * kernelSize + column) * inputChannels + input) * outputChannels + output
  }

  /// Draws weights that keep the variance of what flows through: He et al., "Delving deep into
  /// rectifiers" (2015).
  func initialize(_ values: inout [Float], using generator: inout some RandomNumberGenerator) {
    let deviation = (2 / Float(kernelSize * kernelSize * inputChannels)).squareRoot()
    for index in weights { values[index] = deviation * normal(using: &generator) }
  }

  // MARK: forward

  /// Weights as the kernels read them: [output / 16][row][column, input][16].
  ///
  /// - Parameters:
  ///   - own: This layer's weights.
  ///   - scale: A factor for each output channel, or `nil` for 1.
  /// - Returns: As many floats as there are weights.
  func packed(_ own: ArraySlice<Float>, scale: [Float]? = nil) -> FloatBuffer {
    let block = Int(DGK_BLOCK)
    let taps = kernelSize * kernelSize * inputChannels
    let packed = FloatBuffer(count: taps * outputChannels)
    unsafe own.withUnsafeBufferPointer { own in
      for first in Swift.stride(from: 0, to: outputChannels, by: block) {
        for tap in 0..<taps {
          let source = tap * outputChannels + first
          let target = unsafe packed.base + first * taps + tap * block
          for lane in 0..<block {
            let factor = scale.map { $0[first + lane] } ?? 1
            unsafe target[lane] = own[source + lane] * factor
          }
        }
      }
    }
    return packed
  }

  private func geometry(_ images: Int, _ x: FeatureMaps, _ y: FeatureMaps) -> dgk_convolution {
    precondition(
      x.channels == inputChannels && y.channels == outputChannels,
      "\(x.channels) → \(y.channels) channels through a layer of \(inputChannels) → \(outputChannels)"
    )
    precondition(
      (x.height + stride - 1) / stride == y.height && (x.width + stride - 1) / stride == y.width,
      "\(x.width)×\(x.height) → \(y.width)×\(y.height) in steps of \(stride)")
    precondition(images <= x.capacity && images <= y.capacity, "\(images) images do not fit")
    return dgk_convolution(
      images: Int32(images), height: Int32(y.height), width: Int32(y.width),
      channels: Int32(outputChannels), tap_rows: Int32(kernelSize),
      row_taps: Int32(kernelSize * inputChannels), x_image: x.imageStride,
      x_row: stride * x.rowStride, x_pixel: stride * inputChannels, x_tap_row: x.rowStride,
      y_image: y.imageStride, y_row: y.rowStride, y_pixel: outputChannels, rectify: 0)
  }

  /// The input under the first tap of the first output.
  private func firstTap(_ x: FeatureMaps) -> UnsafeMutablePointer<Float> {
    unsafe kernelSize == 3 ? x.corner : x.interior
  }

  /// Computes `y = x * weights [+ bias] [+ residual]`.
  ///
  /// - Parameters:
  ///   - images: How many images there are.
  ///   - x: [images, height, width, input channels]
  ///   - packed: What ``packed(_:scale:)`` made.
  ///   - bias: A float for each output channel.
  ///   - residual: Maps of the size of `y`, added; may be `y`.
  ///   - rectify: Whether negative outputs become 0.
  ///   - y: [images, height / stride, width / stride, output channels]
  ///   - kernels: The loops that do the work.
  func forward(
    images: Int, _ x: FeatureMaps, packed: FloatBuffer, bias: FloatBuffer? = nil,
    residual: FeatureMaps? = nil, rectify: Bool = false, into y: FeatureMaps, kernels: Kernels
  ) {
    var geometry = geometry(images, x, y)
    geometry.rectify = rectify ? 1 : 0
    unsafe kernels.table.pointee.convolve(
      &geometry, firstTap(x), packed.base, bias?.base, residual?.interior, y.interior)
  }

  // MARK: backward

  /// Adds the slope of the loss over the weights to `gradients`.
  ///
  /// - Parameters:
  ///   - images: How many images there are.
  ///   - x: What ``forward(images:_:packed:bias:residual:rectify:into:kernels:)`` was given.
  ///   - dy: The slope over its output, laid out as that.
  ///   - gradients: One float for each parameter of the network.
  ///   - kernels: The loops that do the work.
  func weightGradient(
    images: Int, _ x: FeatureMaps, dy: FeatureMaps, addingTo gradients: FloatBuffer,
    kernels: Kernels
  ) {
    var geometry = geometry(images, x, dy)
    unsafe kernels.table.pointee.weight_gradient(
      &geometry, firstTap(x), dy.interior, gradients.base + weights.lowerBound)
  }

  /// The taps of `dy` that reach one input row (or column): which kernel index each has, and how far
  /// left of the input's own place the first one lies.
  ///
  /// With step 1, input i hears dy[i−1], dy[i], dy[i+1] through kernel indices 2, 1, 0. With step 2
  /// the even inputs 2m hear dy[m] through index 1, the odd ones dy[m] through 2 and dy[m+1]
  /// through 0: four small convolutions instead of one over zeros.
  private func reverseTaps(phase: Int) -> [Int] {
    switch (kernelSize, stride) {
    case (1, _): phase == 0 ? [0] : []
    case (_, 1): [2, 1, 0]
    default: phase == 0 ? [1] : [2, 0]
    }
  }

  /// Weights for ``inputGradient(images:dy:packed:residual:into:kernels:)``: for each phase of
  /// the step, [input / 16][row][column, output][16].
  func packedTransposed(_ own: ArraySlice<Float>) -> [FloatBuffer] {
    let block = Int(DGK_BLOCK)
    var phases: [FloatBuffer] = []
    for rowPhase in 0..<stride {
      for columnPhase in 0..<stride {
        let rows = reverseTaps(phase: rowPhase)
        let columns = reverseTaps(phase: columnPhase)
        let taps = rows.count * columns.count * outputChannels
        let packed = FloatBuffer(count: taps * inputChannels)
        for (r, row) in rows.enumerated() {
          for (c, column) in columns.enumerated() {
            for output in 0..<outputChannels {
              let tap = (r * columns.count + c) * outputChannels + output
              for input in 0..<inputChannels {
                let at = ((input / block) * taps + tap) * block + input % block
                unsafe packed.base[at] = own[own.startIndex + index(row, column, input, output)]
              }
            }
          }
        }
        phases.append(packed)
      }
    }
    return phases
  }

  /// Computes the slope of the loss over the input.
  ///
  /// A 1×1 convolution with step 2 leaves out the inputs that it never looked at: give it maps that
  /// hold something already and pass them as `residual` too.
  ///
  /// - Parameters:
  ///   - images: How many images there are.
  ///   - dy: The slope over the output.
  ///   - packed: What ``packedTransposed(_:)`` made.
  ///   - residual: Maps of the size of `dx`, added; may be `dx`.
  ///   - dx: The slope over the input; the input channels must be a multiple of 16.
  ///   - kernels: The loops that do the work.
  func inputGradient(
    images: Int, dy: FeatureMaps, packed: [FloatBuffer], residual: FeatureMaps? = nil,
    into dx: FeatureMaps, kernels: Kernels
  ) {
    precondition(
      inputChannels % Int(DGK_BLOCK) == 0, "\(inputChannels) channels, not a multiple of 16")
    for rowPhase in 0..<stride {
      for columnPhase in 0..<stride {
        let rows = reverseTaps(phase: rowPhase).count
        let columns = reverseTaps(phase: columnPhase).count
        if rows == 0 || columns == 0 { continue }
        var geometry = dgk_convolution(
          images: Int32(images), height: Int32((dx.height - rowPhase + stride - 1) / stride),
          width: Int32((dx.width - columnPhase + stride - 1) / stride),
          channels: Int32(inputChannels), tap_rows: Int32(rows),
          row_taps: Int32(columns * outputChannels), x_image: dy.imageStride, x_row: dy.rowStride,
          x_pixel: outputChannels, x_tap_row: dy.rowStride, y_image: dx.imageStride,
          y_row: stride * dx.rowStride, y_pixel: stride * inputChannels, rectify: 0)
        let first = unsafe kernelSize == 3 && stride == 1 ? dy.corner : dy.interior
        let offset = rowPhase * dx.rowStride + columnPhase * inputChannels
        unsafe kernels.table.pointee.convolve(
          &geometry, first, packed[rowPhase * stride + columnPhase].base, nil,
          residual.map { unsafe $0.interior + offset }, dx.interior + offset)
      }
    }
  }
}

/// A number from the standard normal distribution, by the sum of twelve uniform ones: the tails
/// beyond six deviations are missing, which initial weights do not need.
func normal(using generator: inout some RandomNumberGenerator) -> Float {
  var sum: Float = -6
  for _ in 0..<12 { sum += generator.uniform() }
  return sum
}
