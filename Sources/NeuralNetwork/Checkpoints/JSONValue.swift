/// A JSON value, as in RFC 8259, with objects in the order of the text.
///
/// Only what the header of a safetensors file needs; hostile text gives an error, never a crash.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// One name and its value.
  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSONValue

    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// Where a text stops being JSON, and why.
  package struct ParsingError: Error, Hashable, Sendable {
    package var byte: Int
    package var reason: String
  }

  /// How deep arrays and objects may lie in each other: enough for any header, too little to exhaust
  /// the stack.
  static let maximumDepth = 32

  /// Reads a whole text.
  ///
  /// - Parameter text: UTF-8.
  /// - Throws: ``ParsingError``.
  package init(parsing text: [UInt8]) throws(ParsingError) {
    var parser = JSONParser(text: text)
    self = try parser.document()
  }

  /// The value of an object's member, or `nil` if this is no object or has none of that name.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

private struct JSONParser {
  let text: [UInt8]
  var position = 0

  init(text: [UInt8]) {
    self.text = text
  }

  func failure(_ reason: String) -> JSONValue.ParsingError {
    JSONValue.ParsingError(byte: position, reason: reason)
  }

  var current: UInt8? { position < text.count ? text[position] : nil }

  mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  mutating func document() throws(JSONValue.ParsingError) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    if current != nil { throw failure("text after the value") }
    return value
  }

  mutating func value(depth: Int) throws(JSONValue.ParsingError) -> JSONValue {
    if depth > JSONValue.maximumDepth { throw failure("values nested too deep") }
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONValue.ParsingError) -> JSONValue {
    for byte in "\(word)".utf8 {
      guard current == byte else { throw failure("not a JSON value") }
      position += 1
    }
    return value
  }

  mutating func number() throws(JSONValue.ParsingError) -> JSONValue {
    let start = position
    while let byte = current, "+-.0123456789eE".utf8.contains(byte) { position += 1 }
    // Double's own parser takes some numbers that JSON does not, such as 01, .5 and +1: harmless here.
    guard let number = Double(String(decoding: text[start..<position], as: UTF8.self)),
      number.isFinite
    else { throw failure("not a JSON value") }
    return .number(number)
  }

  mutating func array(depth: Int) throws(JSONValue.ParsingError) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if current == UInt8(ascii: "]") {
      position += 1
      return .array(elements)
    }
    while true {
      elements.append(try value(depth: depth + 1))
      if try closes(with: "]") { return .array(elements) }
    }
  }

  mutating func object(depth: Int) throws(JSONValue.ParsingError) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    skipSpace()
    if current == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw failure("a name was expected") }
      let name = try string()
      skipSpace()
      guard current == UInt8(ascii: ":") else { throw failure("a colon was expected") }
      position += 1
      members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
      if try closes(with: "}") { return .object(members) }
    }
  }

  mutating func closes(with bracket: Unicode.Scalar) throws(JSONValue.ParsingError) -> Bool {
    skipSpace()
    if current == UInt8(ascii: bracket) {
      position += 1
      return true
    }
    guard current == UInt8(ascii: ",") else { throw failure("a comma was expected") }
    position += 1
    return false
  }

  mutating func string() throws(JSONValue.ParsingError) -> String {
    position += 1
    var bytes: [UInt8] = []
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        bytes.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20:
        throw failure("a control character in a string")
      default:
        bytes.append(byte)
      }
    }
    throw failure("a string without an end")
  }

  mutating func escape() throws(JSONValue.ParsingError) -> Character {
    guard let byte = current else { throw failure("a string without an end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try codeUnit()
      guard (0xD800..<0xDC00).contains(unit) else {
        return Character(Unicode.Scalar(unit) ?? "\u{FFFD}")
      }
      guard text[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
        return "\u{FFFD}"
      }
      position += 2
      let low = try codeUnit()
      guard (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
      return Character(
        Unicode.Scalar(0x1_0000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}")
    default: throw failure("an unknown escape")
    }
  }

  mutating func codeUnit() throws(JSONValue.ParsingError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure("four hexadecimal digits were expected")
      }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }
}
