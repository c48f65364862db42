import Testing

@testable import NeuralNetwork

/// The slopes of the backward pass against differences of the forward pass.
@Suite struct GradientTests {
  private static let architectures = [
    ResidualArchitecture(side: 8, widths: [16], classes: 3),
    ResidualArchitecture(side: 8, inputPlanes: 2, widths: [16, 32], classes: 4),
    ResidualArchitecture(side: 7, widths: [16, 16], blocksPerStage: 2, classes: 3),
  ]

  @Test(arguments: architectures, [nil, [0.25, 1, 3]] as [[Float]?])
  func `the slope of the loss is what a small step changes, whatever each image weighs`(
    architecture: ResidualArchitecture, weights: [Float]?
  ) {
    var generator = Xoshiro256(seed: 7)
    let network = ResidualNetwork(architecture)
    var parameters = network.initialParameters(using: &generator)
    let count = 3
    let size = architecture.inputPlanes * architecture.side * architecture.side
    let images = (0..<count * size).map { _ in generator.uniform() }
    let labels = [0, 2, 1]
    let pass = TrainingPass(network, capacity: count)

    func loss(_ values: [Float]) -> Double {
      var unused = Xoshiro256(seed: 1)
      return pass.run(
        images: images, labels: labels, weights: weights,
        parameters: PackedParameters(network, values: values), labelSmoothing: 0.1,
        lossScale: 1, dropout: 0, using: &unused
      ).loss
    }

    pass.clearGradients()
    let whole = loss(parameters.values)
    let slopes = pass.gradientValues
    // The losses are told one by one, without their weights.
    let parts = zip(pass.losses, weights ?? [1, 1, 1]).reduce(0) { $0 + Double($1.0 * $1.1) }
    #expect(pass.losses.count == 3 && abs(whole - parts) < 1e-6)

    for array in network.layout.arrays where array.role != .statistics {
      // Along the slope itself the change is largest beside the rounding of single precision.
      let own = slopes[array.range]
      let length = own.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
      #expect(length > 1e-4, "\(array.name) has no slope")
      let step = 2e-3
      let center = parameters.values
      for index in array.range {
        parameters.values[index] = center[index] + Float(step * Double(slopes[index]) / length)
      }
      let above = loss(parameters.values)
      for index in array.range {
        parameters.values[index] = center[index] - Float(step * Double(slopes[index]) / length)
      }
      let below = loss(parameters.values)
      parameters.values = center
      let difference = (above - below) / (2 * step)
      #expect(
        abs(difference - length) < 0.03 * length + 2e-3,
        "\(array.name): slope \(length), difference \(difference)")
    }
  }
}
