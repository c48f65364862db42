/// Numbers as short decimals that no locale changes.
package enum DecimalFormat {
  /// Appends a number rounded to six decimals, without zeros at its end: `0.97`, `1`, `0.000004`.
  ///
  /// What is not finite has no place in JSON and is written as `null`.
  package static func append(_ value: Float, to bytes: inout [UInt8]) {
    guard value.isFinite else {
      bytes += "null".utf8
      return
    }
    let scaled = (Double(value) * 1_000_000).rounded()
    guard abs(scaled) < 9e15 else {
      bytes += value.description.utf8
      return
    }
    let millionths = Int(scaled)
    if millionths < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes += String(millionths.magnitude / 1_000_000).utf8
    var fraction = millionths.magnitude % 1_000_000
    if fraction == 0 { return }
    bytes.append(UInt8(ascii: "."))
    var unit: UInt = 100_000
    while fraction > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(fraction / unit))
      fraction %= unit
      unit /= 10
    }
  }
}
