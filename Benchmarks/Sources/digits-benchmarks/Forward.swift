import DigitClassifier
import Foundation
import NeuralNetwork

/// The network alone, on one thread, for a script to compare with others on the same weights.
enum Forward {
  /// Pictures that a seed makes: [count, planes, 28, 28], each value 0 to 1, most of them 0 as in digits.
  static func images(_ count: Int, planes: Int) -> [Float] {
    var generator = Xoshiro256(seed: 1)
    return (0..<count * planes * 784).map { _ in max(0, generator.uniform(in: -3...1)) }
  }

  /// Prints how many pictures a second pass through at a batch size; nothing where an instruction set
  /// has no loop for the arithmetic.
  static func measure(
    model: ModelFile, batch: Int, arithmetic: Arithmetic, set: InstructionSet
  ) {
    let network = ResidualNetwork(model.architecture)
    let images = images(batch, planes: model.architecture.inputPlanes)
    let logits: () -> Void
    if arithmetic == .fixedPoint {
      guard
        let plan = FixedPointPlan(network, parameters: model.parameters, instructionSet: set)
      else { return }
      let workspace = FixedPointPlan.Workspace(for: plan)
      logits = { _ = plan.logits(images: images, count: batch, in: workspace) }
    } else {
      let plan = InferencePlan(
        network, parameters: model.parameters,
        precision: arithmetic == .bfloat16 ? .bfloat16 : .single, instructionSet: set)
      let workspace = InferencePlan.Workspace(for: plan)
      logits = { _ = plan.logits(images: images, count: batch, in: workspace) }
    }
    let timing = Timing(samples: 5, seconds: 0.1, logits)
    print(Double(batch) / timing.median)
  }

  /// Reads float32 pictures from a file and writes float32 logits to another.
  static func compute(model: ModelFile, input: String, output: String) throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: input))
    let images = bytes.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    let plan = InferencePlan(ResidualNetwork(model.architecture), parameters: model.parameters)
    let logits = plan.logits(
      images: images, count: images.count / (784 * model.architecture.inputPlanes),
      in: InferencePlan.Workspace(for: plan))
    try logits.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: output))
  }
}
