internal import ArgumentParser
internal import FileSystem

/// Where results go and how: the flags of ``OutputOptions``, proven to go together.
struct OutputConfiguration: Hashable, Sendable {
  /// Where records are written.
  enum Destination: Hashable, Sendable {
    case standardOutput

    /// One file for all.
    case file(FilePath)

    /// One file for each input, the tree mirrored.
    case directory(FilePath)
  }

  var format: OutputFormat
  var destination: Destination
  var mayOverwrite: Bool
  var crops: FilePath?
  var explanations: FilePath?
  var report: FilePath?
  var ledger: FilePath?
  var isFailFast: Bool
  var isOrdered: Bool
  var progress: ProgressMode

  /// Settles what the flags mean together.
  ///
  /// - Throws: `ValidationError`, which ends the program with its usage and the code 64.
  init(_ options: OutputOptions) throws {
    format = options.format
    mayOverwrite = options.overwrite
    crops = try Self.path(options.crops, of: "--crops")
    explanations = try Self.path(options.explain, of: "--explain")
    report = try Self.path(options.report, of: "--report")
    ledger = try Self.path(options.state, of: "--state")
    isFailFast = options.failFast
    isOrdered = !options.unordered
    progress = options.progress
    switch (
      try Self.path(options.output, of: "--output"), try Self.path(options.outDir, of: "--out-dir")
    ) {
    case (nil, nil): destination = .standardOutput
    case (let file?, nil): destination = .file(file)
    case (nil, let directory?): destination = .directory(directory)
    case (_?, _?): throw ValidationError("--output and --out-dir: name one of them.")
    }
    if ledger != nil { try checkLedger() }
  }

  /// The directories that hold what was written: none of them is searched for pictures.
  var directories: [FilePath] {
    var directories = [crops, explanations].compactMap { $0 }
    if case .directory(let path) = destination { directories.append(path) }
    return directories
  }

  private func checkLedger() throws {
    switch destination {
    case .standardOutput:
      throw ValidationError(
        "--state needs --output or --out-dir: what was printed cannot be taken back.")
    case .file:
      if !format.canGrow {
        throw ValidationError(
          "--state adds to the output later on, which \(format.rawValue) does not allow: "
            + "take jsonl, or --out-dir.")
      }
    case .directory:
      break
    }
  }

  private static func path(_ argument: String?, of option: String) throws -> FilePath? {
    guard let argument else { return nil }
    if argument.isEmpty { throw ValidationError("\(option) needs a name.") }
    return Surroundings.path(ofArgument: argument)
  }
}
