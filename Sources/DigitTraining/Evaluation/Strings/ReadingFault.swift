/// What went wrong at one place of a number, as far as the texts tell.
public enum ReadingFault: String, Hashable, Sendable, CaseIterable {
  /// One digit was read as another.
  case substituted

  /// A digit was read where none is written.
  case invented

  /// A digit was passed over.
  case lost

  /// One digit was read as two, neither of which it is.
  case overCut = "over_cut"

  /// Two digits were read as one that is neither.
  case underCut = "under_cut"

  /// How many digits have to be put in, taken out or changed to undo it.
  public var edits: Int {
    switch self {
    case .substituted, .invented, .lost: 1
    case .overCut, .underCut: 2
    }
  }

  /// What people call it.
  public var name: String {
    switch self {
    case .substituted: "substituted"
    case .invented: "invented"
    case .lost: "lost"
    case .overCut: "one read as two"
    case .underCut: "two read as one"
    }
  }
}
