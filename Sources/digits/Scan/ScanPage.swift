internal import DigitReader
internal import FileSystem
internal import ImageCodecs

/// A decoded input between loading and reading: what is needed again once its digits are known.
struct ScanPage: Sendable {
  var input: ScanInput

  /// The picture, where something is drawn from it; else its memory is free once it is segmented.
  var image: DecodedImage?

  /// What reads it again where its way is to be shown.
  var reader: DigitReader

  /// Writes what belongs to the input alone: the last work on it, on whatever thread.
  func outcome(_ reading: Reading) -> ScanOutcome {
    var outcome = ScanOutcome(input: input, result: .read(reading))
    guard let image = image?.image else { return outcome }
    let trace = input.crops != nil || input.explanation != nil ? reader.trace(image) : nil
    outcome.writingErrors = [
      input.annotation.flatMap { Annotator.write(image, reading, to: $0) },
      trace.flatMap { trace in input.crops.flatMap { CropWriter.write(trace, to: $0) } },
      trace.flatMap { trace in
        input.explanation.flatMap { ExplanationPage.write(image, trace, of: input.path, to: $0) }
      },
    ].compactMap { $0 }
    if input.needsCard { outcome.card = PictureCard.html(image, reading) }
    return outcome
  }
}
