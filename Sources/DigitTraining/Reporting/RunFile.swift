internal import FileSystem

/// A file of a run's folder that grows with the run.
struct RunFile: Sendable {
  private let file: WritableFile

  /// Opens the file, with the part of an older run in it that is to stay.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - kept: What it holds from now on.
  /// - Throws: `FileError`.
  init(_ path: FilePath, keeping kept: [UInt8]) throws(FileError) {
    try File.write(kept, to: path, isDurable: false)
    file = try WritableFile(appendingTo: path)
  }

  /// What a file holds; nothing if there is none.
  static func content(_ path: FilePath) throws(FileError) -> [UInt8] {
    guard File.exists(path) else { return [] }
    return try File.read(path, limit: mostBytes)
  }

  func append(_ bytes: [UInt8]) throws(FileError) {
    try file.write(bytes)
  }

  func close() {
    file.close()
  }

  /// A run of a million steps that tells of every one is smaller.
  private static let mostBytes = 1 << 30
}
