internal import FileSystem
internal import ImageCodecs

extension DigitReader {
  /// Reads many pictures, several at a time.
  ///
  /// - Parameters:
  ///   - sources: The pictures; drawn only when there is room for another.
  ///   - options: How many are read at a time, and in which order the results come.
  /// - Returns: A result for each source. That a picture could not be read is a result, and ends
  ///   nothing; an error that is thrown is one of the sources.
  public func readings<Sources: AsyncSequence & Sendable>(
    of sources: Sources, options: PipelineOptions = PipelineOptions()
  ) -> ReadingPipeline<Sources, Int, SourceReading> where Sources.Element == ImageSource {
    ReadingPipeline(self, sources: sources, options: options) { source, index in
      do throws(ReadingError) {
        return .picture(try decode(bytes(of: source)), index)
      } catch {
        return .output(SourceReading(index: index, reading: .failure(error)))
      }
    } finish: { index, reading in
      SourceReading(index: index, reading: .success(reading))
    }
  }

  /// Reads many pictures that are known beforehand, several at a time.
  ///
  /// - Parameters:
  ///   - sources: The pictures.
  ///   - options: How many are read at a time, and in which order the results come.
  /// - Returns: A result for each source. That a picture could not be read is a result, and ends
  ///   nothing.
  public func readings<Sources: Sequence & Sendable>(
    of sources: Sources, options: PipelineOptions = PipelineOptions()
  ) -> ReadingPipeline<SynchronousSources<Sources>, Int, SourceReading>
  where Sources.Element == ImageSource {
    readings(of: SynchronousSources(sources), options: options)
  }

  /// The encoded picture, within the reader's limits.
  func bytes(of source: ImageSource) throws(ReadingError) -> [UInt8] {
    switch source {
    case .bytes(let bytes): return bytes
    case .file(let path):
      do {
        return try File.read(FilePath(path), limit: options.limits.maximumBytes)
      } catch {
        throw ReadingError(error)
      }
    }
  }
}
