internal import DigitReader
internal import FileSystem
internal import ImageCodecs
internal import ImageStreams

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
  private var outputNames: OutputNames
  private let outputDirectories: Set<FileIdentity>
  private let isZeroSeparated: Bool
  private let walkOptions: DirectoryWalk.Options
  private let maximumBytes: Int
  private var list: ParsedFile<PathList>?
  private var stream: ParsedFile<ImageStreamParser>?

  /// Whether it was left open what the stream is, so that nothing at all is a mistake.
  private var isAutomatic = false

  init(_ configuration: ScanConfiguration) {
    sources = configuration.sources[...]
    outputNames = OutputNames(configuration.output)
    isZeroSeparated = configuration.isZeroSeparated
    walkOptions = configuration.walkOptions
    maximumBytes = configuration.options.limits.maximumBytes
    names = configuration.annotation.map {
      AnnotationNames($0, sources: configuration.sources)
    }
    var directories = configuration.output.directories
    if case .directory(let path) = configuration.annotation { directories.append(path) }
    outputDirectories = Set(directories.compactMap { try? File.status(of: $0).identity })
  }

  mutating func next() -> Step? {
    while true {
      if let step = nextFound() ?? nextStreamed() ?? nextListed() { return step }
      guard let source = sources.popFirst() else { return nil }
      if let step = begin(source) { return step }
    }
  }

  /// Opens a source; a single file is a step at once.
  private mutating func begin(_ source: ScanConfiguration.Source) -> Step? {
    switch source {
    case .file(let path):
      return .input(input(path, .named, relativePath: path.lastComponent))
    case .directory(let path):
      root = path
      walk = DirectoryWalk(of: path, skipping: outputDirectories, options: walkOptions)
      return nil
    case .stream(let format):
      stream = ParsedFile(
        .standardInput, with: ImageStreamParser(format: format, maximumBytes: maximumBytes))
      isAutomatic = format == .auto
      return nil
    case .list(let path):
      do throws(FileError) {
        list = ParsedFile(
          try path.map { path throws(FileError) in try ReadableFile(path) } ?? .standardInput,
          with: PathList(isZeroSeparated: isZeroSeparated))
        return nil
      } catch {
        return .failure(FilePath(error.path), error)
      }
    }
  }

  private mutating func nextFound() -> Step? {
    switch walk?.next() {
    case .file(let path):
      return .input(input(path, .found, relativePath: path.relative(to: root)))
    case .failure(let error):
      return .failure(FilePath(error.path), error)
    case nil:
      walk = nil
      return nil
    }
  }

  private mutating func nextListed() -> Step? {
    do throws(FileError) {
      while let path = try list?.next() {
        if let step = begin(ScanConfiguration.source(path)) ?? nextFound() { return step }
      }
      list = nil
      return nil
    } catch {
      list = nil
      return .failure(FilePath(error.path), error)
    }
  }

  private mutating func nextStreamed() -> Step? {
    do throws(FileError) {
      if let element = try stream?.next() { return .input(input(element)) }
    } catch {
      stream = nil
      return .failure(FilePath(error.path), error)
    }
    // A producer of frames that had nothing to send is no failure of an input.
    let isNothing = isAutomatic && stream?.isEmpty == true && Interruption.current == nil
    stream = nil
    return isNothing ? .input(input("-", .emptyStream, relativePath: "standard-input.png")) : nil
  }

  private mutating func input(_ element: ImageStreamElement) -> ScanInput {
    let path = element.name.map { FilePath(bytes: $0) } ?? "-"
    if element.content == .skipped {
      return ScanInput(path: path, origin: .streamed, content: .skipped)
    }
    var input = input(
      path, .streamed,
      relativePath: element.name == nil ? "standard-input.png" : path.withoutLeavingItsFolder)
    input.content = element.content
    input.offset = element.offset
    return input
  }

  private mutating func input(
    _ path: FilePath, _ origin: ScanInput.Origin, relativePath: FilePath
  ) -> ScanInput {
    var input = ScanInput(path: path, origin: origin, annotation: names?.name(for: relativePath))
    outputNames.assign(to: &input, relativePath: relativePath)
    return input
  }
}

extension FilePath {
  /// The path without what would lead out of the directory that it is to lie in: the names in an
  /// archive are anybody's.
  fileprivate var withoutLeavingItsFolder: FilePath {
    let parts = bytes.split(separator: UInt8(ascii: "/")).filter {
      $0 != [0x2E] && $0 != [0x2E, 0x2E]
    }
    return parts.isEmpty ? "image" : FilePath(bytes: Array(parts.joined(separator: [0x2F])))
  }
}
