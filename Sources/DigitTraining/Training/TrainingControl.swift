/// What a run of training is to do after a step.
public enum TrainingControl: Hashable, Sendable {
  /// Take the next step.
  case goOn

  /// Give the state to be kept, and take the next step.
  case keep

  /// Give the state to be kept, and end.
  case stop
}
