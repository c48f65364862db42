/// A weighted sum of all inputs for each output, plus a bias.
///
/// Weights: [input, output].
struct Linear: Hashable, Sendable {
  let inputs: Int
  let outputs: Int
  let weights: Range<Int>
  let biases: Range<Int>

  init(_ name: String, from inputs: Int, to outputs: Int, in layout: inout ParameterLayout) {
    self.inputs = inputs
    self.outputs = outputs
    weights = layout.add("\(name).weights", shape: [inputs, outputs], role: .weights)
    biases = layout.add("\(name).biases", shape: [outputs], role: .biases)
  }

  func initialize(_ values: inout [Float], using generator: inout some RandomNumberGenerator) {
    let deviation = (1 / Float(inputs)).squareRoot()
    for index in weights { values[index] = deviation * normal(using: &generator) }
    for index in biases { values[index] = 0 }
  }

  /// Computes the logits of a batch.
  ///
  /// - Parameters:
  ///   - x: [images, inputs]
  ///   - y: [images, outputs]
  func forward(images: Int, _ x: FloatBuffer, values: [Float], into y: FloatBuffer) {
    for image in 0..<images {
      for output in 0..<outputs {
        unsafe y.base[image * outputs + output] = values[biases.lowerBound + output]
      }
      for input in 0..<inputs {
        let value = unsafe x.base[image * inputs + input]
        let row = weights.lowerBound + input * outputs
        for output in 0..<outputs {
          unsafe y.base[image * outputs + output] += value * values[row + output]
        }
      }
    }
  }

  /// Computes the slope over the inputs and adds those over weights and biases to `gradients`.
  ///
  /// - Parameters:
  ///   - x: [images, inputs]
  ///   - dy: [images, outputs]
  ///   - dx: [images, inputs]
  func backward(
    images: Int, _ x: FloatBuffer, dy: FloatBuffer, values: [Float], into dx: FloatBuffer,
    addingTo gradients: FloatBuffer
  ) {
    for image in 0..<images {
      for output in 0..<outputs {
        let slope = unsafe dy.base[image * outputs + output]
        unsafe gradients.base[biases.lowerBound + output] += slope
      }
      for input in 0..<inputs {
        let value = unsafe x.base[image * inputs + input]
        let row = weights.lowerBound + input * outputs
        var sum: Float = 0
        for output in 0..<outputs {
          let slope = unsafe dy.base[image * outputs + output]
          unsafe gradients.base[row + output] += slope * value
          sum += slope * values[row + output]
        }
        unsafe dx.base[image * inputs + input] = sum
      }
    }
  }
}
