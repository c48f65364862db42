public import DigitClassifier
public import Segmentation

/// All that a reader found on its way from a picture to numbers.
///
/// What explains a reading to people, and what evaluation tells causes of errors by.
public struct ReadingTrace: Sendable {
  /// The ink of the picture; `nil` for one of a single color.
  public let ink: InkPicture?

  /// The lines of ink, from the top, those that hold no digits included.
  public let lines: [LineTrace]

  /// What came of it.
  public let reading: Reading
}

/// What a reader found in one line of ink.
public struct LineTrace: Sendable {
  /// A digit of the best path.
  public struct Step: Hashable, Sendable {
    /// Which span of the lattice it is.
    public let span: Int

    /// What it is read as.
    public let digit: Int

    /// Its place in ``Reading/predictions``; `nil` where its number was dropped, since it does not
    /// look like one.
    public let prediction: Int?
  }

  /// The candidates.
  public let lattice: LineLattice

  /// What the network says of each of the lattice's spans; `nil` for those that it was not asked of.
  public let probabilities: [ClassProbabilities?]

  /// The spans of the best path, from left to right; ink between them is passed over.
  public let path: [Step]
}
