/// The records of a pax extended header: `length key=value` and a line break, each (POSIX.1, pax).
struct PaxRecords: Hashable, Sendable {
  private(set) var path: [UInt8]?
  private(set) var size: Int?

  /// Reads records up to the first that is none.
  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while let space = rest.firstIndex(of: UInt8(ascii: " ")), space - rest.startIndex <= 18,
      let length = Int(String(decoding: rest[..<space], as: UTF8.self)),
      length > space - rest.startIndex + 1, length <= rest.count
    {
      let record = rest[space + 1..<rest.startIndex + length - 1]
      rest = rest.dropFirst(length)
      guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let value = Array(record[(equals + 1)...])
      switch String(decoding: record[..<equals], as: UTF8.self) {
      case "path" where !value.isEmpty: path = value
      case "size":
        let number = Int(String(decoding: value, as: UTF8.self))
        size = number.flatMap { 0...TarHeader.largestSize ~= $0 ? $0 : nil }
      default: continue
      }
    }
  }
}
