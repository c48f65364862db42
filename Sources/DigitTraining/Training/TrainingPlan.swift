internal import NeuralNetwork

/// What each step of a run does: its phase, its learning rate, its epoch.
public struct TrainingPlan: Sendable {
  /// A part of the run with a schedule of its own.
  struct Phase: Sendable {
    let start: Int
    let steps: Int
    let schedule: LearningRateSchedule
    let augmentation: Augmentation
  }

  /// Steps in all.
  public let steps: Int

  /// Steps of an epoch; the last epoch of a run with a budget may have fewer.
  public let stepsPerEpoch: Int

  /// How many epochs are begun.
  public var epochs: Int { (steps + stepsPerEpoch - 1) / stepsPerEpoch }

  /// The phases, in their order: one or two.
  let phases: [Phase]

  /// Plans a run.
  ///
  /// - Parameters:
  ///   - options: How to train.
  ///   - stepsPerEpoch: Steps of an epoch, at least 1.
  ///   - steps: Steps in all, shared by the phases as their epochs are; `nil` for all steps of all
  ///     epochs.
  init(_ options: TrainingOptions, stepsPerEpoch: Int, steps: Int? = nil) {
    let fineTuning = options.fineTuning
    let epochs = options.epochs + (fineTuning?.epochs ?? 0)
    let steps = steps ?? epochs * stepsPerEpoch
    let first = Int((Double(steps) * Double(options.epochs) / Double(epochs)).rounded())
    self.steps = steps
    self.stepsPerEpoch = stepsPerEpoch
    var phases = [
      Phase(
        start: 0, steps: first,
        schedule: options.schedule.rates(
          options.learningRate, over: first, warmup: options.warmup),
        augmentation: options.augmentation)
    ]
    if let fineTuning {
      // The optimizer is warm already.
      let kind: ScheduleKind = options.schedule == .constant ? .constant : .cosine
      phases.append(
        Phase(
          start: first, steps: steps - first,
          schedule: kind.rates(fineTuning.learningRate, over: steps - first, warmup: 0),
          augmentation: fineTuning.augmentation))
    }
    self.phases = phases
  }

  /// The phase of a step.
  ///
  /// - Parameter step: The step; the first is 0.
  /// - Returns: An index into ``phases``.
  func phase(at step: Int) -> Int {
    phases.lastIndex { $0.start <= step } ?? 0
  }

  /// The learning rate of a step.
  ///
  /// - Parameter step: The step; the first is 0.
  /// - Returns: The rate.
  public func learningRate(at step: Int) -> Float {
    let phase = phases[phase(at: step)]
    return phase.schedule(step - phase.start)
  }

  /// Whether a pass over the samples that begins with a step may leave easy ones out.
  ///
  /// The last eighth of the steps sees all, as in InfoBatch: what is left of the bias goes.
  func leavesOut(at step: Int) -> Bool { step < steps - steps / 8 }

  /// Whether a step is the last of an epoch.
  func endsEpoch(_ step: Int) -> Bool {
    (step + 1) % stepsPerEpoch == 0 || step + 1 == steps
  }
}
