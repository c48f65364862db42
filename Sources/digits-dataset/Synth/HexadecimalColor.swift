internal import ArgumentParser
internal import Raster

/// A color as people write it: `FFE600`, or `#FFE600`.
struct HexadecimalColor: ExpressibleByArgument, Hashable {
  let color: RGB

  init?(argument: String) {
    let digits = argument.hasPrefix("#") ? argument.dropFirst() : argument[...]
    guard digits.count == 6, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16)
    else { return nil }
    color = RGB(
      red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
      blue: UInt8(truncatingIfNeeded: value))
  }
}
