/// Whether ink is darker or lighter than the paper.
public enum Polarity: String, Hashable, Sendable {
  case darkOnLight
  case lightOnDark
}
