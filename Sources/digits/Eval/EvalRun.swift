internal import DigitClassifier
internal import DigitReader
internal import DigitTraining
internal import FileSystem
internal import ImageCodecs
internal import NeuralNetwork

/// Measures a model and tells what it reaches.
enum EvalRun {
  static func run(_ configuration: EvalConfiguration) -> TrainStatus {
    let classifier: DigitClassifier
    let sources: [EvaluationSource]
    do throws(EvalFailure) {
      let reader = try Self.reader(configuration.model)
      if configuration.isCalibrated { return CalibrationRun.run(configuration, reader: reader) }
      if !configuration.strings.isEmpty { return StringsRun.run(configuration, reader: reader) }
      classifier = reader.classifier
      if let output = configuration.kaggle {
        return KaggleRun.run(
          classifier, table: configuration.data[0].path, output: output,
          threads: configuration.threads)
      }
      sources = try EvalSources.open(configuration)
    } catch {
      return error.status
    }
    let evaluation = Evaluation.measure(classifier, on: sources, threads: configuration.threads)
    if evaluation.classes > classifier.classCount {
      Complaint.print(
        "has no class for what is no digit: every sample of that kind counts as wrong",
        about: configuration.model ?? "the program's own model")
    }
    let text =
      switch configuration.format {
      case .text:
        EvalText.text(
          evaluation, model: classifier.modelIdentifier, worst: configuration.worst)
      case .json:
        json(evaluation, classifier, worst: configuration.worst)
      }
    do throws(FileError) {
      // What was asked for most comes first: a picture that cannot be written does not take it away.
      try StandardStream.output.write(Array(text.utf8))
    } catch {
      // A reader that had enough wants the files none the less.
      if error.kind != .brokenPipe {
        Complaint.print(error)
        return .unwritable
      }
    }
    do throws(FileError) {
      if let path = configuration.worstSheet {
        let sheet = WorstSheet.draw(evaluation, count: configuration.worst)
        try File.write(PNGEncoder.encode(sheet), to: path, isDurable: false)
      }
      if let path = configuration.html {
        let page = RunReport.page(evaluation, model: classifier.modelIdentifier)
        try File.write(Array(page.utf8), to: path, isDurable: false)
      }
    } catch {
      Complaint.print(error)
      return .unwritable
    }
    return .success
  }

  private static func json(
    _ evaluation: DetailedEvaluation, _ classifier: DigitClassifier, worst: Int
  ) -> String {
    let model: JSONValue = ["model": .string(classifier.modelIdentifier)]
    return JSONValue.object(model.members + evaluation.json(worst: worst).members).text + "\n"
  }

  /// Loads the model, or says why that cannot be.
  private static func reader(
    _ path: FilePath?
  ) throws(EvalFailure) -> DigitReader {
    guard let path else { return DigitReader() }
    do {
      return try DigitReader(model: File.read(path, limit: mostModelBytes))
    } catch let error as FileError {
      Complaint.print(error)
      throw EvalFailure(status: error.kind == .tooLarge ? .corruptData : .noData)
    } catch {
      Complaint.print("\(error)", about: path)
      throw EvalFailure(status: .corruptData)
    }
  }

  /// More than any network for digits needs.
  private static let mostModelBytes = 256 << 20
}

/// What ends a measurement early, after a person was told why.
struct EvalFailure: Error {
  /// How the program ends.
  var status: TrainStatus
}
