/// Numbers as text that no locale changes.
package enum NumberText {
  /// A number with a fixed count of decimals.
  ///
  /// - Parameters:
  ///   - value: Any number; what is not finite is a dash.
  ///   - decimals: 0 to 12.
  /// - Returns: Such as `-0.050`.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    var unit = 1.0
    for _ in 0..<decimals { unit *= 10 }
    let scaled = (abs(value) * unit).rounded()
    guard scaled < 9e15 else { return "–" }
    let parts = Int(scaled)
    let sign = value < 0 && parts > 0 ? "-" : ""
    if decimals == 0 { return sign + "\(parts)" }
    let fraction = "\(parts % Int(unit))"
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return sign + "\(parts / Int(unit))." + zeros + fraction
  }

  /// A whole number with a comma between thousands.
  ///
  /// - Parameter value: Any number.
  /// - Returns: Such as `60,000`.
  package static func grouped(_ value: Int) -> String {
    var text = ""
    for (place, digit) in String(value.magnitude).reversed().enumerated() {
      if place > 0, place % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (value < 0 ? "-" : "") + String(text.reversed())
  }
}
