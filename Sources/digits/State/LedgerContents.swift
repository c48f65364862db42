internal import FileSystem
internal import ImageCodecs

/// What was found in a ledger.
struct LedgerContents: Sendable {
  /// The hash of the settings, or `nil` where the ledger is empty.
  var settings: ContentHash?

  /// The inputs that are done.
  var index = LedgerIndex()

  /// The file that results were added to last, and the bytes of it that have entries.
  var output: (path: FilePath, size: Int)?

  /// The bytes of the ledger that are whole lines.
  ///
  /// A run that was killed leaves a part of its last lines; what they were to say was never said.
  var size = 0

  /// Reads a ledger.
  ///
  /// - Parameters:
  ///   - bytes: All of it.
  ///   - path: Its name, for errors.
  /// - Throws: ``LedgerError/corrupt(_:line:)`` where a damaged line has a whole one after it.
  init(_ bytes: [UInt8], path: FilePath) throws(LedgerError) {
    let lineFeed = UInt8(ascii: "\n")
    var start = 0
    var number = 0
    var damaged: Int?
    while let end = bytes[start...].firstIndex(of: lineFeed) {
      number += 1
      let line = LedgerLine(bytes[start..<end])
      start = end + 1
      guard let line else {
        damaged = damaged ?? number
        continue
      }
      if let damaged { throw .corrupt(path, line: damaged) }
      guard take(line, isFirst: number == 1) else { throw .corrupt(path, line: number) }
      size = start
    }
    // A file of somebody else's has no whole line at all: it must not be taken for a torn one.
    if settings == nil, !LedgerLine.canBegin(bytes) { throw .corrupt(path, line: 1) }
  }

  private mutating func take(_ line: LedgerLine, isFirst: Bool) -> Bool {
    switch line {
    case .heading(let settings):
      self.settings = settings
      return isFirst
    case .output(let path, let size):
      output = (path, size)
    case .entry(let entry, let outputSize):
      index.insert(entry)
      output?.size = outputSize
    }
    return !isFirst
  }
}

extension LedgerLine {
  /// Whether bytes may be the start of a ledger whose first line is not whole.
  fileprivate static func canBegin(_ bytes: [UInt8]) -> Bool {
    let start = Array("digits-ledger\t1\t".utf8)
    return zip(bytes, start).allSatisfy { $0 == $1 }
  }
}
