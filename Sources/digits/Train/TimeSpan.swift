internal import ArgumentParser

/// A length of time as people type it: `90s`, `10m`, `1.5h`, or seconds without a unit.
struct TimeSpan: Hashable, ExpressibleByArgument {
  /// Its seconds: 0 to a billion where it was typed.
  let seconds: Double

  init(seconds: Double) {
    self.seconds = seconds
  }

  init?(argument: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    let unit = argument.last.flatMap { units[$0] }
    let digits = unit == nil ? argument[...] : argument.dropLast()
    guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
      let number = Double(digits)
    else { return nil }
    seconds = number * (unit ?? 1)
    // More than thirty years: sums of durations and instants must not overflow.
    guard seconds <= 1e9 else { return nil }
  }

  /// The span for people.
  var description: String {
    // What is guessed of a run that has hardly begun may be anything.
    guard seconds.isFinite, abs(seconds) < 1e15 else { return "long" }
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole / 60 % 60) min"
  }

  var defaultValueDescription: String {
    seconds == seconds.rounded() ? "\(Int(seconds))s" : "\(seconds)s"
  }
}
