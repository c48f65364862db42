/// Which components are parts of one digit. Lengths are parts of the line height.
public struct GroupingOptions: Hashable, Sendable {
  /// A component lower than this may be a part of a digit; a higher one is a digit's body.
  public var maximumPartHeight = 0.6

  /// The widest gap between a part and the rest of its digit.
  public var maximumGap = 0.3

  /// The greatest height of a digit made of parts.
  public var maximumHeight = 1.5

  /// The greatest width of a digit made of parts.
  public var maximumWidth = 1.3

  /// The least height of a part that stands alone and is a digit all the same.
  public var minimumLoneHeight = 0.3

  /// Creates the default options.
  public init() {}
}
