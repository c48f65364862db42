internal import DigitTraining
internal import FileSystem

/// Looks for a learning rate, and shows what was found.
struct RateSearch {
  let curve: LearningRateCurve

  init(_ trainer: Trainer) {
    let isTerminal = StandardStream.error.isTerminal
    curve = trainer.learningRateCurve { step, rate in
      if isTerminal, step % 10 == 0 {
        TrainingPrinter.write("\(TrainingPrinter.replaceLine)looking for a learning rate: \(rate)")
      }
    }
    if isTerminal { TrainingPrinter.write(TrainingPrinter.replaceLine) }
  }

  /// The curve as a table of a line a step.
  var table: String {
    "rate,loss,smoothed_loss\n"
      + zip(curve.points, curve.smoothedLosses)
      .map { "\($0.rate),\($0.loss),\($1)\n" }.joined()
  }

  /// The curve as bars, and the suggestion below.
  var picture: String {
    let lines = 24
    let losses = curve.smoothedLosses
    let places = (0..<lines).compactMap { line in
      losses.isEmpty ? nil : line * (losses.count - 1) / (lines - 1)
    }
    let greatest = losses.max() ?? 1
    var text = "learning rate    loss\n"
    for place in places {
      let rate = Self.fixed(Double(LearningRateCurve.rounded(curve.points[place].rate)))
      let bar = String(repeating: "#", count: Int(losses[place] / greatest * 50))
      text += Self.pad(rate, to: 13) + "  " + Self.pad(Self.loss(losses[place]), to: 6)
      text += "  \(bar)\n"
    }
    return text + "\nsuggested        \(suggestion)\n"
  }

  private var suggestion: String {
    curve.suggestion.map { "--learning-rate \(Self.fixed(Double($0)))" }
      ?? "none: the loss did not fall at any rate"
  }

  private static func loss(_ loss: Double) -> String {
    let thousandths = Int((min(loss, 1e6) * 1000).rounded())
    let rest = "\(thousandths % 1000)"
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  /// A number without an exponent: two of its digits are enough.
  private static func fixed(_ number: Double) -> String {
    if number >= 1e-4 { return "\(Float(number))" }
    var decimals = 0
    var scaled = number
    while scaled < 9.95, decimals < 12 {
      scaled *= 10
      decimals += 1
    }
    let digits = "\(Int(scaled.rounded()))"
    return "0." + String(repeating: "0", count: max(0, decimals - digits.count)) + digits
  }

  private static func pad(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
