/// How fast training goes, from where this process took it up.
struct TrainingPace {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let firstStep: Int
  private let steps: Int

  init(from firstStep: Int, of steps: Int) {
    start = clock.now
    self.firstStep = firstStep
    self.steps = steps
  }

  /// How far training is after a step.
  func progress(
    _ state: TrainingState, _ plan: TrainingPlan, batchSize: Int
  ) -> TrainingProgress {
    // A clock that has not moved would make the speed infinite.
    let elapsed = max((clock.now - start) / .seconds(1), 1e-9)
    let taken = Double(state.step - firstStep)
    let seen = Double(max(state.sums.seen, 1))
    return TrainingProgress(
      phase: 1, phases: plan.phases.count, epoch: (state.step - 1) / plan.stepsPerEpoch + 1,
      epochs: plan.epochs, step: state.step, steps: steps, loss: state.sums.loss / seen,
      trainingAccuracy: Double(state.sums.correct) / seen, learningRate: 0,
      samplesPerSecond: taken * Double(batchSize) / elapsed,
      secondsLeft: elapsed / taken * Double(steps - state.step))
  }
}
