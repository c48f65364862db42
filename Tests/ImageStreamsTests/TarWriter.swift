/// Writes tar archives byte by byte (POSIX.1, ustar and pax; GNU's long names).
struct TarWriter {
  var bytes: [UInt8] = []

  mutating func file(_ name: String, _ content: [UInt8], statedSize: Int? = nil) {
    header(name, type: "0", size: statedSize ?? content.count)
    data(content)
  }

  mutating func prefixed(_ name: String, prefix: String, _ content: [UInt8]) {
    header(name, type: "0", size: content.count, prefix: prefix)
    data(content)
  }

  mutating func directory(_ name: String) {
    header(name, type: "5", size: 0)
  }

  /// A second name for a file; some programs state the file's size, though no data follow.
  mutating func link(_ name: String, to target: String) {
    header(name, type: "1", size: 77, link: target)
  }

  mutating func longName(_ name: String) {
    header("././@LongLink", type: "L", size: name.utf8.count + 1)
    data(Array(name.utf8) + [0])
  }

  mutating func pax(_ records: KeyValuePairs<String, String>) {
    let text = records.map { key, value in
      let rest = " \(key)=\(value)\n"
      var length = rest.utf8.count
      while String(length).utf8.count + rest.utf8.count != length { length += 1 }
      return "\(length)\(rest)"
    }.joined()
    header("PaxHeaders/0", type: "x", size: text.utf8.count)
    data(Array(text.utf8))
  }

  mutating func end() {
    bytes += [UInt8](repeating: 0, count: 1024)
  }

  private mutating func data(_ content: [UInt8]) {
    bytes += content
    bytes += [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
  }

  private mutating func header(
    _ name: String, type: Unicode.Scalar, size: Int, prefix: String = "", link: String = ""
  ) {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
      for (place, byte) in text.utf8.enumerated() { block[offset + place] = byte }
    }
    func octal(_ number: Int, digits: Int) -> String {
      let text = String(number, radix: 8)
      return String(repeating: "0", count: digits - text.count) + text
    }
    put(name, at: 0)
    put("0000644", at: 100)
    put(octal(size, digits: 11), at: 124)
    put("        ", at: 148)
    block[156] = UInt8(ascii: type)
    put(link, at: 157)
    put("ustar\u{0}00", at: 257)
    put(prefix, at: 345)
    put(octal(block.reduce(0) { $0 + Int($1) }, digits: 6) + "\u{0} ", at: 148)
    bytes += block
  }
}
