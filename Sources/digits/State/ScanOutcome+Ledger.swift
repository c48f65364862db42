internal import DigitReader
internal import ImageCodecs

extension ScanInput {
  /// What a ledger knows the input by.
  var ledgerKey: LedgerEntry.Key { LedgerEntry.Key(path: path, mention: mention) }
}

extension ScanOutcome {
  /// What a ledger is to say of the input; nothing of what was done before or is no input.
  var ledgerEntry: LedgerEntry? {
    switch result {
    case .read:
      return input.contentHash.map {
        LedgerEntry(key: input.ledgerKey, ending: .read, content: $0)
      }
    case .failed(let error):
      if let hash = input.contentHash {
        return LedgerEntry(key: input.ledgerKey, ending: .failed, content: hash)
      }
      return LedgerEntry(
        key: input.ledgerKey, ending: .absent,
        content: ContentHash(of: Array(error.code.rawValue.utf8)))
    case .unchanged, .skipped:
      return nil
    }
  }
}
