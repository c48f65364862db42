internal import Segmentation

/// When a picture is read once more, and with what settings.
///
/// Where a pen is faint or a seam goes astray, a little more or less of what counts as ink, or another size to cut
/// at, often makes it right. Neither setting is better by itself: each loses as many numbers as it wins, but it seldom
/// loses them with confidence. Values chosen on drawings of training digits, digits of writers held out, cheques
/// and log books.
public struct SecondReadingOptions: Hashable, Sendable {
  /// The confidence below which a picture of one number is read once more; 0 for never.
  public var below: Float = 0.7

  /// The lines of ink above which a picture is a page, which is not.
  public var maximumLines = 4

  /// In place of ``PaperOptions/maskLevel``.
  public var maskLevel = 0.42

  /// In place of ``InkOptions/minimumPictureHeight``.
  public var minimumPictureHeight = 150.0

  /// In place of ``LatticeOptions/workingHeight``.
  public var workingHeight = 40.0

  /// Creates the options that real handwriting is read with.
  public init() {}

  /// Whether it may come to that, as soon as lines of ink are known.
  func isThinkable(ofLines count: Int) -> Bool {
    below > 0 && count > 0 && count <= maximumLines
  }

  /// Whether it comes to that.
  func isNeeded(after reading: Reading) -> Bool {
    reading.numbers.count == 1 && reading.confidence < below
  }
}

extension ReadingOptions {
  /// The options that a picture is read with once more.
  var ofSecondReading: ReadingOptions {
    var options = self
    options.segmentation.ink.paper.maskLevel = secondReading.maskLevel
    options.segmentation.ink.minimumPictureHeight = secondReading.minimumPictureHeight
    options.segmentation.lattice.workingHeight = secondReading.workingHeight
    return options
  }
}
