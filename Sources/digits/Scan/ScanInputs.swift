internal import FileSystem

/// The inputs of a scan in their order, found while they are asked for.
struct ScanInputs: Sequence, IteratorProtocol, Sendable {
  /// One step: an input, or a directory that could not be searched.
  enum Step: Sendable {
    case input(ScanInput)
    case failure(FilePath, FileError)
  }

  private var sources: ArraySlice<ScanConfiguration.Source>
  private var walk: DirectoryWalk?
  private var root: FilePath = ""
  private var names: AnnotationNames?
  private let annotationDirectory: FileIdentity?

  init(_ configuration: ScanConfiguration) {
    sources = configuration.sources[...]
    names = configuration.annotation.map {
      AnnotationNames($0, sources: configuration.sources)
    }
    annotationDirectory =
      if case .directory(let path) = configuration.annotation {
        try? File.status(of: path).identity
      } else {
        nil
      }
  }

  mutating func next() -> Step? {
    while true {
      if let entry = walk?.next() {
        switch entry {
        case .file(let path): return .input(input(path, .found))
        case .failure(let error): return .failure(FilePath(error.path), error)
        }
      }
      walk = nil
      guard let source = sources.popFirst() else { return nil }
      switch source {
      case .standardInput: return .input(input("-", .standardInput))
      case .file(let path): return .input(input(path, .named))
      case .directory(let path):
        root = path
        walk = DirectoryWalk(of: path, skipping: annotationDirectory)
      }
    }
  }

  private mutating func input(_ path: FilePath, _ origin: ScanInput.Origin) -> ScanInput {
    let relativePath: FilePath =
      switch origin {
      case .standardInput: "standard-input.png"
      case .named: path.lastComponent
      case .found: path.relative(to: root)
      }
    return ScanInput(path: path, origin: origin, annotation: names?.name(for: relativePath))
  }
}
