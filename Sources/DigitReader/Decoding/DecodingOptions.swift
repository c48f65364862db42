/// How candidates become numbers.
///
/// Scores are natural logarithms; lengths are shares of the line height. The weights are those of a
/// prototype that was tuned by hand on handwriting at hand. Two were raised on cheque amounts,
/// log-book cells and drawn numbers once the network had learned of crops (``skipHeightCost`` from
/// 4.4, ``markCost`` from 0.5), and the gate was opened to wide digits and to what is surely one
/// digit or another, as that spared crops and lost nothing there; all others moved nothing by more
/// than chance. What tells a comma came later, from where narrow digits and commas stand.
public struct DecodingOptions: Hashable, Sendable {
  // MARK: candidates

  /// How much more a digit's score counts for each primitive that it holds beyond the first.
  ///
  /// One digit of two pieces competes with two digits: without it the one that has fewer factors
  /// would win too often.
  public var pieceWeight = 0.5

  /// What every digit costs.
  public var digitCost = 0.1

  /// What each side of a digit costs that is a cut through ink.
  public var cutCost = 0.5

  /// What it costs that a digit shares a stroke with the one before.
  public var sharedCost = 0.5

  /// The greatest share of a digit's ink that such a stroke is.
  public var sharedInk: Float = 0.6

  /// The probability that is the smallest that counts.
  public var minimumProbability = 1e-6

  // MARK: ink that is passed over

  /// What it costs to pass over the smallest ink.
  public var skipCost = 0.25

  /// The height from which on passing over costs more, and how much more it costs.
  public var skipHeight = 0.2

  /// See ``skipHeight``.
  public var skipHeightCost = 6.0

  /// What passing over costs for all the ink of a plain 1.
  public var skipInkCost = 1.2

  /// How much the network's word that it is no digit counts, and the lowest that is listened to.
  public var notADigitWeight = 0.5

  /// See ``notADigitWeight``.
  public var notADigitFloor = -6.0

  /// What stands for the probability that ink is no digit, where the network was not asked or does
  /// not know.
  public var unknownNotADigit = 0.3

  /// The height below which ink is a mark, such as a dot or a dash, if it is not wide.
  public var markHeight = 0.3

  /// The width below which low ink is a mark.
  public var markWidth = 0.9

  /// The most that it costs to pass over a mark.
  public var markCost = 1.0

  /// What that grows by for all the ink of a plain 1.
  public var markInkCost = 0.5

  /// How high the digits are, at least, behind which a comma or an apostrophe is looked for.
  public var commaRowHeight = 0.5

  /// How wide a comma is at most, in heights of the row of the digits beside it.
  public var commaWidth = 0.7

  /// How high it is at most.
  public var commaHeight = 0.8

  /// The widest gap between it and the digit before it, in heights of the row.
  public var commaGap = 1.0

  /// How far below that row's top a comma begins, or above its foot an apostrophe ends, in heights of the row;
  /// up to there it is none.
  public var commaOffset = 0.35

  /// How far below the row a comma that was taken for a line begins at most, or above it an apostrophe ends, in
  /// heights of the row.
  public var commaReach = 0.15

  /// How far down a comma begins behind the last digit, in heights of that.
  public var commaOffsetAtEnd = 0.45

  /// How much farther it begins for no doubt to be left.
  public var commaOffsetRange = 0.1

  /// What it costs to read as a 1 what stands like a comma.
  public var commaCost = 6.0

  /// The height from which on ink that looks like the side of a printed box is hardly a 1.
  public var frameHeight: Float = 1.2

  /// The gap to the picture's side from which on lower ink is no side of a box.
  public var frameGap = 0.4

  /// The likeness to a box's side up to which ink nearer to the picture's side is a 1 if it stands in a
  /// row with digits: that of a stroke half as broad as the line's.
  public var frameLikenessInRow: Float = 5.9

  /// The height from which on ink stands in a row with digits.
  public var frameHeightInRow: Float = 0.8

  /// How far such ink stands out above or below the row at most, in line heights.
  public var frameOverhangInRow = 0.1

  /// What it costs to pass over what looks like the side of a printed box.
  public var frameSkipCost = 1.0

  /// What that shrinks by for each point of the likeness.
  public var frameSkipGain = 0.4

  // MARK: the gate

  /// The probability from which on a component that stands alone is a digit, without its pieces being
  /// looked at; above 1 all candidates are scored.
  public var gateConfidence: Float = 0.9

  /// How probable it must be that a component is a digit, whichever, for its pieces not to be looked
  /// at: a 4 that may be a 9 is not two digits for that.
  public var gateAnyDigit: Float = 0.95

  /// How high such a component is at least.
  public var gateHeight: Float = 0.6

  /// How wide it is at most.
  public var gateWidth: Float = 1

  /// How probable a wider one must be, which may be two digits that touch.
  public var wideGateConfidence: Float = 0.95

  /// How wide that is at most.
  public var wideGateWidth: Float = 1.8

  // MARK: the second look

  // Looking at more candidates again, or reading more pictures once more, wins little more and costs crops: with
  // 0.85 here and 0.75 there drawings of MNIST's digits took 1.35 crops a digit.

  /// The probability of its likeliest digit below which a candidate is looked at again, distorted; 0 for
  /// never.
  public var secondLookConfidence: Float = 0.65

  /// How probable it must be for that that it is a digit, whichever.
  public var secondLookAnyDigit: Float = 0.5

  // MARK: numbers

  /// The gap from which on digits beside each other belong to different numbers.
  public var numberGap = 1.5

  /// The height from which on ink that is passed over, such as a letter, stands between two numbers.
  public var separatorHeight: Float = 0.5

  /// The gap between digits from which on it does.
  public var separatorGap = 0.6

  /// The mean probability of being no digit from which on the digits of a number are none.
  public var maximumNotADigit: Float = 0.5

  /// How near to a number ink as high as a digit that is none makes it doubtful: it may be part of a word.
  public var strangerGap = 1.0

  /// How long at least each of two pieces is, along its longer side, that lie above each other and may be such ink
  /// together.
  public var strangerPieceLength = 0.3

  /// How high they are together at most.
  public var strangerHeight = 1.2

  /// The mean probability of being no digit from which on a number is for a person to review.
  public var doubtfulNotADigit: Float = 0.2

  // MARK: probabilities

  /// What scores are divided by before they become probabilities.
  public var temperature = 1.0

  /// How many times as probable as the number that the best way spells another must be to be read
  /// instead.
  ///
  /// The other has many ways that are not so good. Few pictures at hand depend on it: with this
  /// four made-up ones more were read right and no set lost any; with 1 the log books lost one.
  public var bestWayWeight = 1.25

  /// How many readings of a number are found.
  public var readingCount = 5

  /// The probability below which an alternative is not told.
  public var minimumAlternative: Float = 0.001

  /// How probable it must be that a number satisfies what is asked of it; below that it is read
  /// as if nothing was asked, and a person is to look.
  public var constraintFloor = 1e-4

  /// Creates the options that real handwriting is read with.
  public init() {}
}
