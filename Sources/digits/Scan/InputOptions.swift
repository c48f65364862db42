internal import ArgumentParser

/// The flags of `digits scan` that say where pictures come from.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What standard input holds: images (one after the other), tar, frames (each behind its length in four bytes, the highest first), paths, or auto for images or tar (default: auto).",
      valueName: "kind"))
  var stdin: StandardInputMode?

  @Option(
    help: ArgumentHelp(
      "Read the pictures and directories that a file names, one a line; '-' for standard input.",
      valueName: "file"),
    completion: .file())
  var filesFrom: String?

  @Flag(
    name: [.customShort("0"), .customLong("null")],
    help: "Listed paths end in zero bytes, as 'find -print0' writes them.")
  var isZeroSeparated = false

  @Flag(help: "Search hidden files and directories too.")
  var hidden = false

  @Flag(
    help: "Follow links to directories; what has several names is read under the first one.")
  var follow = false
}
