import FileSystem
import Foundation

/// A fresh directory that is removed with all it holds when the test lets go of it.
final class TemporaryDirectory {
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

  /// Whether permissions keep this user from anything: not so for the superuser.
  static let permissionsHold: Bool = {
    guard let directory = try? TemporaryDirectory() else { return false }
    try? File.write([], to: directory("file"))
    try? directory.setPermissions("file", 0)
    return (try? File.read(directory("file"), limit: 1)) == nil
  }()

  /// Changes who may read something in it.
  func setPermissions(_ name: FilePath, _ mode: Int) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: self(name).description)
  }

  /// Makes a symbolic link in it.
  func link(_ name: FilePath, to target: FilePath) throws {
    try FileManager.default.createSymbolicLink(
      atPath: self(name).description, withDestinationPath: target.description)
  }
}
