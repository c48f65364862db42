internal import NeuralNetwork

/// A network ready to run, in whichever arithmetic, with the room that it runs in.
enum ReadyNetwork: Sendable {
  case floating(InferencePlan, WorkspacePool<InferencePlan.Workspace>)
  case fixedPoint(FixedPointPlan, WorkspacePool<FixedPointPlan.Workspace>)

  init(
    _ network: ResidualNetwork, parameters: NetworkParameters, arithmetic: Arithmetic,
    instructionSet: InstructionSet
  ) {
    if arithmetic == .fixedPoint,
      let plan = FixedPointPlan(network, parameters: parameters, instructionSet: instructionSet)
    {
      self = .fixedPoint(plan, WorkspacePool())
    } else {
      let plan = InferencePlan(
        network, parameters: parameters,
        precision: arithmetic == .bfloat16 ? .bfloat16 : .single, instructionSet: instructionSet)
      self = .floating(plan, WorkspacePool())
    }
  }

  var architecture: ResidualArchitecture {
    switch self {
    case .floating(let plan, _): plan.network.architecture
    case .fixedPoint(let plan, _): plan.network.architecture
    }
  }

  /// The logits of images: [images, planes, side, side] → [images, classes].
  func logits(images: [Float], count: Int) -> [Float] {
    switch self {
    case .floating(let plan, let pool):
      let workspace = pool.take() ?? InferencePlan.Workspace(for: plan)
      defer { pool.put(back: workspace) }
      return plan.logits(images: images, count: count, in: workspace)
    case .fixedPoint(let plan, let pool):
      let workspace = pool.take() ?? FixedPointPlan.Workspace(for: plan)
      defer { pool.put(back: workspace) }
      return plan.logits(images: images, count: count, in: workspace)
    }
  }
}
