internal import DigitReader
internal import FileSystem
internal import ImageCodecs
internal import Segmentation

/// A decoded input between loading and reading: what is needed again once its digits are known.
struct ScanPage: Sendable {
  var input: ScanInput

  /// The picture, where something is drawn from it; else its memory is free once it is segmented.
  var image: DecodedImage?

  /// How it is taken apart, to be shown.
  var segmentation = SegmentationOptions()

  /// Writes what belongs to the input alone: the last work on it, on whatever thread.
  func outcome(_ reading: Reading) -> ScanOutcome {
    var outcome = ScanOutcome(input: input, result: .read(reading))
    guard let image = image?.image else { return outcome }
    outcome.writingErrors = [
      input.annotation.flatMap { Annotator.write(image, reading, to: $0) },
      input.crops.flatMap {
        CropWriter.write(image, reading, segmentation: segmentation, to: $0)
      },
      input.explanation.flatMap {
        ExplanationPage.write(image, reading, of: input.path, segmentation: segmentation, to: $0)
      },
    ].compactMap { $0 }
    if input.needsCard { outcome.card = PictureCard.html(image, reading) }
    return outcome
  }
}
