// Reads every picture below a folder, several at a time, in the order of their names.
// usage: stream-a-folder FOLDER

import DigitReader
import FileSystem

/// The files below a folder, found while they are asked for.
struct Pictures: Sequence, IteratorProtocol, Sendable {
  var walk: DirectoryWalk

  mutating func next() -> ImageSource? {
    while let entry = walk.next() {
      if case .file(let path) = entry { return .file(path.description) }
    }
    return nil
  }
}

/// Not on the main actor, as top-level code would be: it would be woken for every result.
@main struct StreamAFolder {
  static func main() async {
    let folder = FilePath(CommandLine.arguments.dropFirst().first ?? ".")
    let pictures = Pictures(walk: DirectoryWalk(of: folder))
    for await result in DigitReader().readings(of: pictures) {
      switch result.reading {
      case .success(let reading): print(result.index, reading.text, reading.confidence)
      case .failure(let error): print(result.index, error)
      }
    }
  }
}
