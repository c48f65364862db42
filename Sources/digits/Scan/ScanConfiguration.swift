internal import ArgumentParser
internal import DigitReader
internal import FileSystem
internal import ImageCodecs
internal import ImageStreams

/// What a scan does, checked: nothing here contradicts anything else.
struct ScanConfiguration: Sendable {
  /// A thing that was named, and what it turned out to be.
  enum Source: Hashable, Sendable {
    /// A picture, or at least something that is to be read as one.
    case file(FilePath)

    /// A directory to be searched.
    case directory(FilePath)

    /// A list of files and directories; on standard input where no file is named.
    case list(FilePath?)

    /// Images on standard input.
    case stream(ImageStreamFormat)
  }

  /// Where annotated pictures go.
  enum Annotation: Hashable, Sendable {
    case file(FilePath)
    case directory(FilePath)
  }

  var sources: [Source]

  /// Whether the paths of a list end in zero bytes.
  var isZeroSeparated: Bool

  /// How directories are searched.
  var walkOptions: DirectoryWalk.Options
  var output: OutputConfiguration
  var annotation: Annotation?
  var options: ReadingOptions
  var model: FilePath?
  var jobs: Int

  /// Whether results are told apart by their paths.
  ///
  /// Of a stream alone it is not known before its end; its images have no paths.
  var hasSeveralInputs: Bool {
    if sources.count > 1 { return true }
    switch sources.first {
    case .directory, .list: return true
    case .file, .stream, nil: return false
    }
  }

  /// Settles what the flags mean together.
  ///
  /// - Throws: `ValidationError`, which ends the program with its usage and the code 64.
  init(_ command: ScanCommand) throws {
    guard (0...1).contains(command.minConfidence) else {
      throw ValidationError(
        "--min-confidence is a probability from 0 to 1, not \(command.minConfidence).")
    }
    if let jobs = command.jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs is a number from 1 to 256, not \(jobs).")
    }
    sources = try Self.sources(command.paths, command.input)
    isZeroSeparated = command.input.isZeroSeparated
    walkOptions = DirectoryWalk.Options(
      includesHidden: command.input.hidden, followsLinks: command.input.follow)
    output = try OutputConfiguration(command.output)
    options = ReadingOptions(
      minimumConfidence: Float(command.minConfidence),
      constraint: try command.constraint.constraint(),
      limits: ImageLimits(maximumPixels: command.maxPixels.count))
    for directory in output.directories {
      if let status = try? File.status(of: directory),
        sources.contains(where: { Self.isSame($0, status) })
      {
        throw ValidationError(
          "Results go to \(directory), which is searched for pictures: name another directory.")
      }
    }
    model = command.model.map { Surroundings.path(ofArgument: $0) }
    jobs = command.jobs ?? Surroundings.processorCount
    if let target = command.annotate {
      annotation = try Self.annotation(
        Surroundings.path(ofArgument: target), sources: sources, hasSeveral: hasSeveralInputs)
    }
  }

  private static func annotation(
    _ target: FilePath, sources: [Source], hasSeveral: Bool
  ) throws -> Annotation {
    if target.bytes.isEmpty { throw ValidationError("--annotate needs a file or a directory.") }
    let status = try? File.status(of: target)
    if !hasSeveral, status?.kind != .directory, !target.endsInSlash {
      if let status, sources.contains(where: { isSame($0, status) }) {
        throw ValidationError("--annotate \(target) would overwrite the picture itself.")
      }
      return .file(target)
    }
    if let status, status.kind != .directory {
      throw ValidationError("--annotate \(target): several pictures need a directory.")
    }
    if let status, sources.contains(where: { isSame($0, status) }) {
      throw ValidationError(
        "--annotate \(target) is searched for pictures itself: name another directory.")
    }
    return .directory(target)
  }

  private static func isSame(_ source: Source, _ status: FileStatus) -> Bool {
    switch source {
    case .file(let path), .directory(let path):
      (try? File.status(of: path).identity) == status.identity
    case .list(let path):
      path.map { (try? File.status(of: $0).identity) == status.identity } ?? false
    case .stream:
      false
    }
  }
}
