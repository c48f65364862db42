/// Which neighbors of a pixel touch it.
public enum Connectivity: Hashable, Sendable {
  /// The four that share a side with it.
  case four

  /// The eight that share a side or a corner with it.
  case eight
}
