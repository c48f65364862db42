/// A count out of a total, with how sure it is.
public struct Proportion: Hashable, Sendable {
  /// How many.
  public var count: Int

  /// Out of how many.
  public var total: Int

  /// Creates a proportion.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - total: Out of how many.
  public init(_ count: Int, of total: Int) {
    self.count = count
    self.total = total
  }

  /// The share, 0 to 1; 0 of nothing.
  public var share: Double { total == 0 ? 0 : Double(count) / Double(total) }

  /// The 95 % confidence interval of the share: Wilson, "Probable inference, the law of succession,
  /// and statistical inference" (1927).
  public var interval: ClosedRange<Double> {
    let n = Double(total)
    if n == 0 { return 0...1 }
    let z = 1.959964
    let center = (share + z * z / (2 * n)) / (1 + z * z / n)
    let spread =
      z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, center - spread)...min(1, center + spread)
  }
}
