internal import NeuralNetwork

/// Where the digits of drawings come from: a source and its shelf.
struct DigitSupply: Sendable {
  private enum Content: Sendable {
    case glyphs(any GlyphSource)
    case pen(any PenStrokeSource)
    case strokes([StrokeRecord])
  }

  private let content: Content

  /// The samples that are digits.
  let shelf: DigitShelf

  /// Whether digits are pen strokes, not pictures.
  var isDrawn: Bool {
    switch content {
    case .glyphs: false
    case .pen, .strokes: true
    }
  }

  /// Takes the digits of a source of glyphs; `nil` if it has none.
  init?(_ source: any GlyphSource) {
    if let pen = source as? any PenStrokeSource, source.count > 0, pen.strokes(at: 0) != nil {
      content = .pen(pen)
    } else {
      content = .glyphs(source)
    }
    shelf = DigitShelf(
      count: source.count, label: { source.label(at: $0) }, writer: { source.writer(at: $0) })
    if shelf.isEmpty { return nil }
  }

  /// Takes the records of single digits; `nil` if there are none.
  init?(_ records: [StrokeRecord]) {
    content = .strokes(records)
    var numbers: [String: Int] = [:]
    let writers = records.map { record in
      record.writer.map { name in
        let number = numbers[name] ?? numbers.count
        numbers[name] = number
        return number
      }
    }
    shelf = DigitShelf(
      count: records.count, label: { Self.label(of: records[$0]) }, writer: { writers[$0] })
    if shelf.isEmpty { return nil }
  }

  private static func label(of record: StrokeRecord) -> UInt8 {
    guard record.label.utf8.count == 1, let sign = record.label.utf8.first,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(sign),
      record.strokes.contains(where: { !$0.isEmpty })
    else { return GlyphLabel.notADigit }
    return sign - UInt8(ascii: "0")
  }

  /// Draws a sample.
  ///
  /// - Parameters:
  ///   - digit: The digit wanted, 0 to 9.
  ///   - hand: Which hand of the shelf.
  ///   - generator: Where randomness comes from.
  /// - Returns: What it is and what it looks like; another digit where the hand has none of this.
  func sample(
    of digit: Int, hand: Int, using generator: inout Xoshiro256
  ) -> (label: UInt8, ink: DigitInk) {
    let index = shelf.sample(of: digit, hand: hand, using: &generator)
    switch content {
    case .glyphs(let source):
      return (source.label(at: index), .bitmap(source.ink(at: index, using: &generator)))
    case .pen(let source):
      return (source.label(at: index), .strokes(source.strokes(at: index) ?? []))
    case .strokes(let records):
      return (Self.label(of: records[index]), .strokes(records[index].strokes))
    }
  }
}

/// Letters and other signs that may stand beside digits: the samples of a source that are no digit.
struct SignSupply: Sendable {
  private let source: any GlyphSource
  private let indices: [Int]

  /// Takes the samples that are no digit; `nil` if there are none.
  init?(_ source: any GlyphSource) {
    let indices = (0..<source.count).filter { source.label(at: $0) == GlyphLabel.notADigit }
    if indices.isEmpty { return nil }
    self.source = source
    self.indices = indices
  }

  /// Draws a sample.
  func sample(using generator: inout Xoshiro256) -> DigitInk {
    let index = indices[generator.index(below: indices.count)]
    if let strokes = (source as? any PenStrokeSource)?.strokes(at: index) {
      return .strokes(strokes)
    }
    return .bitmap(source.ink(at: index, using: &generator))
  }
}
