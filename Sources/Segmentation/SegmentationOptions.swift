/// What segmentation is told.
public struct SegmentationOptions: Hashable, Sendable {
  /// The polarity of the ink, or `nil` to find it.
  public var polarity: Polarity?

  /// How the level that parts ink from paper is chosen.
  public var thresholding: Thresholding

  /// How ink is parted from paper, and which lines and specks go with the paper.
  public var ink = InkOptions()

  /// Which neighbors of an ink pixel belong to the same component.
  public var connectivity: Connectivity

  /// What makes a component ink and not noise, shade or a speck.
  public var legibility: LegibilityOptions

  /// Which components are parts of one digit.
  public var grouping: GroupingOptions

  /// Which components hold several digits.
  public var splitting: SplittingOptions

  /// How ink is cut into candidates for digits.
  public var lattice = LatticeOptions()

  /// Creates options.
  ///
  /// - Parameters:
  ///   - polarity: The polarity of the ink, or `nil` to find it.
  ///   - thresholding: How the level that parts ink from paper is chosen.
  ///   - connectivity: Which neighbors of an ink pixel belong to the same component.
  ///   - legibility: What makes a component ink and not noise, shade or a speck.
  ///   - grouping: Which components are parts of one digit.
  ///   - splitting: Which components hold several digits.
  public init(
    polarity: Polarity? = nil, thresholding: Thresholding = .otsu,
    connectivity: Connectivity = .eight, legibility: LegibilityOptions = LegibilityOptions(),
    grouping: GroupingOptions = GroupingOptions(),
    splitting: SplittingOptions = SplittingOptions()
  ) {
    self.polarity = polarity
    self.thresholding = thresholding
    self.connectivity = connectivity
    self.legibility = legibility
    self.grouping = grouping
    self.splitting = splitting
  }
}
