private import Dispatch
internal import FileSystem
private import Synchronization

/// The number of files that a run will come across, counted while it is under way.
final class InputCount: Sendable {
  private let found = Atomic<Int>(-1)

  /// The number, or `nil` where it is not known yet or cannot be: nobody knows the length of a
  /// stream.
  var total: Int? {
    let total = found.load(ordering: .relaxed)
    return total < 0 ? nil : total
  }

  /// Begins to count.
  ///
  /// - Parameters:
  ///   - sources: What was named.
  ///   - files: Gives the number of files below a directory.
  func begin(
    _ sources: [ScanConfiguration.Source], files: @escaping @Sendable (FilePath) -> Int
  ) {
    var directories: [FilePath] = []
    for source in sources {
      switch source {
      case .file: break
      case .directory(let path): directories.append(path)
      default: return
      }
    }
    let total = sources.count - directories.count
    if directories.isEmpty { return found.store(total, ordering: .relaxed) }
    DispatchQueue.global(qos: .utility).async { [directories] in
      let total = directories.reduce(total) { $0 + files($1) }
      self.found.store(total, ordering: .relaxed)
    }
  }
}
