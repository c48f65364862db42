/// How rows of a table are written.
enum TableLayout: Hashable, Sendable {
  /// Commas between fields (RFC 4180); a field with a comma, a quote or a line break stands between
  /// quotes, its own quotes doubled. Rows end in a line feed alone.
  case csv

  /// Tabs between fields; in a field `\t`, `\n`, `\r` and `\\` stand for a tab, a line feed, a
  /// carriage return and a backslash, so that a row is always one line.
  case tsv

  /// Writes a row.
  ///
  /// - Parameter fields: The fields in the order of the columns.
  /// - Returns: The row with the line feed that ends it.
  func row(_ fields: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (column, field) in fields.enumerated() {
      if column > 0 { bytes.append(separator) }
      switch self {
      case .csv: Self.quote(field, into: &bytes)
      case .tsv: Self.escape(field, into: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private var separator: UInt8 {
    switch self {
    case .csv: UInt8(ascii: ",")
    case .tsv: UInt8(ascii: "\t")
    }
  }

  private static func quote(_ field: String, into bytes: inout [UInt8]) {
    let special = Array(",\"\r\n".utf8)
    guard field.utf8.contains(where: special.contains) else {
      bytes += field.utf8
      return
    }
    let quote = UInt8(ascii: "\"")
    bytes.append(quote)
    for byte in field.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  private static func escape(_ field: String, into bytes: inout [UInt8]) {
    for byte in field.utf8 {
      switch byte {
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      default: bytes.append(byte)
      }
    }
  }
}
