public import FileSystem

/// How one picture of a number was read.
public struct StringOutcome: Hashable, Sendable {
  /// Whether the reader would have had a person look.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// It was sure.
    case ok

    /// It was not.
    case review

    /// It found no number.
    case empty
  }

  /// The picture, from the folder of its table.
  public let path: FilePath

  /// The digits that are written.
  public let truth: String

  /// The digits that were read.
  public let text: String

  /// The probability that the reader gave to its text; 0 where it found none.
  public let confidence: Float

  /// Whether the reader was sure.
  public let status: Status

  /// How many pieces of the picture the network was asked of.
  public let cropCount: Int

  /// How long the picture took, from its bytes to the text.
  public let seconds: Double

  /// What went wrong; empty where nothing did.
  public let faults: [ReadingFault]

  /// Compares a reading with the truth, digits alone.
  ///
  /// - Parameters:
  ///   - path: The picture.
  ///   - truth: What is written; signs that are no digits do not count.
  ///   - text: What was read; spaces and line breaks do not count.
  ///   - confidence: The probability that the reader gave to its text.
  ///   - status: Whether it was sure.
  ///   - cropCount: How many pieces the network was asked of.
  ///   - seconds: How long it took.
  public init(
    path: FilePath, truth: String, text: String, confidence: Float, status: Status,
    cropCount: Int = 0, seconds: Double = 0
  ) {
    self.path = path
    self.truth = Self.digits(of: truth)
    self.text = Self.digits(of: text)
    self.confidence = confidence
    self.status = status
    self.cropCount = cropCount
    self.seconds = seconds
    faults = TextAlignment(truth: self.truth, text: self.text).faults
  }

  /// Whether every digit is right and none is missing.
  public var isCorrect: Bool { faults.isEmpty }

  private static func digits(of text: String) -> String {
    String(text.filter { ("0"..."9").contains($0) })
  }
}
