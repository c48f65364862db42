/// How often each class was taken for each.
public struct ConfusionMatrix: Hashable, Sendable {
  /// `counts[label][digit]`: glyphs of `label` that were read as `digit`.
  public private(set) var counts: [[Int]]

  /// Creates a matrix of zeros.
  ///
  /// - Parameter classes: The number of classes: the digits and, where it counts, what is no digit.
  public init(classes: Int = 10) {
    counts = Array(repeating: Array(repeating: 0, count: classes), count: classes)
  }

  /// Counts a glyph.
  ///
  /// - Parameters:
  ///   - label: What it is.
  ///   - digit: What it was read as.
  public mutating func add(label: Int, digit: Int) {
    counts[label][digit] += 1
  }

  /// Counts all that another matrix of as many classes has counted.
  ///
  /// - Parameter other: The other one.
  public mutating func add(_ other: ConfusionMatrix) {
    for label in counts.indices {
      for digit in counts.indices { counts[label][digit] += other.counts[label][digit] }
    }
  }

  /// Glyphs counted.
  public var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

  /// Glyphs read right.
  public var correct: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }

  /// What tables call a class: the digit, or `none` for what is no digit.
  ///
  /// - Parameter label: The class.
  /// - Returns: A short word.
  public static func heading(of label: Int) -> String {
    label == Int(GlyphLabel.notADigit) ? "none" : "\(label)"
  }

  /// The matrix as a table: a row for each label, a column for each class read, and the share of the
  /// row that was read right.
  public var table: String {
    let width = max(5, "\(counts.joined().max() ?? 0)".count + 1)
    func pad(_ text: String) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    var lines = ["label" + counts.indices.map { pad(Self.heading(of: $0)) }.joined() + "    right"]
    for (label, row) in counts.enumerated() {
      let sum = row.reduce(0, +)
      let right = sum == 0 ? "–" : percent(Double(row[label]) / Double(sum))
      let name = Self.heading(of: label)
      lines.append(
        String(repeating: " ", count: 5 - name.count) + name
          + row.map { pad($0 == 0 ? "·" : "\($0)") }.joined() + "  " + right)
    }
    return lines.joined(separator: "\n")
  }
}

/// A share as a percentage with two digits, such as `99.63 %`.
///
/// - Parameter share: 0 to 1.
/// - Returns: The percentage, rounded; a dash for what is no share.
public func percent(_ share: Double) -> String {
  guard (0...1e9).contains(share) else { return "–" }
  let hundredths = Int((share * 10_000).rounded())
  let fraction = hundredths % 100
  return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) %"
}
