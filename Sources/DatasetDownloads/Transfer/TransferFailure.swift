/// What went wrong between one request and the last byte of its answer.
struct TransferFailure: Error, Hashable {
  /// What may help.
  enum Remedy: Hashable {
    /// The same mirror again, later; after so long, where it said so.
    case retry(after: Duration?)

    /// The same mirror again, from the first byte.
    case restart

    /// Another mirror.
    case nextMirror
  }

  let reason: String
  let remedy: Remedy

  init(_ reason: String, _ remedy: Remedy) {
    self.reason = reason
    self.remedy = remedy
  }
}
