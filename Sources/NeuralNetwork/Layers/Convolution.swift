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

  /// Weights as the kernels read them: [output / 16][row][column, input][16], in pairs of inputs where
  /// the precision is bfloat16.
  ///
  /// - Parameters:
  ///   - values: The network's parameters.
  ///   - scale: A factor for each output channel, or `nil` for 1.
  ///   - kernels: The loops that are to read them.
  /// - Returns: Elements of the kernels' precision.
  func packed(_ values: [Float], scale: [Float]? = nil, for kernels: Kernels) -> AlignedBytes {
    precondition(
      values.count >= weights.upperBound && (scale?.count ?? outputChannels) == outputChannels)
    let row = kernelSize * inputChannels * outputChannels
    let packing = dgk_packing(
      channels: Int32(outputChannels), tap_rows: Int32(kernelSize), tap_columns: Int32(kernelSize),
      inputs: Int32(inputChannels), row: row, column: inputChannels * outputChannels,
      input: outputChannels, channel: 1)
    return Self.pack(packing, values, from: weights.lowerBound, scale: scale, for: kernels)
  }

  private static func pack(
    _ packing: dgk_packing, _ values: [Float], from first: Int, scale: [Float]? = nil,
    for kernels: Kernels
  ) -> AlignedBytes {
    var packing = packing
    // A row of an odd number of taps ends in half a pair.
    let taps = (packing.tap_columns * packing.inputs + 1) / 2 * 2
    let packed = AlignedBytes(
      count: Int(packing.channels * packing.tap_rows * taps) * kernels.precision.elementSize)
    unsafe values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      unsafe kernels.table.pointee.pack(&packing, base + first, scale, packed.base)
    }
    return packed
  }

  private func geometry(_ x: FeatureMap, _ y: FeatureMap, _ kernels: Kernels) -> dgk_convolution {
    precondition(
      x.channels == inputChannels && y.channels == outputChannels,
      "\(x.channels) → \(y.channels) channels through a layer of \(inputChannels) → \(outputChannels)"
    )
    precondition(
      (x.height + stride - 1) / stride == y.height && (x.width + stride - 1) / stride == y.width,
      "\(x.width)×\(x.height) → \(y.width)×\(y.height) in steps of \(stride)")
    precondition(x.precision == kernels.precision && y.precision == kernels.precision)
    return dgk_convolution(
      images: 1, height: Int32(y.height), width: Int32(y.width), channels: Int32(outputChannels),
      tap_rows: Int32(kernelSize), row_taps: Int32(kernelSize * inputChannels), x_image: 0,
      x_row: stride * x.rowStride, x_pixel: stride * inputChannels, x_tap_row: x.rowStride,
      y_image: 0, y_row: y.rowStride, y_pixel: outputChannels, rectify: 0)
  }

  /// The input under the first tap of the first output.
  private func firstTap(_ x: FeatureMap) -> UnsafeMutableRawPointer {
    unsafe kernelSize == 3 ? x.corner : x.interior
  }

  /// Computes `y = x * weights [+ bias] [+ residual]`.
  ///
  /// - Parameters:
  ///   - x: [height, width, input channels]
  ///   - packed: What ``packed(_:scale:for:)`` made.
  ///   - bias: A float for each output channel.
  ///   - residual: Maps of the size of `y`, added; may be `y`.
  ///   - rectify: Whether negative outputs become 0.
  ///   - y: [height / stride, width / stride, output channels]
  ///   - kernels: The loops that do the work.
  func forward(
    _ x: FeatureMap, packed: AlignedBytes, bias: FloatBuffer? = nil,
    residual: FeatureMap? = nil, rectify: Bool = false, into y: FeatureMap, kernels: Kernels
  ) {
    var geometry = geometry(x, y, kernels)
    geometry.rectify = rectify ? 1 : 0
    unsafe kernels.table.pointee.convolve(
      &geometry, firstTap(x), packed.base, bias?.base, residual?.interior, y.interior)
  }

  // MARK: backward

  /// Bytes that ``weightGradient(_:dy:addingTo:room:kernels:)`` needs beside its arguments.
  func gradientRoom(_ x: FeatureMap, dy: FeatureMap, kernels: Kernels) -> Int {
    var geometry = geometry(x, dy, kernels)
    return unsafe dgk_gradient_room(&geometry, kernels.precision.kernels)
  }

  /// Adds the slope of the loss over the weights to `gradients`.
  ///
  /// - Parameters:
  ///   - x: What ``forward(_:packed:bias:residual:rectify:into:kernels:)`` was given.
  ///   - dy: The slope over its output, laid out as that.
  ///   - gradients: One float for each parameter of the network.
  ///   - room: As many bytes as ``gradientRoom(_:dy:kernels:)`` says, or more.
  ///   - kernels: The loops that do the work.
  func weightGradient(
    _ x: FeatureMap, dy: FeatureMap, addingTo gradients: FloatBuffer, room: AlignedBytes,
    kernels: Kernels
  ) {
    var geometry = geometry(x, dy, kernels)
    unsafe precondition(
      room.count >= dgk_gradient_room(&geometry, kernels.precision.kernels), "too little room")
    unsafe kernels.table.pointee.weight_gradient(
      &geometry, firstTap(x), dy.interior, gradients.base + weights.lowerBound, room.base)
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

  /// Weights for ``inputGradient(dy:packed:residual:into:kernels:)``: for each phase of the step,
  /// [input / 16][row][column, output][16].
  ///
  /// - Parameters:
  ///   - values: The network's parameters.
  ///   - kernels: The loops that are to read them.
  /// - Returns: A buffer for each phase; empty where no output hears the inputs of one.
  func packedTransposed(_ values: [Float], for kernels: Kernels) -> [AlignedBytes] {
    precondition(values.count >= weights.upperBound)
    var phases: [AlignedBytes] = []
    for rowPhase in 0..<stride {
      for columnPhase in 0..<stride {
        let rows = reverseTaps(phase: rowPhase)
        let columns = reverseTaps(phase: columnPhase)
        guard let row = rows.first, let column = columns.first else {
          phases.append(AlignedBytes(count: 0))
          continue
        }
        // From an index of the list to the next: the lists fall evenly.
        let rowStep = rows.count > 1 ? rows[1] - row : 0
        let columnStep = columns.count > 1 ? columns[1] - column : 0
        let packing = dgk_packing(
          channels: Int32(inputChannels), tap_rows: Int32(rows.count),
          tap_columns: Int32(columns.count), inputs: Int32(outputChannels),
          row: rowStep * index(1, 0, 0, 0), column: columnStep * index(0, 1, 0, 0), input: 1,
          channel: outputChannels)
        phases.append(
          Self.pack(
            packing, values, from: weights.lowerBound + index(row, column, 0, 0), for: kernels))
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
  ///   - dy: The slope over the output.
  ///   - packed: What ``packedTransposed(_:for:)`` made.
  ///   - residual: Maps of the size of `dx`, added; may be `dx`.
  ///   - dx: The slope over the input; the input channels must be a multiple of 16.
  ///   - kernels: The loops that do the work.
  func inputGradient(
    dy: FeatureMap, packed: [AlignedBytes], residual: FeatureMap? = nil, into dx: FeatureMap,
    kernels: Kernels
  ) {
    precondition(
      inputChannels % Int(DGK_BLOCK) == 0, "\(inputChannels) channels, not a multiple of 16")
    precondition(dy.precision == kernels.precision && dx.precision == kernels.precision)
    for rowPhase in 0..<stride {
      for columnPhase in 0..<stride {
        let rows = reverseTaps(phase: rowPhase).count
        let columns = reverseTaps(phase: columnPhase).count
        if rows == 0 || columns == 0 { continue }
        var geometry = dgk_convolution(
          images: 1, height: Int32((dx.height - rowPhase + stride - 1) / stride),
          width: Int32((dx.width - columnPhase + stride - 1) / stride),
          channels: Int32(inputChannels), tap_rows: Int32(rows),
          row_taps: Int32(columns * outputChannels), x_image: 0, x_row: dy.rowStride,
          x_pixel: outputChannels, x_tap_row: dy.rowStride, y_image: 0,
          y_row: stride * dx.rowStride, y_pixel: stride * inputChannels, rectify: 0)
        let first = unsafe kernelSize == 3 && stride == 1 ? dy.corner : dy.interior
        let offset = rowPhase * dx.rowStride + columnPhase * inputChannels
        unsafe kernels.table.pointee.convolve(
          &geometry, first, packed[rowPhase * stride + columnPhase].base, nil,
          residual.map { unsafe $0.at(offset, from: $0.interior) },
          dx.at(offset, from: dx.interior))
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
