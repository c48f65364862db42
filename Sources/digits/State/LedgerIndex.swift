internal import FileSystem
internal import ImageCodecs

/// What earlier runs did, for whoever works on an input now.
///
/// - Complexity: About 150 bytes of memory an input.
struct LedgerIndex: Sendable {
  private struct Record {
    var ending: LedgerEntry.Ending
    var content: ContentHash
  }

  private var records: [LedgerEntry.Key: Record] = [:]

  /// Takes note of an entry; a later one of the same input replaces it.
  mutating func insert(_ entry: LedgerEntry) {
    records[entry.key] = Record(ending: entry.ending, content: entry.content)
  }

  /// Whether an input ended in the very same way before.
  func contains(_ entry: LedgerEntry) -> Bool {
    guard let record = records[entry.key] else { return false }
    return record.ending == entry.ending && record.content == entry.content
  }

  /// Whether an input was done before, with whatever content.
  func contains(_ key: LedgerEntry.Key) -> Bool { records[key] != nil }

  /// How an input of this content ended before, or `nil` if it is new or has changed.
  func ending(of key: LedgerEntry.Key, content: ContentHash) -> LedgerEntry.Ending? {
    guard let record = records[key], record.content == content, record.ending != .absent else {
      return nil
    }
    return record.ending
  }
}
