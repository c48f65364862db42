/// Which network a run of training keeps.
public enum KeptNetwork: String, Hashable, Sendable, CaseIterable {
  /// That of the last step: nothing is chosen, so the validation samples stay a fair measure.
  case last

  /// That of the epoch that reads the most validation samples right, the first of equals.
  case best
}
