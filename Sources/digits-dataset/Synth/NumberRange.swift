internal import ArgumentParser

/// A range as people write it: `LOW,HIGH`, or one number for both.
struct NumberRange: ExpressibleByArgument, Hashable {
  let range: ClosedRange<Float>

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Float($0) }
    guard numbers.count == parts.count, (1...2).contains(numbers.count), let low = numbers.first,
      let high = numbers.last, low <= high, abs(low) <= 1e6, abs(high) <= 1e6
    else { return nil }
    range = low...high
  }

  /// The whole numbers nearest to its ends.
  var whole: ClosedRange<Int> {
    Int(range.lowerBound.rounded())...Int(range.upperBound.rounded())
  }
}

/// A size as people write it: `280x120`.
struct PixelSize: ExpressibleByArgument, Hashable {
  let width: Int
  let height: Int

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]) else {
      return nil
    }
    self.width = width
    self.height = height
  }
}
