internal import DigitClassifier
internal import DigitReader
internal import DigitTraining
internal import FileSystem
internal import ImageCodecs
internal import NeuralNetwork
private import Synchronization

/// Finds the temperature and the trust floor at which confidence in numbers means most.
enum CalibrationRun {
  /// Reads the folders and tells what fits all of them together.
  ///
  /// - Parameters:
  ///   - configuration: What is read.
  ///   - reader: What reads.
  /// - Returns: How the program ends.
  static func run(_ configuration: EvalConfiguration, reader: DigitReader) -> TrainStatus {
    let folders: [StringPictures]
    do throws(EvalFailure) {
      folders = try StringsRun.folders(configuration)
    } catch {
      return error.status
    }
    var answers: [ConfidenceCalibration.Answer] = []
    var isWhole = true
    for folder in folders {
      let (found, all) = read(folder, reader, configuration.threads)
      answers += found
      isWhole = isWhole && all
    }
    let calibration = ConfidenceCalibration(answers, temperatures: temperatures)
    let model = reader.classifier.modelIdentifier
    let text =
      configuration.format == .text
      ? text(calibration, model: model, count: answers.count)
      : json(calibration, model: model, count: answers.count)
    do throws(FileError) {
      try StandardStream.output.write(Array(text.utf8))
    } catch {
      if error.kind != .brokenPipe {
        Complaint.print(error)
        return .unwritable
      }
    }
    return isWhole ? .success : .failed
  }

  /// What was read in a folder's pictures, and whether all of them could be read.
  ///
  /// Pictures in which nothing was found say nothing of confidence, and those set aside nothing at all.
  private static func read(
    _ folder: StringPictures, _ reader: DigitReader, _ threads: Int
  ) -> (answers: [ConfidenceCalibration.Answer], isWhole: Bool) {
    let found = Mutex<[FilePath: ConfidenceCalibration.Answer]>([:])
    let evaluation = folder.measure(threads: threads) { path, picture in
      do {
        let bytes = try File.read(path, limit: reader.options.limits.maximumBytes)
        let readings = reader.readings(
          of: try reader.decode(bytes).image, temperatures: temperatures)
        let outcome = StringOutcome(
          path: picture.path, truth: picture.truth, text: readings[0].text,
          confidence: readings[0].confidence,
          status: readings[0].status == .empty ? .empty : .review)
        if outcome.status != .empty, !picture.isExcluded {
          let answer = ConfidenceCalibration.Answer(
            isCorrect: outcome.isCorrect, confidences: readings.map(\.confidence),
            floors: readings.map(\.highestFloor))
          found.withLock { $0[picture.path] = answer }
        }
        return outcome
      } catch let error as FileError {
        Complaint.print(error)
      } catch {
        Complaint.print("\(error)", about: path)
      }
      return nil
    }
    let answers = found.withLock { found in folder.pictures.compactMap { found[$0.path] } }
    return (answers, evaluation.unreadable.isEmpty)
  }

  private static func text(
    _ calibration: ConfidenceCalibration, model: String, count: Int
  ) -> String {
    var table = TextTable(["temperature", "loss", "99 % right from", "share of numbers", ""])
    for (place, temperature) in calibration.temperatures.enumerated() {
      let curve = calibration.curves[place]
      let floor = calibration.floor(at: place)
      table.add(
        thousandths(temperature), thousandths(calibration.losses[place]),
        floor.map { percent(Double($0.confidence)) } ?? "–",
        floor.map { percent(curve.coverage(of: $0)) } ?? "–",
        place == calibration.best ? "best" : "")
    }
    return "model     \(model)\nnumbers   \(count)\n\n" + table.text
  }

  /// The calibration as one JSON object.
  ///
  /// - `model`, `numbers`: what read, and how many pictures it found something in.
  /// - `temperature`, `loss`: the best temperature, and its loss in nats.
  /// - `minimum_confidence`, `coverage`, `risk`: the trust floor from which on at most 1 % are wrong,
  ///   the share of numbers that reach it, and the share of those that are wrong; `null` where there
  ///   is none.
  /// - `temperatures`: the same of each temperature.
  private static func json(
    _ calibration: ConfidenceCalibration, model: String, count: Int
  ) -> String {
    func members(_ place: Int) -> [JSONValue.Member] {
      let floor = calibration.floor(at: place)
      let curve = calibration.curves[place]
      let object: JSONValue = [
        "temperature": .rounded(calibration.temperatures[place]),
        "loss": .rounded(calibration.losses[place]),
        "minimum_confidence": floor.map { .shortest($0.confidence) } ?? .null,
        "coverage": floor.map { .rounded(curve.coverage(of: $0)) } ?? .null,
        "risk": floor.map { .rounded($0.risk) } ?? .null,
      ]
      return object.members
    }
    let head: JSONValue = ["model": .string(model), "numbers": .integer(count)]
    let all = calibration.temperatures.indices.map { JSONValue.object(members($0)) }
    return JSONValue.object(head.members + members(calibration.best))
      .adding("temperatures", .array(all)).text + "\n"
  }

  private static func thousandths(_ value: Double) -> String {
    let parts = Int((value * 1000).rounded())
    let rest = "\(parts % 1000)"
    return "\(parts / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  /// From 0.5 to 8, each a sixth part of a doubling above the one before.
  private static let temperatures: [Double] = {
    var temperatures = [0.5]
    while temperatures.count < 25 { temperatures.append((temperatures.last ?? 1) * 1.122_462) }
    return temperatures
  }()
}

extension Reading {
  /// The highest trust floor at which the reading is ``Status/ok``; 0 where it is at none.
  var highestFloor: Float {
    if numbers.isEmpty { return 0 }
    return numbers.reduce(1) { floor, number in
      if number.reasons.contains(where: { $0 == .constraint || $0 == .notADigit }) { return 0 }
      let digits = predictions[number.digits].map(\.confidence)
      return min(floor, number.confidence, digits.min() ?? 0)
    }
  }
}
