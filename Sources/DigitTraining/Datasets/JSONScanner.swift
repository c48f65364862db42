/// Reads JSON (RFC 8259) piece by piece, without building values in memory: files of pen strokes
/// are a million numbers.
package struct JSONScanner {
  /// Where a text is not what is expected, and why.
  package struct Failure: Error, Hashable {
    package var byte: Int
    package var reason: String

    package init(byte: Int, reason: String) {
      self.byte = byte
      self.reason = reason
    }
  }

  private let text: [UInt8]

  /// The byte that is read next.
  package private(set) var position: Int

  /// Begins to read.
  ///
  /// - Parameter text: UTF-8; a byte order mark is passed by.
  package init(text: [UInt8]) {
    self.text = text
    position = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Whether a string comes next.
  package var isAtString: Bool { position < text.count && text[position] == UInt8(ascii: "\"") }

  /// Whether an array comes next.
  package var isAtArray: Bool { position < text.count && text[position] == UInt8(ascii: "[") }

  /// Reads an array.
  ///
  /// - Parameter element: Reads one element.
  /// - Throws: ``Failure``.
  package mutating func array(
    element: (inout JSONScanner) throws(Failure) -> Void
  ) throws(Failure) {
    try open(UInt8(ascii: "["), "an array")
    if close(UInt8(ascii: "]")) { return }
    while true {
      skipSpace()
      try element(&self)
      if close(UInt8(ascii: "]")) { return }
      try comma()
    }
  }

  /// Reads an object.
  ///
  /// - Parameter member: Reads the value of one member, given its name.
  /// - Throws: ``Failure``.
  package mutating func object(
    member: (String, inout JSONScanner) throws(Failure) -> Void
  ) throws(Failure) {
    try open(UInt8(ascii: "{"), "an object")
    if close(UInt8(ascii: "}")) { return }
    while true {
      skipSpace()
      let name = try string()
      skipSpace()
      try open(UInt8(ascii: ":"), "a colon")
      skipSpace()
      try member(name, &self)
      if close(UInt8(ascii: "}")) { return }
      try comma()
    }
  }

  /// Reads a number.
  ///
  /// - Returns: The nearest number; what is too large for one is refused.
  /// - Throws: ``Failure``.
  package mutating func number() throws(Failure) -> Float {
    let start = position
    let isNegative = position < text.count && text[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var mantissa = 0
    var digits = 0
    var scale: Float = 1
    while let digit = digit() {
      mantissa = 10 * mantissa + digit
      digits += 1
      if digits > 15 { break }
    }
    if digits > 0, position < text.count, text[position] == UInt8(ascii: ".") {
      position += 1
      while digits <= 15, let digit = digit() {
        mantissa = 10 * mantissa + digit
        digits += 1
        scale *= 10
      }
    }
    let isPlain =
      digits > 0 && mantissa < 1 << 24 && scale <= 1e7
      && (position == text.count || !"+-.0123456789eE".utf8.contains(text[position]))
    // Both are exact, and so their quotient is the nearest number.
    if isPlain { return (isNegative ? -1 : 1) * (Float(mantissa) / scale) }
    position = start
    while position < text.count, "+-.0123456789eE".utf8.contains(text[position]) { position += 1 }
    guard let number = Float(String(decoding: text[start..<position], as: UTF8.self)),
      number.isFinite
    else {
      position = start
      throw Failure(byte: start, reason: "a number was expected")
    }
    return number
  }

  private mutating func digit() -> Int? {
    guard position < text.count, text[position] &- 48 < 10 else { return nil }
    position += 1
    return Int(text[position - 1] &- 48)
  }

  /// Reads a string.
  ///
  /// - Returns: Its text, escapes resolved.
  /// - Throws: ``Failure``.
  package mutating func string() throws(Failure) -> String {
    guard isAtString else { throw Failure(byte: position, reason: "a string was expected") }
    let start = position
    position += 1
    var bytes: [UInt8] = []
    while position < text.count {
      let byte = text[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"): bytes += String(try escape()).utf8
      case 0..<0x20:
        throw Failure(byte: position - 1, reason: "a control character in a string")
      default: bytes.append(byte)
      }
    }
    throw Failure(byte: start, reason: "a string without an end")
  }

  private mutating func escape() throws(Failure) -> Unicode.Scalar {
    guard position < text.count else {
      throw Failure(byte: position, reason: "a string without an end")
    }
    let byte = text[position]
    position += 1
    if let plain = Self.escapes[byte] { return plain }
    guard byte == UInt8(ascii: "u") else {
      throw Failure(byte: position - 1, reason: "an unknown escape")
    }
    let unit = try codeUnit()
    guard 0xD800..<0xDC00 ~= unit, text[position...].starts(with: Array("\\u".utf8)) else {
      return Unicode.Scalar(unit) ?? "\u{FFFD}"
    }
    position += 2
    let low = try codeUnit()
    guard 0xDC00..<0xE000 ~= low else { return "\u{FFFD}" }
    return Unicode.Scalar(0x1_0000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func codeUnit() throws(Failure) -> UInt32 {
    let digits = text[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw Failure(byte: position, reason: "four hexadecimal digits were expected") }
    position += 4
    return unit
  }

  /// Passes any value by.
  ///
  /// - Parameter depth: How deep it may hold others.
  /// - Throws: ``Failure``.
  package mutating func skipValue(depth: Int = 32) throws(Failure) {
    guard depth > 0 else { throw Failure(byte: position, reason: "values nested too deep") }
    skipSpace()
    switch position < text.count ? text[position] : 0 {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "["):
      try array { (scanner) throws(Failure) in try scanner.skipValue(depth: depth - 1) }
    case UInt8(ascii: "{"):
      try object { (_, scanner) throws(Failure) in try scanner.skipValue(depth: depth - 1) }
    default:
      for word in ["true", "false", "null"] where text[position...].starts(with: word.utf8) {
        position += word.utf8.count
        return
      }
      _ = try number()
    }
  }

  /// Makes sure that nothing follows.
  ///
  /// - Throws: ``Failure``.
  package mutating func end() throws(Failure) {
    skipSpace()
    if position < text.count { throw Failure(byte: position, reason: "text after the value") }
  }

  private mutating func skipSpace() {
    while position < text.count, " \t\r\n".utf8.contains(text[position]) { position += 1 }
  }

  private mutating func open(_ sign: UInt8, _ what: String) throws(Failure) {
    skipSpace()
    guard position < text.count, text[position] == sign else {
      throw Failure(byte: position, reason: "\(what) was expected")
    }
    position += 1
  }

  private mutating func close(_ sign: UInt8) -> Bool {
    skipSpace()
    guard position < text.count, text[position] == sign else { return false }
    position += 1
    return true
  }

  private mutating func comma() throws(Failure) { try open(UInt8(ascii: ","), "a comma") }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
    UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]
}
