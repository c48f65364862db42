/// A network's values, and its convolutions' weights in the order in which the kernels read them.
///
/// Made once for each training step and read by all threads; nobody writes to it.
@safe
public final class PackedParameters: @unchecked Sendable {
  let values: [Float]

  /// What the packed weights are.
  let precision: Precision
  private var forwards: [Convolution: AlignedBytes] = [:]
  private var backwards: [Convolution: [AlignedBytes]] = [:]

  /// Packs the weights of all convolutions.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - values: What is trained of it.
  ///   - precision: That of the passes that are to read them.
  /// - Complexity: O(`values.count`).
  public init(_ network: ResidualNetwork, values: [Float], precision: Precision = .single) {
    self.values = values
    self.precision = precision
    // All instruction sets read the same order.
    let kernels = Kernels(.best, precision: precision)
    for convolution in network.convolutions {
      forwards[convolution] = convolution.packed(values, for: kernels)
      if convolution != network.stem {
        backwards[convolution] = convolution.packedTransposed(values, for: kernels)
      }
    }
  }

  func forward(_ convolution: Convolution) -> AlignedBytes {
    guard let packed = forwards[convolution] else {
      preconditionFailure("a convolution of another network")
    }
    return packed
  }

  func backward(_ convolution: Convolution) -> [AlignedBytes] {
    guard let packed = backwards[convolution] else {
      preconditionFailure("a convolution of another network, or its stem")
    }
    return packed
  }
}
