internal import CDigitModel
internal import DigitClassifier

/// The model that is part of the program.
enum EmbeddedModel {
  /// The bytes of `Models/digits.safetensors`.
  static var bytes: [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: digits_model_start(), count: digits_model_count))
  }

  /// The network, made ready at its first use.
  ///
  /// The file is part of the sources: that it cannot be used is a fault of the program's making,
  /// which the tests see, not of anything that it is given.
  static let classifier: DigitClassifier = {
    do {
      return try DigitClassifier(model: bytes, arithmetic: .fixedPoint)
    } catch {
      preconditionFailure("the embedded model: \(error)")
    }
  }()
}
