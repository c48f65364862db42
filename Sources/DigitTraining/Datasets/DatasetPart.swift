/// Which part of a data set.
public enum DatasetPart: String, Hashable, Sendable, CaseIterable {
  /// What a network is trained and chosen on.
  case training

  /// What a finished network is reported on, and nothing else.
  case test
}
