internal import DigitClassifier
internal import DigitReader
internal import DigitTraining
internal import FileSystem
internal import ImageCodecs
internal import NeuralNetwork

/// Measures how whole pictures of numbers are read, and tells it.
enum StringsRun {
  /// Reads the folders, one after the other.
  ///
  /// - Parameters:
  ///   - configuration: What is measured.
  ///   - reader: What reads.
  /// - Returns: How the program ends.
  static func run(_ configuration: EvalConfiguration, reader: DigitReader) -> TrainStatus {
    let evaluations: [StringEvaluation]
    do throws(EvalFailure) {
      evaluations = try folders(configuration).map { measure($0, reader, configuration.threads) }
    } catch {
      return error.status
    }
    let model = reader.classifier.modelIdentifier
    let text =
      switch configuration.format {
      case .text: StringsText.text(evaluations, model: model, worst: configuration.worst)
      case .json:
        JSONValue.object([
          JSONValue.Member(name: "model", value: .string(model)),
          JSONValue.Member(name: "folders", value: .array(evaluations.map(\.json))),
        ]).text + "\n"
      }
    do throws(FileError) {
      try StandardStream.output.write(Array(text.utf8))
    } catch {
      if error.kind != .brokenPipe {
        Complaint.print(error)
        return .unwritable
      }
    }
    if let path = configuration.html {
      let page = StringsReport.page(evaluations, model: model) { path in
        // The picture was read before; that it has gone since costs the page that picture alone.
        guard let bytes = try? File.read(path, limit: reader.options.limits.maximumBytes) else {
          return nil
        }
        return try? reader.decode(bytes).image.reduced(toSide: longestSide)
      }
      do throws(FileError) {
        try File.write(Array(page.utf8), to: path, isDurable: false)
      } catch {
        Complaint.print(error)
        return .unwritable
      }
    }
    return evaluations.allSatisfy(\.unreadable.isEmpty) ? .success : .failed
  }

  /// Opens the folders, or says why that cannot be.
  static func folders(
    _ configuration: EvalConfiguration
  ) throws(EvalFailure) -> [StringPictures] {
    let excluded = try excluded(configuration.exclude)
    var folders: [StringPictures] = []
    for folder in configuration.strings {
      do {
        folders.append(
          try StringPictures(
            folder: folder, excluding: excluded, part: configuration.numbersPart))
      } catch {
        throw EvalFailure(status: TrainRun.refuse(error))
      }
    }
    return folders
  }

  /// The paths of a list, a line each; empty lines and those that begin with `#` say nothing.
  private static func excluded(_ path: FilePath?) throws(EvalFailure) -> Set<FilePath> {
    guard let path else { return [] }
    do throws(FileError) {
      let bytes = try File.read(path, limit: mostListBytes)
      let lines = bytes.split(separator: UInt8(ascii: "\n")).map { line in
        line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      }
      return Set(
        lines.filter { !$0.isEmpty && $0.first != UInt8(ascii: "#") }
          .map { FilePath(bytes: Array($0)) })
    } catch {
      Complaint.print(error)
      throw EvalFailure(status: error.kind == .tooLarge ? .corruptData : .noData)
    }
  }

  private static func measure(
    _ folder: StringPictures, _ reader: DigitReader, _ threads: Int
  ) -> StringEvaluation {
    folder.measure(threads: threads) { path, picture in
      do {
        let bytes = try File.read(path, limit: reader.options.limits.maximumBytes)
        let start = ContinuousClock.now
        let reading = try reader.read(bytes)
        let time = start.duration(to: .now).components
        return StringOutcome(
          path: picture.path, truth: picture.truth, text: reading.text,
          confidence: reading.confidence, status: status(reading.status),
          cropCount: reading.cropCount,
          seconds: Double(time.seconds) + Double(time.attoseconds) * 1e-18)
      } catch let error as FileError {
        Complaint.print(error)
      } catch {
        Complaint.print("\(error)", about: path)
      }
      return nil
    }
  }

  private static func status(_ status: Reading.Status) -> StringOutcome.Status {
    switch status {
    case .ok: .ok
    case .review: .review
    case .empty: .empty
    }
  }

  private static let mostListBytes = 16 << 20

  /// Pictures of the page are no longer than this.
  private static let longestSide = 480
}
