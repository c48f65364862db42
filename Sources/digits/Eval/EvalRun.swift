internal import DigitClassifier
internal import DigitReader
internal import DigitTraining
internal import FileSystem

/// Measures a model and prints what it reaches.
enum EvalRun {
  static func run(_ command: EvalCommand) -> TrainStatus {
    let classifier: DigitClassifier
    if let path = command.model.map(Surroundings.path(ofArgument:)) {
      do {
        classifier = try DigitClassifier(model: File.read(path, limit: 256 << 20))
      } catch let error as FileError {
        Complaint.print(error)
        return error.kind == .tooLarge ? .corruptData : .noData
      } catch {
        Complaint.print("\(error)", about: path)
        return .corruptData
      }
    } else {
      classifier = DigitReader().classifier
    }
    let glyphs: LabeledGlyphs
    do {
      glyphs = try MNIST.read(.test, in: Surroundings.path(ofArgument: command.data))
    } catch {
      return TrainRun.refuse(error)
    }
    if glyphs.count == 0 {
      Complaint.print("holds no digits", about: Surroundings.path(ofArgument: command.data))
      return .noData
    }
    let result = Evaluation.evaluate(
      classifier, on: glyphs, threads: command.jobs ?? Surroundings.processorCount)
    let text = """
      model     \(classifier.modelIdentifier)
      digits    \(result.confusion.total)
      right     \(result.confusion.correct)
      accuracy  \(percent(result.accuracy)) \
      (95 % interval \(percent(result.interval.lowerBound)) to \
      \(percent(result.interval.upperBound)))

      \(result.confusion.table)

      """
    do {
      try StandardStream.output.write(Array(text.utf8))
    } catch {
      return error.kind == .brokenPipe ? .success : .unwritable
    }
    return .success
  }
}
