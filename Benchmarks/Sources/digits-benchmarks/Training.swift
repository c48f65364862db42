import DigitClassifier
import DigitTraining
import Foundation
import NeuralNetwork
import Raster

/// Whole training steps, from ink to averaged weights, for a script to compare with others.
enum Training {
  /// Samples for each step.
  private static let batch = 128

  /// Ink that a seed makes: most of it paper, as in digits.
  private static func glyphs(_ count: Int) -> LabeledGlyphs {
    var generator = Xoshiro256(seed: 1)
    var glyphs = LabeledGlyphs()
    for index in 0..<count {
      let ink = (0..<784).map { _ in max(0, generator.uniform(in: -3...1)) }
      glyphs.append(NormalizedGlyph(ink: ink), label: UInt8(index % 10))
    }
    return glyphs
  }

  /// What all threads of this program have used so far.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Prints the samples a second, and the samples for each second of a processor.
  static func measure(
    widths: [Int], precision: Precision, threads: Int, seconds: Double
  ) throws {
    var options = TrainingOptions()
    options.architecture = ResidualArchitecture(widths: widths)
    options.batchSize = batch
    options.precision = precision
    options.threads = threads
    options.validationCount = 0
    options.epochs = 100_000
    let clock = ContinuousClock()
    // The first steps find memory and warm up.
    let warmup = 4
    var start = (clock.now, processorSeconds(), 0)
    _ = try Trainer(glyphs(50 * batch), options: options).train { progress in
      if progress.step == warmup { start = (clock.now, processorSeconds(), progress.step) }
      let elapsed = (clock.now - start.0) / .seconds(1)
      guard progress.step > warmup, elapsed >= seconds else { return }
      let samples = Double((progress.step - start.2) * batch)
      print(samples / elapsed, samples / (processorSeconds() - start.1))
      // Training has no other way to end before its last epoch.
      exit(0)
    }
  }
}
