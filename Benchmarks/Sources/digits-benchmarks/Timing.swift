/// Runs of one function, in seconds each.
struct Timing {
  /// The median over the samples of the mean time of a run.
  let median: Double

  /// Repeats a function until each of `samples` samples has taken at least `seconds`.
  init(samples: Int = 7, seconds: Double = 0.05, _ function: () -> Void) {
    let clock = ContinuousClock()
    function()
    var means: [Double] = []
    for _ in 0..<samples {
      let start = clock.now
      var runs = 0
      var elapsed = 0.0
      repeat {
        function()
        runs += 1
        elapsed = (clock.now - start) / .seconds(1)
      } while elapsed < seconds
      means.append(elapsed / Double(runs))
    }
    median = means.sorted()[samples / 2]
  }

  /// The median in microseconds, to one digit.
  var microseconds: String { "\((median * 1e7).rounded() / 10) µs" }
}
