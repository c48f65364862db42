internal import ArgumentParser

/// The flags of `digits scan` that say where results go and how.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: "What is printed: text, jsonl for one object a line, json, csv or tsv.")
  var format: OutputFormat = .text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the results to a file, which gets its name when it is whole.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Write a file of results for each picture; the tree of the pictures is mirrored.",
      valueName: "directory"),
    completion: .directory)
  var outDir: String?

  @Flag(help: "Let results replace files that exist.")
  var overwrite = false

  @Option(
    help: ArgumentHelp(
      "Write every digit as the network saw it: 28×28 pixels.", valueName: "directory"),
    completion: .directory)
  var crops: String?

  @Option(
    help: ArgumentHelp(
      "Write a page for each picture that shows how it was read, step by step.",
      valueName: "directory"),
    completion: .directory)
  var explain: String?

  @Option(
    help: ArgumentHelp(
      "Write one page about all pictures, the doubtful ones first.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var report: String?

  @Option(
    help: ArgumentHelp(
      "Keep account of what is done in a file: a later run reads only what is new or has changed.",
      valueName: "file"),
    completion: .file())
  var state: String?

  @Flag(help: "End at the first input that cannot be read.")
  var failFast = false

  @Flag(help: "Print results as they are ready, not in the order of the inputs.")
  var unordered = false

  @Option(help: "Show progress on standard error: auto (on a terminal), always or never.")
  var progress: ProgressMode = .auto
}
