internal import DigitReader
internal import FileSystem
internal import ImageCodecs

extension ScanInputs.Step {
  /// Reads the input: all the work on one picture, on whatever thread.
  ///
  /// - Parameter reader: What reads it.
  /// - Returns: What became of it.
  func outcome(with reader: DigitReader) -> ScanOutcome {
    switch self {
    case .input(let input): input.outcome(with: reader)
    case .failure(let path, let error): .failed(path, ReadingError(error))
    }
  }
}

extension ScanInput {
  fileprivate func outcome(with reader: DigitReader) -> ScanOutcome {
    do throws(ReadingError) {
      guard let bytes = try bytes(limit: reader.options.limits.maximumBytes) else {
        return .skipped
      }
      guard let annotation else { return .read(path, try reader.read(bytes), annotationError: nil) }
      let decoded = try reader.decode(bytes)
      let reading = reader.read(decoded)
      let error = Annotator.write(decoded.image, reading, to: annotation)
      return .read(path, reading, annotationError: error)
    } catch {
      return .failed(path, error)
    }
  }

  /// The encoded picture, or `nil` for what was found and is none.
  private func bytes(limit: Int) throws(ReadingError) -> [UInt8]? {
    do {
      switch origin {
      case .named:
        return try File.read(path, limit: limit)
      case .found:
        return try File.read(path, limit: limit) { ImageDecoder.format(of: $0) != nil }
      case .standardInput:
        let bytes = try File.readStandardInput(limit: limit)
        if !bytes.isEmpty { return bytes }
      }
    } catch {
      throw ReadingError(error)
    }
    throw ReadingError.noInput
  }
}
