internal import ArgumentParser
internal import DigitReader
internal import FileSystem
internal import ImageCodecs

/// What a scan does, checked: nothing here contradicts anything else.
struct ScanConfiguration: Sendable {
  /// A thing that was named, and what it turned out to be.
  enum Source: Hashable, Sendable {
    /// A picture, or at least something that is to be read as one.
    case file(FilePath)

    /// A directory to be searched.
    case directory(FilePath)

    /// One picture on standard input.
    case standardInput
  }

  /// Where annotated pictures go.
  enum Annotation: Hashable, Sendable {
    case file(FilePath)
    case directory(FilePath)
  }

  var sources: [Source]
  var format: OutputFormat
  var annotation: Annotation?
  var options: ReadingOptions
  var model: FilePath?
  var jobs: Int

  /// Whether results are told apart by their paths.
  var hasSeveralInputs: Bool {
    if sources.count > 1 { return true }
    if case .directory = sources.first { return true }
    return false
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
    sources = try Self.sources(command.paths)
    format = command.format
    options = ReadingOptions(
      minimumConfidence: Float(command.minConfidence),
      limits: ImageLimits(maximumPixels: command.maxPixels.count))
    model = command.model.map { Surroundings.path(ofArgument: $0) }
    jobs = command.jobs ?? Surroundings.processorCount
    if let target = command.annotate {
      annotation = try Self.annotation(
        Surroundings.path(ofArgument: target), sources: sources, hasSeveral: hasSeveralInputs)
    }
  }

  private static func sources(_ arguments: [String]) throws -> [Source] {
    let names = arguments.isEmpty ? ["-"] : arguments
    let standardInputCount = names.count { $0 == "-" }
    if standardInputCount > 1 {
      throw ValidationError("Standard input can be read only once.")
    }
    if standardInputCount == 1, StandardStream.input.isTerminal {
      throw ValidationError(
        "Nothing to read: name pictures or directories, or pipe a picture in.")
    }
    return names.map { name in
      if name == "-" { return .standardInput }
      let path = Surroundings.path(ofArgument: name)
      let kind = try? File.status(of: path).kind
      return kind == .directory ? .directory(path) : .file(path)
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
    case .standardInput:
      false
    }
  }
}
