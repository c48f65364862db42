internal import DigitTraining
internal import NeuralNetwork

/// What a source holds, counted.
struct SourceSummary {
  let name: String
  let skippedCount: Int
  let fingerprint: UInt64

  /// How many samples each class has, by the class.
  private(set) var classes = [Int](repeating: 0, count: Int(GlyphLabel.notADigit) + 1)

  /// How many samples each writer has, in the source's order.
  private(set) var writers: [(name: String, count: Int)]

  init(of source: some GlyphSource) {
    name = source.name
    skippedCount = source.skippedCount
    fingerprint = source.fingerprint
    writers = source.writers.map { ($0, 0) }
    for index in 0..<source.count {
      classes[Int(source.label(at: index))] += 1
      if let writer = source.writer(at: index) { writers[writer].count += 1 }
    }
  }

  var count: Int { classes.reduce(0, +) }

  /// Lines for people, with a bar for each class.
  var text: String {
    var lines = [
      "\(name): \(count) samples" + (skippedCount > 0 ? ", \(skippedCount) left out" : "")
    ]
    let most = max(1, classes.max() ?? 1)
    for (label, count) in classes.enumerated() where count > 0 || label < 10 {
      let share = Double(count) / Double(max(1, self.count)) * 1000
      let percent = "\(Int(share.rounded()) / 10).\(Int(share.rounded()) % 10) %"
      let bar = String(repeating: "#", count: (count * 40 + most - 1) / most)
      let name = GlyphLabel.name(of: UInt8(label))
      lines.append(
        "  \(Self.right(name, 11)) \(Self.right("\(count)", 8)) \(Self.right(percent, 7))  \(bar)")
    }
    if !writers.isEmpty {
      let counts = writers.map(\.count).sorted()
      lines.append(
        "  \(writers.count) writers of \(counts[0]) to \(counts[counts.count - 1]) samples, half of them "
          + "of \(counts[counts.count / 2]) or more")
      if writers.count <= 20 {
        lines.append("  " + writers.map { "\($0.name) \($0.count)" }.joined(separator: ", "))
      }
    }
    lines.append("  fingerprint \(Self.hexadecimal(fingerprint))")
    return lines.joined(separator: "\n")
  }

  /// One line of JSON.
  var json: String {
    var counts: [JSONValue.Member] = []
    for (label, count) in classes.enumerated() where count > 0 {
      counts.append(Self.member(GlyphLabel.name(of: UInt8(label)), count))
    }
    let members: [JSONValue.Member] = [
      JSONValue.Member(name: "name", value: .string(name)),
      Self.member("samples", count),
      Self.member("skipped", skippedCount),
      JSONValue.Member(name: "classes", value: .object(counts)),
      JSONValue.Member(
        name: "writers", value: .object(writers.map { Self.member($0.name, $0.count) })),
      JSONValue.Member(name: "fingerprint", value: .string(Self.hexadecimal(fingerprint))),
    ]
    return JSONValue.object(members).text
  }

  private static func member(_ name: String, _ count: Int) -> JSONValue.Member {
    JSONValue.Member(name: name, value: .number(Double(count)))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
