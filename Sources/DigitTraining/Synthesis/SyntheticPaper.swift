/// What a drawing is written on.
public enum SyntheticPaper: String, Hashable, Sendable, CaseIterable {
  /// Nothing but its color.
  case plain

  /// Clouds, as on recycled paper.
  case texture

  /// Squares, as in arithmetic books.
  case grid

  /// Lines to write on.
  case ruled

  /// A frame around the digits, with a line between each two of them.
  case boxes

  /// Waves side by side, as on cheques.
  case waves
}
