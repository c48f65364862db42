internal import DigitReader
internal import ImageCodecs
internal import ImageStreams

extension ReadingError {
  /// Creates an error from a damaged place of a stream.
  init(_ damage: ImageStreamDamage) {
    let code: Code =
      switch damage.kind {
      case .truncated: .truncated
      case .corrupt: .corrupt
      case .tooLarge: .tooLarge
      case .notAnImage, .empty: .notAnImage
      }
    if damage.kind == .notAnImage {
      do throws(ImageDecodingError) {
        _ = try ImageDecoder.header(of: damage.beginning)
      } catch {
        // The decoder knows what many files are that it cannot read.
        self = ReadingError(error)
        return
      }
    }
    self.init(code, damage.message)
  }
}
