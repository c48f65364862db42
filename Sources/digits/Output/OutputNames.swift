internal import FileSystem

/// Gives every input the names of what is written for it alone.
///
/// The tree of the inputs is mirrored in each directory: `b/a.png` gets `b/a.png.json`. A name that
/// is taken within the run gets a number: `b/a.png-2.json`.
struct OutputNames: Sendable {
  private let results: FilePath?
  private let resultEnding: String
  private let crops: FilePath?
  private let explanations: FilePath?
  private let countsMentions: Bool
  private let needsCards: Bool
  private var used: Set<String> = []
  private var mentions: [FilePath: Int] = [:]

  /// Creates names for a run.
  init(_ configuration: OutputConfiguration) {
    if case .directory(let path) = configuration.destination {
      results = path
    } else {
      results = nil
    }
    resultEnding = configuration.format.fileEnding
    crops = configuration.crops
    explanations = configuration.explanations
    countsMentions = configuration.ledger != nil
    needsCards = configuration.report != nil
  }

  /// Names what is written for an input.
  ///
  /// - Parameters:
  ///   - input: The input.
  ///   - relativePath: Its path below its root.
  mutating func assign(to input: inout ScanInput, relativePath: FilePath) {
    if countsMentions {
      input.mention = mentions[input.path, default: 0]
      mentions[input.path] = input.mention + 1
    }
    input.needsCard = needsCards
    guard results != nil || crops != nil || explanations != nil else { return }
    let stem = unusedStem(Self.inside(relativePath))
    input.result = results?.appending(FilePath(bytes: stem.bytes + resultEnding.utf8))
    input.crops = crops?.appending(stem)
    input.explanation = explanations?.appending(FilePath(bytes: stem.bytes + ".html".utf8))
  }

  private mutating func unusedStem(_ path: FilePath) -> FilePath {
    var number = 1
    while true {
      let name = number == 1 ? path : FilePath(bytes: path.bytes + "-\(number)".utf8)
      // Some disks take `A.png` and `a.png` for one name.
      if used.insert(name.description.lowercased()).inserted { return name }
      number += 1
    }
  }

  /// The path without what would lead out of the directory it is to lie in.
  private static func inside(_ path: FilePath) -> FilePath {
    let parts = path.bytes.split(separator: UInt8(ascii: "/"))
      .filter { $0 != [0x2E] && $0 != [0x2E, 0x2E] }
    return parts.isEmpty ? "input" : FilePath(bytes: Array(parts.joined(separator: [0x2F])))
  }
}
