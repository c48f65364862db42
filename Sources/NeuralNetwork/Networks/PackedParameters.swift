/// A network's values, and its convolutions' weights in the order in which the kernels read them.
///
/// Made once for each training step and read by all threads; nobody writes to it.
@safe
public final class PackedParameters: @unchecked Sendable {
  let values: [Float]
  private var forwards: [Convolution: FloatBuffer] = [:]
  private var backwards: [Convolution: [FloatBuffer]] = [:]

  /// Packs the weights of all convolutions.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - values: What is trained of it.
  /// - Complexity: O(`values.count`).
  public init(_ network: ResidualNetwork, values: [Float]) {
    self.values = values
    for convolution in network.convolutions {
      let own = values[convolution.weights]
      forwards[convolution] = convolution.packed(own)
      if convolution != network.stem {
        backwards[convolution] = convolution.packedTransposed(own)
      }
    }
  }

  func forward(_ convolution: Convolution) -> FloatBuffer {
    guard let packed = forwards[convolution] else {
      preconditionFailure("a convolution of another network")
    }
    return packed
  }

  func backward(_ convolution: Convolution) -> [FloatBuffer] {
    guard let packed = backwards[convolution] else {
      preconditionFailure("a convolution of another network, or its stem")
    }
    return packed
  }
}
