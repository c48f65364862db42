internal import DigitClassifier
internal import Raster
internal import Segmentation

/// Asks the network again about a candidate that it is not sure of, distorted a little in several ways; what it says
/// of all copies counts as much as what it said at first.
///
/// Hands that were never seen differ from those that were by a little more slant, a little less width. The mean
/// over distorted copies is what Krizhevsky, Sutskever and Hinton do with patches of photographs ("ImageNet
/// classification with deep convolutional neural networks", 2012). What the network is sure of, it is sure of however
/// it is distorted; so a few candidates in a hundred are asked about.
enum SecondLook {
  /// How a candidate is distorted: smaller and leaning to one side, larger and leaning to the other; turned
  /// one way and narrower, the other way and broader.
  static let distortions = [
    GlyphDistortion(xx: 1.07, xy: 0.12, yy: 1.07),
    GlyphDistortion(xx: 0.93, xy: -0.12, yy: 0.93),
    GlyphDistortion(xx: 1.1, xy: -0.1, yx: 0.1),
    GlyphDistortion(xx: 0.9, xy: 0.1, yx: -0.1),
  ]

  /// Whether a candidate is probably a digit, but it is not sure which.
  static func isNeeded(_ scored: ClassProbabilities, _ options: DecodingOptions) -> Bool {
    scored.confidence < options.secondLookConfidence
      && 1 - (scored.notADigit ?? 0) >= options.secondLookAnyDigit
  }

  /// What the network is asked of a candidate.
  static func glyphs(of glyph: NormalizedGlyph) -> [NormalizedGlyph] {
    distortions.map { glyph.distorted(by: $0) }
  }

  /// The mean of what the network said at first and of what it says of the copies on the average.
  ///
  /// Were all to weigh the same, digits as those it was trained on would lose by it.
  static func mean(
    of first: ClassProbabilities, _ others: ArraySlice<ClassProbabilities>
  ) -> ClassProbabilities {
    let share = 0.5 / Float(others.count)
    var mean = first.values.map { 0.5 * $0 }
    for other in others {
      for place in mean.indices { mean[place] += share * other.values[place] }
    }
    return ClassProbabilities(values: mean)
  }
}
