/// Writes JSON (RFC 8259) byte by byte, without spaces or line breaks, in UTF-8.
///
/// ```swift
/// var json = JSONWriter()
/// json.object { $0.field("text", "407") }
/// ```
package struct JSONWriter: Sendable {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  /// Begins with nothing.
  package init() {}

  /// Whether the next field or element follows another.
  private var needsComma = false

  /// Writes an object; the closure writes its fields.
  package mutating func object(_ fields: (inout JSONWriter) -> Void) {
    enclose("{", "}", fields)
  }

  /// Writes a field of text.
  package mutating func field(_ name: String, _ text: String) {
    key(name)
    string(text)
    needsComma = true
  }

  /// Writes a field of a whole number.
  package mutating func field(_ name: String, _ value: Int) {
    key(name)
    bytes += String(value).utf8
    needsComma = true
  }

  /// Writes a field of a number, rounded as ``number(_:)-(Float)`` does.
  package mutating func field(_ name: String, _ value: Float) {
    key(name)
    DecimalFormat.append(value, to: &bytes)
    needsComma = true
  }

  /// Writes a field that is true or false.
  package mutating func field(_ name: String, _ value: Bool) {
    key(name)
    bytes += (value ? "true" : "false").utf8
    needsComma = true
  }

  /// Writes a field of an array; the closure writes each element.
  package mutating func field<Elements: Sequence>(
    _ name: String, _ elements: Elements,
    _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    key(name)
    enclose("[", "]") { json in
      for element in elements {
        json.separate()
        json.needsComma = false
        write(&json, element)
        json.needsComma = true
      }
    }
  }

  /// Writes a whole number as an element.
  package mutating func number(_ value: Int) {
    bytes += String(value).utf8
  }

  /// Writes a number as an element, rounded to six decimals.
  package mutating func number(_ value: Float) {
    DecimalFormat.append(value, to: &bytes)
  }

  /// Writes text as an element.
  package mutating func element(_ text: String) {
    string(text)
  }

  private mutating func enclose(
    _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ content: (inout JSONWriter) -> Void
  ) {
    bytes.append(UInt8(ascii: opening))
    needsComma = false
    content(&self)
    bytes.append(UInt8(ascii: closing))
    needsComma = true
  }

  private mutating func key(_ name: String) {
    separate()
    string(name)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  /// Writes text between quotes; a Swift string is always valid Unicode, so only quotes, the
  /// backslash and control characters need escaping.
  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "\"")]
      case UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
      case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "\r"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
      case UInt8(ascii: "\t"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
      case 0..<0x20, 0x7F:
        bytes += "\\u00".utf8
        bytes += [Self.hexadecimal(byte >> 4), Self.hexadecimal(byte & 15)]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}
