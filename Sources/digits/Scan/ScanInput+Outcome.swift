internal import DigitReader
internal import FileSystem
internal import ImageCodecs
internal import ImageStreams

extension ScanInputs.Step {
  /// Reads the input: all the work on one picture, one stage after the other.
  ///
  /// - Parameters:
  ///   - reader: What reads it.
  ///   - done: What earlier runs did, if there is a ledger.
  /// - Returns: What became of it.
  func outcome(with reader: DigitReader, done: LedgerIndex? = nil) -> ScanOutcome {
    switch load(with: reader, done: done) {
    case .picture(let decoded, let page): page.outcome(reader.read(decoded))
    case .output(let outcome): outcome
    }
  }

  /// Gets the input's bytes and decodes them: the first half of the work on one picture.
  ///
  /// - Parameters:
  ///   - reader: What decodes it.
  ///   - done: What earlier runs did, if there is a ledger.
  /// - Returns: The picture, or what became of the input where there is none.
  func load(
    with reader: DigitReader, done: LedgerIndex? = nil
  ) -> LoadedSource<ScanPage, ScanOutcome> {
    switch self {
    case .input(var input):
      do throws(ReadingError) {
        return try input.load(with: reader, done: done)
      } catch {
        let error = input.origin == .found ? error.ofFoundFile : error
        return .output(ScanOutcome(input: input, result: .failed(error)))
      }
    case .failure(let path, let error):
      let input = ScanInput(path: path, origin: .found, annotation: nil)
      return .output(ScanOutcome(input: input, result: .failed(ReadingError(error))))
    }
  }
}

extension ScanInput {
  fileprivate mutating func load(
    with reader: DigitReader, done: LedgerIndex?
  ) throws(ReadingError) -> LoadedSource<ScanPage, ScanOutcome> {
    let found = try bytes(limit: reader.options.limits.maximumBytes)
    // The input is kept until its result is printed; its bytes need not be.
    content = nil
    guard let bytes = found else {
      return .output(ScanOutcome(input: self, result: .skipped))
    }
    if let done {
      let hash = ContentHash(of: bytes)
      contentHash = hash
      if let ending = done.ending(of: ledgerKey, content: hash) {
        let result = ScanOutcome.Result.unchanged(failed: ending == .failed)
        return .output(ScanOutcome(input: self, result: result))
      }
    }
    let decoded = try reader.decode(bytes)
    let page = ScanPage(input: self, image: needsPicture ? decoded : nil, reader: reader)
    return .picture(decoded, page)
  }

  /// Whether something is drawn from the picture once it is read.
  private var needsPicture: Bool {
    annotation != nil || crops != nil || explanation != nil || needsCard
  }

  /// The encoded picture, or `nil` for what was found and is none.
  private func bytes(limit: Int) throws(ReadingError) -> [UInt8]? {
    do throws(FileError) {
      switch origin {
      case .named:
        return try File.read(path, limit: limit)
      case .found:
        return try File.read(path, limit: limit) { ImageDecoder.format(of: $0) != nil }
      case .streamed, .emptyStream:
        break
      }
    } catch {
      throw ReadingError(error)
    }
    switch content {
    case .image(let bytes): return bytes
    case .damaged(let damage): throw ReadingError(damage)
    case .skipped: return nil
    case nil: throw ReadingError.noInput
    }
  }
}
