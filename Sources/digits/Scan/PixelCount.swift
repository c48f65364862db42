internal import ArgumentParser

/// A number of pixels as people type it: `5_000_000`, `5000k`, `100M`, `1G`.
struct PixelCount: Hashable, Sendable, ExpressibleByArgument, CustomStringConvertible {
  let count: Int

  init(_ count: Int) {
    self.count = count
  }

  /// Parses a count of at least 1; `k`, `M` and `G`, in either case, stand for powers of 1000.
  init?(argument: String) {
    var digits = argument.utf8.filter { $0 != UInt8(ascii: "_") }
    var scale = 1
    switch digits.last {
    case UInt8(ascii: "k"), UInt8(ascii: "K"): scale = 1000
    case UInt8(ascii: "m"), UInt8(ascii: "M"): scale = 1_000_000
    case UInt8(ascii: "g"), UInt8(ascii: "G"): scale = 1_000_000_000
    default: break
    }
    if scale > 1 { digits.removeLast() }
    guard
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int(String(decoding: digits, as: UTF8.self)), number > 0
    else { return nil }
    let (count, hasOverflown) = number.multipliedReportingOverflow(by: scale)
    if hasOverflown { return nil }
    self.count = count
  }

  var description: String {
    count % 1_000_000 == 0 ? "\(count / 1_000_000)M" : String(count)
  }
}
