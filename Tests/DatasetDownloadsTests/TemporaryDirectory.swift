import FileSystem
import Foundation

/// A fresh directory that is removed with all it holds when the test lets go of it.
final class TemporaryDirectory: Sendable {
  let path: FilePath

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("digits-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    path = FilePath(url.path)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path.description)
  }

  /// The path of something in it.
  func callAsFunction(_ name: FilePath) -> FilePath {
    path.appending(name)
  }

  /// The names of all that is in it.
  var names: [String] {
    get throws { try Directory.names(in: path).map(\.description) }
  }
}
