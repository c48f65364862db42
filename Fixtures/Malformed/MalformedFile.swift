/// A file that is no picture to be decoded, and the code of the error it should give.
public struct MalformedFile: Sendable, CustomStringConvertible {
  /// What is wrong with it.
  public let name: String

  /// The file.
  public let bytes: [UInt8]

  /// The code of the error: `not_an_image`, `unsupported`, `truncated`, `corrupt` or `too_large`.
  public let code: String

  init(_ name: String, _ code: String, _ bytes: [UInt8]) {
    self.name = name
    self.code = code
    self.bytes = bytes
  }

  /// Its name.
  public var description: String { name }

  /// Every malformed file.
  public static var all: [MalformedFile] { foreign + png + jpeg }
}
