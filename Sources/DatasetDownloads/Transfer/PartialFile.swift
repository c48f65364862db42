internal import FileSystem

/// What has come of a file so far: `NAME.part` beside where it will lie.
///
/// Beside it lies `NAME.part.source`, which says where the bytes came from and which version they
/// were of, so that a server can tell whether its file is still that one. Only one run at a time
/// holds a partial file, by a lock that ends with the process.
struct PartialFile: Sendable {
  /// Where bytes came from.
  struct Source: Hashable, Sendable {
    var address: String

    /// A strong entity tag or a date of the last change, as `If-Range` takes either.
    var validator: String?
  }

  let path: FilePath
  private let target: FilePath
  private let file: WritableFile

  /// Takes hold of what has come of a file, or begins it.
  ///
  /// It is `nil` where another run holds it.
  ///
  /// - Parameter target: The file.
  /// - Throws: `FileError`.
  init?(of target: FilePath) throws(FileError) {
    self.target = target
    path = FilePath(bytes: target.bytes + Array(".part".utf8))
    while true {
      // The name is ours: what another program put there, a link or a pipe, is not written to.
      let file = try WritableFile(appendingTo: path, followingLink: false)
      do throws(FileError) {
        guard try file.lock() else {
          file.close()
          return nil
        }
        // Whoever held it before may have given it its final name meanwhile.
        let held = try file.identity()
        if let named = try? File.status(of: path, followingLink: false).identity,
          named == held
        {
          self.file = file
          return
        }
        file.close()
      } catch {
        file.close()
        throw error
      }
    }
  }

  /// The bytes that have come.
  func size() throws(FileError) -> Int { try file.size() }

  /// Adds what came next.
  func append(_ bytes: [UInt8]) throws(FileError) { try file.write(bytes) }

  /// Begins anew.
  func restart() throws(FileError) {
    try? File.remove(sourcePath)
    try file.truncate(to: 0)
  }

  /// Where the bytes came from, if that was written down.
  func source() -> Source? {
    guard let bytes = try? File.read(sourcePath, limit: 1 << 14) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard let address = lines.first else { return nil }
    return Source(address: address, validator: lines.count > 1 ? lines[1] : nil)
  }

  /// Writes down where the bytes come from.
  func setSource(_ source: Source) throws(FileError) {
    let text = ([source.address] + [source.validator].compactMap(\.self)).joined(separator: "\n")
    try File.write(Array("\(text)\n".utf8), to: sourcePath, isDurable: false)
  }

  /// Gives the file its name, and lets go of it.
  ///
  /// - Throws: `FileError`; it is then still held, until ``release()``.
  func publish() throws(FileError) {
    try file.synchronize()
    try? File.remove(sourcePath)
    try File.rename(path, to: target)
    file.close()
  }

  /// Lets go of the file; what has come stays for the next time, if anything has.
  func release() {
    if (try? file.size()) == 0 {
      try? File.remove(sourcePath)
      try? File.remove(path)
    }
    file.close()
  }

  private var sourcePath: FilePath {
    FilePath(bytes: path.bytes + Array(".source".utf8))
  }
}
