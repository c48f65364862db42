import NeuralNetwork
import Testing

@testable import DigitTraining

@Suite struct TrainingPlanTests {
  private static func options(_ change: (inout TrainingOptions) -> Void) -> TrainingOptions {
    var options = TrainingOptions()
    options.epochs = 4
    options.learningRate = 1
    options.warmup = 0.25
    change(&options)
    return options
  }

  private static func expectRates(
    _ plan: TrainingPlan, _ rates: [Float], location: SourceLocation = #_sourceLocation
  ) {
    #expect(plan.steps == rates.count, sourceLocation: location)
    for (step, rate) in rates.enumerated() {
      #expect(
        abs(plan.learningRate(at: step) - rate) < 1e-6, "step \(step)", sourceLocation: location)
    }
  }

  @Test func `a constant rate stays after its warm-up`() {
    let plan = TrainingPlan(Self.options { $0.schedule = .constant }, stepsPerEpoch: 2)
    Self.expectRates(plan, [0.5, 1, 1, 1, 1, 1, 1, 1])
  }

  @Test func `a cosine falls to nothing after its warm-up`() {
    let plan = TrainingPlan(Self.options { _ in }, stepsPerEpoch: 2)
    Self.expectRates(
      plan, [0.5, 1, 1, 0.9330127, 0.75, 0.5, 0.25, 0.0669873])
  }

  @Test func `the last eighth of the steps leaves no sample out`() {
    let plan = TrainingPlan(Self.options { _ in }, stepsPerEpoch: 4)
    #expect((0..<16).map { plan.leavesOut(at: $0) } == (0..<16).map { $0 < 14 })
    let short = TrainingPlan(Self.options { $0.epochs = 1 }, stepsPerEpoch: 3)
    #expect((0..<3).allSatisfy { short.leavesOut(at: $0) })
  }

  @Test func `one cycle asks for no warm-up`() {
    let plan = TrainingPlan(Self.options { $0.schedule = .oneCycle }, stepsPerEpoch: 5)
    Self.expectRates(
      plan, (0..<20).map { LearningRateSchedule.oneCycle(peak: 1, over: 20)($0) })
    #expect(plan.learningRate(at: 9) == 1)
  }

  @Test func `a second phase has a rate and distortions of its own`() {
    let light = Augmentation(
      affine: AffineAugmentation(rotation: 1, zoom: 0, shift: 0, shear: 0))
    let plan = TrainingPlan(
      Self.options {
        $0.epochs = 2
        $0.warmup = 0
        $0.fineTuning = FineTuning(epochs: 1, learningRate: 0.1, augmentation: light)
      }, stepsPerEpoch: 4)
    Self.expectRates(
      plan,
      [
        1, 0.9619398, 0.8535534, 0.6913417, 0.5, 0.3086583, 0.1464466, 0.0380602,
        0.1, 0.0853553, 0.05, 0.0146447,
      ])
    #expect((0..<12).map { plan.phase(at: $0) } == [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1])
    #expect(plan.phases[1].augmentation == light)
    #expect(plan.epochs == 3)
  }

  @Test func `a number of steps is shared as the epochs are, and ends where it ends`() {
    let options = Self.options {
      $0.schedule = .constant
      $0.fineTuning = FineTuning(epochs: 4, learningRate: 0.5, augmentation: .none)
    }
    let plan = TrainingPlan(options, stepsPerEpoch: 4, steps: 10)
    #expect(plan.phases.map(\.steps) == [5, 5])
    #expect(plan.epochs == 3)
    #expect((0..<10).filter { plan.endsEpoch($0) } == [3, 7, 9])
  }
}
