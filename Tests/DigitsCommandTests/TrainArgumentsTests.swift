import ArgumentParser
import DigitTraining
import NeuralNetwork
import Testing

@testable import digits

@Suite struct TrainArgumentsTests {
  @Test(
    arguments: [
      ("90s", 90), ("10m", 600), ("1h", 3600), ("1.5h", 5400), ("45", 45), ("0.05s", 0.05),
    ] as [(String, Double)])
  func `a time is a number and its unit`(argument: String, seconds: Double) {
    #expect(TimeSpan(argument: argument)?.seconds == seconds)
  }

  @Test(arguments: [
    "", "s", "ten", "-5s", "1e3s", "5d", "nan", "1.2.3s", "infm", "٣s", "1000000001", "999999h",
  ])
  func `what is no time is refused`(argument: String) {
    #expect(TimeSpan(argument: argument) == nil)
  }

  @Test(arguments: ["", "16,", "a", "1, 2", "1;2"])
  func `what is no list of numbers is refused`(argument: String) {
    #expect(NumberList(argument: argument) == nil)
    #expect(NumberList(argument: "20,10")?.numbers == [20, 10])
  }

  private func options(_ arguments: String...) throws -> TrainCommand {
    try TrainCommand.parse(["--data", "mnist=data", "--output", "out"] + arguments)
  }

  @Test(
    arguments: [("tiny", 24_666), ("small", 77_754), ("base", 164_122)] as [(String, Int)])
  func `a preset is a size of network`(preset: String, parameters: Int) throws {
    let architecture = try options("--preset", preset).options().architecture
    let count = ResidualNetwork(architecture).layout.parameterCount
    #expect(count == parameters)
  }

  @Test func `a flag wins over the preset, and each optimizer has a rate of its own`() throws {
    let tiny = try options("--preset", "tiny", "--epochs", "9", "--blocks", "3").options()
    #expect(tiny.epochs == 9)
    #expect(tiny.architecture.blocksPerStage == 3)
    #expect(tiny.architecture.widths == TrainingPreset.tiny.widths)
    #expect(tiny.learningRate == 2e-3)
    #expect(try options("--optimizer", "sgd").options().learningRate == 0.1)
    #expect(try options("--optimizer", "sgd", "--learning-rate", "1").options().learningRate == 1)
    let muon = try options("--optimizer", "muon").options()
    #expect(muon.learningRate == 0.01)
    #expect(muon.weightDecay == tiny.weightDecay)
  }

  @Test func `a second phase has a tenth of the rate unless told otherwise`() throws {
    let options = try options("--phases", "20,10", "--fine-tune-augment", "none").options()
    #expect(options.epochs == 20)
    #expect(options.fineTuning?.epochs == 10)
    #expect(abs((options.fineTuning?.learningRate ?? 0) - 2e-4) < 1e-9)
    #expect(options.fineTuning?.augmentation == Augmentation.none)
  }

  @Test func `base ends with samples as they come, unless it is told otherwise`() throws {
    let base = try options("--preset", "base").options()
    #expect(base.optimizer == .muon)
    #expect(base.learningRate == 0.01)
    #expect(base.pruning == 0.5)
    #expect(base.epochs == TrainingPreset.base.phases.first)
    let last = try #require(base.fineTuning)
    #expect(last.epochs == TrainingPreset.base.phases.last)
    #expect(last.augmentation == .light)
    #expect(abs(last.learningRate - 0.001) < 1e-9)

    // Who says how many epochs there are says it of both phases.
    let one = try options("--preset", "base", "--epochs", "9").options()
    #expect(one.epochs == 9)
    #expect(one.fineTuning == nil)
    let two = try options("--preset", "base", "--phases", "4,2").options()
    #expect(two.fineTuning?.epochs == 2)
    #expect(two.fineTuning?.augmentation == .default)
    // Who chose distortions finds no others at the end.
    let plain = try options("--preset", "base", "--augment", "none").options()
    #expect(plain.fineTuning?.augmentation == Augmentation.none)
    let still = try options("--preset", "base", "--rotation", "0").options()
    #expect(still.fineTuning?.augmentation == still.augmentation)
    let tuned = try options(
      "--preset", "base", "--fine-tune-augment", "strong", "--fine-tune-rate", "0.004",
      "--optimizer", "adamw", "--prune", "0.2"
    ).options()
    #expect(tuned.fineTuning?.augmentation == .strong)
    #expect(tuned.fineTuning?.learningRate == 0.004)
    #expect(tuned.optimizer == .adamW)
    #expect(tuned.learningRate == 2e-3)
    #expect(tuned.pruning == 0.2)
  }

  @Test(
    arguments: [
      ["--phases", "1,2,3"], ["--phases", "2,1", "--epochs", "3"], ["--phases", "2,0"],
      ["--fine-tune-rate", "0.1"], ["--phases", "2", "--fine-tune-augment", "none"],
      ["--preset", "base", "--epochs", "3", "--fine-tune-rate", "0.1"],
      ["--fine-tune-rate", "-1", "--phases", "1,1"], ["--budget", "soon"], ["--budget", "0s"],
      ["--optimizer", "adam"], ["--schedule", "step"], ["--keep", "worst"], ["--clip", "0"],
      ["--patience", "0"], ["--prune", "0"], ["--prune", "1"],
      ["--patience", "3", "--validation", "0"], ["--momentum", "1"],
      ["--keep", "best", "--validation", "0"], ["--epoch-samples", "5"], ["--warmup", "2"],
      ["--checkpoint", "a", "--resume", "b"], ["--find-lr-csv", "a"], ["--preset", "huge"],
      ["--batch", "37"], ["--batch", "1"], ["--batch", "-8"], ["--parts", "-1"],
      ["--learning-rate", "fast"], ["--learning-rate", "0"], ["--rotation", "400"],
    ])
  func `a mistake is told before anything is read`(arguments: [String]) {
    #expect(throws: (any Error).self) {
      try TrainCommand.parse(["--data", "mnist=data", "--output", "out"] + arguments)
    }
  }

  @Test(
    arguments: [
      (128, 32), (100, 25), (64, 32), (32, 16), (4, 2), (6, 3), (7, 7), (2, 2), (37, nil),
      (74, 2), (1, nil),
    ] as [(Int, Int?)])
  func `a batch is shared in shards of up to 32, two of them at least`(batch: Int, shard: Int?) {
    #expect(OptimizerArguments.shardSize(ofBatch: batch) == shard)
  }

  @Test func `a batch that cannot be shared is named with one that can`() {
    let error = #expect(throws: (any Error).self) {
      try TrainCommand.parse(["--data", "x", "--output", "out", "--batch", "37"])
    }
    let message = error.map { TrainCommand.message(for: $0) } ?? ""
    #expect(message.contains("--batch 37"))
    #expect(message.contains("is 36."))
  }

  @Test func `an output is needed but for a search or a sheet`() {
    #expect(throws: (any Error).self) { try TrainCommand.parse(["--data", "x"]) }
    #expect(throws: Never.self) { try TrainCommand.parse(["--data", "x", "--find-lr"]) }
    #expect(throws: Never.self) {
      try TrainCommand.parse(["--data", "x", "--augment-sheet", "sheet.png"])
    }
  }
}
