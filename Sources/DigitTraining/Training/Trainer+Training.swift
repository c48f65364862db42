public import DigitClassifier
internal import NeuralNetwork

extension Trainer {
  /// Trains to the last step.
  ///
  /// - Parameters:
  ///   - checkpoint: Where to go on, or `nil` to begin with random parameters. Going on gives the
  ///     same bytes as never having stopped.
  ///   - start: When the time of ``TrainingOptions/budget`` began to run.
  ///   - report: Told after each step and, with the validation's result, each epoch.
  ///   - control: Asked after each step whether to go on; told how many steps were taken.
  ///   - save: Told the state before the first step, after each epoch, and where `control` wants it
  ///     kept.
  /// - Returns: The averaged network: that of the last step, or the best if
  ///   ``TrainingOptions/keeping`` says so.
  /// - Throws: ``Failure`` if the loss is no longer a number, the checkpoint is of another run, or
  ///   `control` stopped it.
  /// - Complexity: O(steps · batch · parameters); room for the maps of one shard a thread.
  public func train(
    from checkpoint: TrainingCheckpoint? = nil,
    since start: ContinuousClock.Instant = .now,
    report: (TrainingProgress) -> Void = { _ in },
    control: (_ step: Int) -> TrainingControl = { _ in .goOn },
    save: (TrainingCheckpoint) -> Void = { _ in }
  ) throws(Failure) -> ModelFile {
    if let checkpoint, let difference = RunIdentity(checkpoint.run).difference(from: identity) {
      throw Failure(
        message: "the checkpoint is of another run: \(difference)", kind: .otherRun)
    }
    let network = ResidualNetwork(options.architecture)
    var stepper = TrainingStepper(self, network, checkpoint?.state ?? initialState(network))
    let steps: Int?
    if let checkpoint {
      steps = checkpoint.steps
    } else {
      steps = try stepsWithinBudget(stepper, since: start)
    }
    let plan = TrainingPlan(options, stepsPerEpoch: stepsPerEpoch, steps: steps)
    func keep() throws(Failure) {
      // What is kept must be of use: a step may have gone astray without a loss to show it yet.
      guard stepper.state.isFinite else {
        throw TrainingStepper.diverged(
          "a parameter, or what is remembered of its slopes, is no number",
          step: stepper.state.step - 1,
          plan.learningRate(at: stepper.state.step - 1))
      }
      save(TrainingCheckpoint(run: identity.text, steps: plan.steps, state: stepper.state))
    }
    if checkpoint == nil { try keep() }

    let pace = TrainingPace(from: stepper.state.step, of: plan.steps)
    while stepper.state.step < plan.steps, !stepper.state.hasStoppedEarly {
      let step = stepper.state.step
      let phase = plan.phase(at: step)
      let rate = plan.learningRate(at: step)
      if step % stepsPerEpoch == 0 { stepper.state.sums = TrainingState.EpochSums() }
      let batch = try stepper.step(
        learningRate: rate, augmentation: plan.phases[phase].augmentation,
        leavesOut: plan.leavesOut(at: step))
      stepper.state.sums.loss += batch.loss
      stepper.state.sums.correct += batch.correct
      stepper.state.sums.seen += options.batchSize

      var progress = pace.progress(stepper.state, plan, batchSize: options.batchSize)
      progress.phase = phase + 1
      progress.learningRate = rate
      if plan.endsEpoch(step) {
        progress.isEndOfEpoch = true
        if let measured = measure(stepper.state.average.parameters) {
          progress.validation = measured.overall
          progress.validationGroups = measured.groups
          progress.isBest = stepper.state.note(
            measured.overall.accuracy, epoch: progress.epoch, options)
        }
      }
      let wish = control(step + 1)
      // Told before it is kept: what goes on after this step tells of the next one first.
      report(progress)
      if progress.isEndOfEpoch || wish != .goOn { try keep() }
      if wish == .stop, step + 1 < plan.steps {
        throw Failure(message: "stopped after step \(step + 1) of \(plan.steps)", kind: .stopped)
      }
    }
    let chosen = stepper.state.best?.parameters ?? stepper.state.average.parameters
    var provenance = ["steps": "\(stepper.state.step)"]
    if let best = stepper.state.best, best.parameters != nil {
      provenance["kept"] = "epoch \(best.epoch), the best on the validation samples"
    }
    if stepper.state.hasStoppedEarly { provenance["stopped"] = "early" }
    return ModelFile(
      architecture: options.architecture, parameters: chosen, temperature: temperature(chosen),
      provenance: provenance)
  }

  /// The steps that fit into the budget; `nil` if there is none.
  ///
  /// A few steps are taken on a copy of the state to see how long they take.
  private func stepsWithinBudget(
    _ stepper: TrainingStepper, since start: ContinuousClock.Instant
  ) throws(Failure) -> Int? {
    guard let budget = options.budget else { return nil }
    var trial = stepper
    let clock = ContinuousClock()
    let augmentation = options.augmentation
    // The first one touches memory for the first time.
    _ = try trial.step(learningRate: 0, augmentation: augmentation)
    let first = clock.now
    var taken = 0
    while taken < 3 || (clock.now - first) / .seconds(1) < min(3, budget / 50) {
      _ = try trial.step(learningRate: 0, augmentation: augmentation)
      taken += 1
    }
    let step = (clock.now - first) / .seconds(1) / Double(taken)
    let measuring = clock.now
    _ = measure(trial.state.average.parameters)
    let measure = (clock.now - measuring) / .seconds(1)
    // The last epoch is measured twice more: for the temperature, and for the record.
    let left = budget - (clock.now - start) / .seconds(1) - 2 * measure
    let each = step * 1.02 + measure / Double(stepsPerEpoch)
    return max(1, Int(min(left / each, Double(Self.mostSteps))))
  }
}
