internal import FileSystem
internal import ImageCodecs

/// Takes records in their order and brings them where they belong: to a stream, to a file for all
/// or to a file each; and keeps the ledger in step with what was written.
struct ResultOutput: Sendable {
  private let printer: any ResultPrinter
  private let mayOverwrite: Bool
  private let ledger: Ledger?

  /// Where all records go; `nil` if each has a file of its own.
  private var sink: RecordSink?

  private var isFirst = true
  private var lines: [LedgerLine] = []
  private var lastCommit = ContinuousClock.now

  /// Opens the output.
  ///
  /// - Parameters:
  ///   - configuration: Where it goes.
  ///   - printer: What prints the records.
  ///   - ledger: What is kept in step.
  /// - Throws: `FileError`.
  init(
    _ configuration: OutputConfiguration, printer: any ResultPrinter, ledger: Ledger?
  ) throws(FileError) {
    self.printer = printer
    self.ledger = ledger
    mayOverwrite = configuration.mayOverwrite
    switch configuration.destination {
    case .standardOutput:
      sink = RecordSink(to: .output)
    case .directory(let path):
      try Directory.create(path)
      try ledger?.begin(output: "", size: 0)
    case .file(let path):
      guard let ledger else {
        sink = try RecordSink(to: path, mayOverwrite: mayOverwrite)
        return
      }
      let sink = try RecordSink(
        addingTo: path, isKnown: ledger.lastOutput?.path == path, mayOverwrite: mayOverwrite)
      try ledger.begin(output: path, size: sink.size)
      isFirst = sink.size == 0
      self.sink = sink
    }
  }

  /// Takes an outcome's record.
  ///
  /// - Parameters:
  ///   - record: What the printer made of it; none is written if it is empty.
  ///   - outcome: What it is about.
  /// - Throws: `FileError`: then no other record is taken.
  mutating func write(_ record: [UInt8], of outcome: ScanOutcome) throws(FileError) {
    let entry = ledger == nil ? nil : outcome.ledgerEntry
    // What failed just as it did before has its record already.
    if let entry, let ledger, ledger.index.contains(entry) { return }
    if sink == nil {
      try writeFile(record, of: outcome)
    } else if !record.isEmpty {
      let start = isFirst ? printer.opening : printer.separator
      try sink?.write(start + record)
      isFirst = false
    }
    guard let entry else { return }
    lines.append(.entry(entry, outputSize: sink?.size ?? 0))
    if lastCommit.duration(to: .now) > Self.longestWait { try commit() }
  }

  /// Ends the output.
  ///
  /// - Throws: `FileError`; the output is then given up, as ``abandon()`` does.
  mutating func finish(_ tally: ScanTally) throws(FileError) {
    do throws(FileError) {
      if ledger == nil, sink != nil {
        let end = (isFirst ? printer.opening : []) + printer.summary(tally)
        try sink?.write(end)
      }
      try commit()
    } catch {
      abandon()
      throw error
    }
    defer { ledger?.close() }
    try sink?.finish()
  }

  /// Gives up after an error: a file that has no name yet is removed.
  func abandon() {
    sink?.abandon()
    ledger?.close()
  }

  /// First the results, then what vouches for them.
  private mutating func commit() throws(FileError) {
    try sink?.synchronize()
    try ledger?.add(lines)
    lines.removeAll(keepingCapacity: true)
    lastCommit = .now
  }

  private func writeFile(_ record: [UInt8], of outcome: ScanOutcome) throws(FileError) {
    guard !record.isEmpty, let path = outcome.input.result else { return }
    var tally = ScanTally()
    tally.count(outcome)
    let content = printer.opening + record + printer.summary(tally)
    if !mayOverwrite, !isOwn(outcome.input), File.exists(path) {
      // A killed run may have written the file without its entry; it is the same now as then.
      let found = try? File.read(path, limit: content.count)
      if found == content { return }
      throw .exists(path)
    }
    try Directory.create(path.parent)
    try File.write(content, to: path, isDurable: ledger != nil)
  }

  /// Whether an earlier run of the ledger wrote the input's file.
  private func isOwn(_ input: ScanInput) -> Bool {
    ledger?.index.contains(input.ledgerKey) ?? false
  }

  /// How long results wait for their entries.
  ///
  /// Waiting for the disk costs as much as reading many pictures: entries are written in groups. A
  /// run that is killed reads again at most what was done since the last.
  private static let longestWait = Duration.milliseconds(100)
}
