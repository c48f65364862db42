package import FileSystem
package import ImageCodecs

/// Why a picture could not be read.
///
/// That a page holds no digits is no error but an empty ``Reading``.
public struct ReadingError: Error, Sendable, CustomStringConvertible {
  /// The stage that failed.
  public enum Stage: String, Hashable, Sendable {
    /// The file's bytes were not to be had.
    case file

    /// The bytes did not become a picture.
    case decoding
  }

  /// What is the matter; the raw value is the `code` of the command line's JSON.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// Standard input ended before its first byte.
    case noInput = "no_input"

    /// There is no such file.
    case notFound = "not_found"

    /// The file was found, and was not there any more when it was to be read.
    case gone

    /// The file was written to while it was read.
    case changed

    /// The file is there but cannot be read: permissions, a directory, a device, a disk error.
    case unreadable

    /// The file or the picture is larger than the limits allow.
    case tooLarge = "too_large"

    /// The bytes are neither PNG nor JPEG.
    case notAnImage = "not_an_image"

    /// A PNG or JPEG of a kind that is not decoded.
    case unsupported

    /// The file ends before the picture does.
    case truncated

    /// The file contradicts itself.
    case corrupt
  }

  /// The stage that failed.
  public let stage: Stage

  /// What is the matter.
  public let code: Code

  /// The matter in words, with its numbers, without the file's name.
  public let message: String

  /// The error of the stage itself, where it gave one.
  public let cause: (any Error)?

  /// The error of an input without a single byte.
  package static let noInput = ReadingError(
    stage: .file, code: .noInput, message: "nothing to read", cause: nil)

  private init(stage: Stage, code: Code, message: String, cause: (any Error)?) {
    self.stage = stage
    self.code = code
    self.message = message
    self.cause = cause
  }

  /// Creates an error about bytes that were not even given to a decoder.
  ///
  /// - Parameters:
  ///   - code: What is the matter.
  ///   - message: The matter in words.
  package init(_ code: Code, _ message: String) {
    self.init(stage: .decoding, code: code, message: message, cause: nil)
  }

  /// Creates an error from one of the file system.
  ///
  /// - Parameter error: Why the file could not be read.
  package init(_ error: FileError) {
    stage = .file
    code =
      switch error.kind {
      case .notFound: .notFound
      case .tooLarge: .tooLarge
      case .changed: .changed
      case .notAFile, .brokenPipe, .refused: .unreadable
      }
    message = error.message
    cause = error
  }

  /// Creates an error from one of the decoder.
  ///
  /// - Parameter error: Why the bytes did not decode.
  package init(_ error: ImageDecodingError) {
    stage = .decoding
    code =
      switch error.code {
      case .notAnImage: .notAnImage
      case .unsupported: .unsupported
      case .truncated: .truncated
      case .corrupt: .corrupt
      case .tooLarge: .tooLarge
      }
    message = error.message
    cause = error
  }

  /// The same error about a file that was found a moment before.
  package var ofFoundFile: ReadingError {
    guard code == .notFound else { return self }
    return ReadingError(stage: stage, code: .gone, message: message, cause: cause)
  }

  /// The message.
  public var description: String { message }
}
