/// How often one mirror is asked for one file, and what is waited between.
struct Patience {
  private let options: DownloadOptions
  private var fruitless = 0
  private var total = 0
  private var restarts = 0

  init(_ options: DownloadOptions) {
    self.options = options
  }

  /// What is waited before the mirror is asked again, or `nil` where it has been asked enough.
  ///
  /// The wait doubles from one fruitless time to the next, and a random half of it is left out:
  /// many programs that lost one server do not come back at the same moment.
  ///
  /// - Parameters:
  ///   - hasProgressed: Whether bytes came the last time.
  ///   - wish: How long the server wants to be left alone.
  /// - Returns: The wait, or `nil`.
  mutating func delay(hasProgressed: Bool, wish: Duration?) -> Duration? {
    total += 1
    fruitless = hasProgressed ? 1 : fruitless + 1
    guard fruitless < options.attempts, total < options.maximumAttempts else { return nil }
    if let wish { return min(wish, options.maximumDelay) }
    let doubled = options.initialDelay * (1 << min(fruitless - 1, 16))
    return min(doubled, options.maximumDelay) * Double.random(in: 0.5...1)
  }

  /// Whether the file may be begun anew once more.
  mutating func allowsRestart() -> Bool {
    restarts += 1
    return restarts < 3
  }
}
