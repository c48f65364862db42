internal import CDigitModel
internal import DigitClassifier
internal import ImageCodecs
internal import Segmentation
internal import Raster

/// Reads the numbers in pictures.
public struct DigitReader: Sendable {
  /// Creates a reader with the model that is part of the program.
  public init() {}
}
