internal import FileSystem

/// Chooses where each annotated picture goes: no input is overwritten and no name is used twice.
///
/// In a directory the tree of the inputs is mirrored. `a.png` keeps its name, any other becomes
/// `a.jpg.png`; a name that is taken gets a number: `a-2.png`.
struct AnnotationNames: Sendable {
  private let target: ScanConfiguration.Annotation
  private let inputs: Set<FileIdentity>
  private var used: Set<String> = []

  /// Creates names for a run.
  ///
  /// - Parameters:
  ///   - target: The file or directory that was asked for.
  ///   - sources: What is read; named files are never overwritten.
  init(_ target: ScanConfiguration.Annotation, sources: [ScanConfiguration.Source]) {
    self.target = target
    inputs = Set(
      sources.compactMap { source in
        guard case .file(let path) = source else { return nil }
        return try? File.status(of: path).identity
      })
  }

  /// The path for one input.
  ///
  /// - Parameter relativePath: The input's path below its root.
  /// - Returns: A path that was not given before.
  mutating func name(for relativePath: FilePath) -> FilePath {
    switch target {
    case .file(let path):
      // A stream may turn out to hold several pictures.
      let stem = Self.stem(of: path)
      var number = 1
      while !used.insert(String(number)).inserted { number += 1 }
      return number == 1 ? path : FilePath(bytes: stem.bytes + "-\(number).png".utf8)
    case .directory(let directory):
      let stem = Self.stem(of: relativePath)
      var number = 1
      while true {
        let suffix = number == 1 ? ".png" : "-\(number).png"
        let path = directory.appending(FilePath(bytes: stem.bytes + suffix.utf8))
        // Some disks take `A.png` and `a.png` for one name.
        if !isInput(path), used.insert(path.description.lowercased()).inserted { return path }
        number += 1
      }
    }
  }

  private func isInput(_ path: FilePath) -> Bool {
    guard !inputs.isEmpty, let identity = try? File.status(of: path).identity else { return false }
    return inputs.contains(identity)
  }

  private static func stem(of path: FilePath) -> FilePath {
    let ending = path.bytes.suffix(4)
    let isPNG = String(decoding: ending, as: UTF8.self).lowercased() == ".png"
    return isPNG ? FilePath(bytes: path.bytes.dropLast(4)) : path
  }
}
