internal import ArgumentParser
internal import FileSystem
internal import ImageStreams

extension ScanConfiguration {
  /// What is named by the flags, in the order in which it is read: first the arguments.
  ///
  /// - Throws: `ValidationError` where flags contradict each other.
  static func sources(_ arguments: [String], _ input: InputOptions) throws -> [Source] {
    var names = arguments
    if names.isEmpty, input.filesFrom == nil { names = ["-"] }
    let listsStandardInput = input.filesFrom == "-"
    let standardInputCount = names.count { $0 == "-" } + (listsStandardInput ? 1 : 0)
    if standardInputCount > 1 {
      throw ValidationError("Standard input can be read only once.")
    }
    if let mode = input.stdin, standardInputCount == 0 || listsStandardInput && mode != .paths {
      throw ValidationError(
        listsStandardInput
          ? "--stdin \(mode.rawValue): standard input holds the list of --files-from."
          : "--stdin \(mode.rawValue): the paths do not name '-', so nothing is read from it.")
    }
    if standardInputCount == 1, StandardStream.input.isTerminal {
      throw ValidationError(
        "Nothing to read: name pictures or directories, or pipe a picture in.")
    }
    if input.isZeroSeparated, input.filesFrom == nil, input.stdin != .paths {
      throw ValidationError("--null is for lists: --files-from or --stdin paths.")
    }
    var sources = names.map { name -> Source in
      if name != "-" { return source(Surroundings.path(ofArgument: name)) }
      return (input.stdin ?? .auto).format.map { .stream($0) } ?? .list(nil)
    }
    if let list = input.filesFrom {
      if list.isEmpty { throw ValidationError("--files-from needs a file.") }
      sources.append(.list(listsStandardInput ? nil : Surroundings.path(ofArgument: list)))
    }
    return sources
  }

  /// What a path names: a directory to be searched or something to be read.
  static func source(_ path: FilePath) -> Source {
    let kind = try? File.status(of: path).kind
    return kind == .directory ? .directory(path) : .file(path)
  }
}
