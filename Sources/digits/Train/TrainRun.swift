internal import DigitClassifier
internal import DigitReader
internal import DigitTraining
internal import FileSystem
internal import ImageCodecs

/// Trains, reports and writes the model.
struct TrainRun {
  private let command: TrainCommand
  private let data: [DataSpecification]
  private let numbers: [DataSpecification]
  private let start = ContinuousClock.now

  init(_ command: TrainCommand, data: [DataSpecification], numbers: [DataSpecification]) {
    self.command = command
    self.data = data
    self.numbers = numbers
  }

  /// Runs the command to its end.
  func run() -> TrainStatus {
    let output = command.output.map(Surroundings.path(ofArgument:))
    let csv = command.finder.findLrCsv.map(Surroundings.path(ofArgument:))
    let sheet = command.augmentSheet.map(Surroundings.path(ofArgument:))
    let crops = command.strings.stringSheet.map(Surroundings.path(ofArgument:))
    let numbersSheet = command.numbers.numbersSheet.map(Surroundings.path(ofArgument:))
    let isSearch = command.finder.findLr
    let store =
      isSearch ? nil : output.map { CheckpointStore(command.checkpoints, output: $0) }
    // Rather told now than after half an hour.
    let files = [isSearch ? nil : output, store?.path, csv, sheet, crops, numbersSheet]
    for path in files.compactMap({ $0 }) {
      if !isWritable(path) { return .unwritable }
    }
    let kept: [UInt8]?
    do {
      kept = try store?.load()
    } catch {
      Complaint.print(error)
      return error.kind == .notFound ? .noData : .corruptData
    }
    var sources: [WeightedSource]
    do {
      sources = try open()
    } catch {
      return Self.refuse(error)
    }
    let initial: InitialModel?
    let reader: DigitReader
    switch initialModel() {
    case .found(let model, let own): (initial, reader) = (model, own)
    case .refused(let status): return status
    }
    let numbers: [WeightedSource]
    do {
      numbers = try openNumbers(by: reader)
    } catch {
      return Self.refuse(error)
    }
    sources += numbers
    if let sheet {
      if !write(drawSheet(of: sources), to: sheet) { return .unwritable }
    }
    if let crops {
      guard let picture = drawCrops(of: sources) else { return .misuse }
      if !write(picture, to: crops) { return .unwritable }
    }
    if let numbersSheet {
      let picture = CropSheet.draw(
        numbers.map(\.source), seed: command.seed, columns: 30, rowsOfEach: 4, rowsOfOthers: 12)
      if !write(PNGEncoder.encode(picture), to: numbersSheet) { return .unwritable }
    }
    let isDrawn = sheet != nil || crops != nil || numbersSheet != nil
    if isDrawn, output == nil, !isSearch { return .success }
    do {
      var options = command.options(from: initial)
      if isSearch {
        return show(
          RateSearch(
            try Trainer(sources: sources, options: options, initial: initial)), csv: csv)
      }
      if command.optimizer.learningRate == .found {
        switch try learningRate(
          sources, options, initial, kept: kept, csv: csv, store)
        {
        case .found(let rate): options = command.options(from: initial, foundRate: rate)
        case .ended(let status): return status
        }
      }
      let trainer = try Trainer(sources: sources, options: options, initial: initial)
      guard let store, let output else { return .misuse }
      return try train(trainer, kept: kept, store, to: output)
    } catch {
      Complaint.print(error.message)
      return error.kind == .options ? .misuse : .failed
    }
  }

  /// A model file of more bytes is none of ours.
  private static let mostModelBytes = 256 << 20

  /// What a model to start from comes to.
  private enum InitialChoice {
    case found(InitialModel?, DigitReader)

    /// How the program ends, after it said why.
    case refused(TrainStatus)
  }

  /// The model to start from, if one was named, and a reader that reads with it or with the program's
  /// own.
  private func initialModel() -> InitialChoice {
    guard let path = command.initialModel.map(Surroundings.path(ofArgument:)) else {
      return .found(nil, DigitReader())
    }
    do {
      let bytes = try File.read(path, limit: Self.mostModelBytes)
      return .found(
        InitialModel(try ModelFile(decoding: bytes)), try DigitReader(model: bytes))
    } catch let error as ModelError {
      Complaint.print(error.message, about: path)
      return .refused(.corruptData)
    } catch {
      Complaint.print("\(error)", about: path)
      return .refused(.noData)
    }
  }

  /// Opens what was named; says how many samples a source had to leave out.
  private func open() throws(DatasetError) -> [WeightedSource] {
    let sources = try DataSpecification.open(data)
    return zip(sources, data).map { source, specification in
      if source.skippedCount > 0 {
        Complaint.print("\(source.skippedCount) samples left out", about: specification.path)
      }
      return WeightedSource(source, weight: specification.weight)
    }
  }

  /// Opens the pictures of numbers that were named; says how many were left out.
  private func openNumbers(by reader: DigitReader) throws(DatasetError) -> [WeightedSource] {
    var sources: [WeightedSource] = []
    for specification in numbers {
      let crops = try NumberSources.open(
        specification.path, part: command.numbers.numbersPart, reader: reader,
        seed: command.seed, threads: command.jobs ?? Surroundings.processorCount)
      if crops.skippedCount > 0 {
        Complaint.print(
          "\(crops.skippedCount) of \(crops.pictureCount) pictures left out, as their text is not "
            + "to be seen there", about: specification.path)
      }
      sources.append(WeightedSource(crops, weight: specification.weight))
    }
    return sources
  }

  /// Whether a file could be written; says why not.
  private func isWritable(_ path: FilePath) -> Bool {
    do {
      try FileDraft(of: path).discard()
      return true
    } catch {
      Complaint.print(error)
      return false
    }
  }

  /// A picture of distorted samples of each class.
  private func drawSheet(of sources: [WeightedSource]) -> [UInt8] {
    PNGEncoder.encode(
      AugmentationSheet.draw(
        sources: sources.map(\.source), augmentation: command.augmentation.augmentation,
        seed: command.seed))
  }

  /// A picture of what the reader cuts out of numbers; `nil` if there are no digits to draw them of,
  /// after it was said.
  private func drawCrops(of sources: [WeightedSource]) -> [UInt8]? {
    let sources = sources.map(\.source)
    guard
      sources.contains(where: { source in
        (0..<source.count).contains { source.label(at: $0) < GlyphLabel.notADigit }
      })
    else {
      Complaint.print("numbers, but no digits to make them of")
      return nil
    }
    // As many as a sheet can show.
    let crops = StringCrops(
      of: sources, count: min(400, command.strings.strings), seed: command.seed,
      threads: command.jobs ?? Surroundings.processorCount)
    return PNGEncoder.encode(CropSheet.draw([crops], seed: command.seed))
  }

  /// Trains and writes the model.
  private func train(
    _ trainer: Trainer, kept: [UInt8]?, _ store: CheckpointStore, to output: FilePath
  ) throws(Trainer.Failure) -> TrainStatus {
    var checkpoint: TrainingCheckpoint?
    if let kept {
      do {
        checkpoint = try trainer.checkpoint(decoding: kept)
      } catch {
        let advice = error.kind == .otherRun ? "; name another file or remove it" : ""
        Complaint.print(error.message + advice, about: store.path)
        return error.kind == .otherRun ? .misuse : .corruptData
      }
    }
    if let checkpoint { store.noteLoaded(checkpoint) }
    let printer = TrainingPrinter()
    let timer = CheckpointTimer(every: command.checkpoints.checkpointEvery)
    Interruption.listen()
    printer.start(trainer, from: checkpoint)
    let recorder: RunRecorder?
    do {
      recorder = try command.recording.recorder(resumingAfter: checkpoint?.state.step)
    } catch {
      Complaint.print(error)
      return .unwritable
    }
    recorder?.start(RunRecord.header(command, trainer))
    var model: ModelFile
    do {
      model = try trainer.train(
        from: checkpoint, since: start,
        report: { progress in
          printer.report(progress)
          recorder?.report(progress)
        }, control: timer.control,
        save: store.save)
    } catch {
      printer.interrupt()
      let kept = store.keptStep.map { "; \(store.path) holds the state after step \($0)" } ?? ""
      Complaint.print(error.message + kept)
      guard error.kind == .stopped else { return .failed }
      return Interruption.current == .terminate ? .terminated : .interrupted
    }
    model.provenance.merge(
      TrainingProvenance.entries(command, trainer, trainer.measure(model.parameters))
    ) { $1 }
    do {
      try File.write(model.encoded(), to: output)
    } catch {
      Complaint.print(error)
      return .unwritable
    }
    // The state goes last: whoever is stopped here can go on and end the record.
    recorder?.finish(model, evaluation: RunRecord.evaluation(of: model, trainer))
    store.finish()
    printer.finish(model, output: output)
    return .success
  }

  /// What looking for a learning rate comes to.
  private enum RateChoice {
    case found(Float)

    /// How the program ends, after it said why.
    case ended(TrainStatus)
  }

  /// The learning rate that training goes on with, or that is found.
  private func learningRate(
    _ sources: [WeightedSource], _ options: TrainingOptions, _ initial: InitialModel?,
    kept: [UInt8]?, csv: FilePath?, _ store: CheckpointStore?
  ) throws(Trainer.Failure) -> RateChoice {
    if let kept, let store {
      let text: String?
      do throws(Trainer.Failure) {
        text = try TrainingCheckpoint.option("learningRate", in: kept)
      } catch {
        // Told before the search, which takes long.
        Complaint.print(error.message, about: store.path)
        return .ended(.corruptData)
      }
      if let rate = text.flatMap({ Float($0) }) { return .found(rate) }
    }
    let search = RateSearch(try Trainer(sources: sources, options: options, initial: initial))
    if let csv, !write(Array(search.table.utf8), to: csv) { return .ended(.unwritable) }
    guard let rate = search.curve.suggestion else {
      Complaint.print("no learning rate was found: the loss did not fall at any")
      return .ended(.failed)
    }
    TrainingPrinter.write("found a learning rate of \(rate)\n")
    return .found(rate)
  }

  /// Shows what a search found, and nothing else.
  private func show(_ search: RateSearch, csv: FilePath?) -> TrainStatus {
    if let csv, !write(Array(search.table.utf8), to: csv) { return .unwritable }
    do {
      try StandardStream.output.write(Array(search.picture.utf8))
    } catch {
      return error.kind == .brokenPipe ? .success : .unwritable
    }
    return search.curve.suggestion == nil ? .failed : .success
  }

  private func write(_ bytes: [UInt8], to path: FilePath) -> Bool {
    do {
      try File.write(bytes, to: path)
      return true
    } catch {
      Complaint.print(error)
      return false
    }
  }

  /// Says why data was refused.
  static func refuse(_ error: DatasetError) -> TrainStatus {
    Complaint.print(error.message, about: error.path)
    return error.isUnreadable ? .noData : .corruptData
  }
}
