internal import NeuralNetwork

/// A source under another name.
struct RenamedSource: GlyphSource, PenStrokeSource {
  let name: String
  private let source: any GlyphSource

  init(_ source: any GlyphSource, name: String) {
    self.source = source
    self.name = name
  }

  var count: Int { source.count }
  var writers: [String] { source.writers }
  var fingerprint: UInt64 { source.fingerprint }
  var skippedCount: Int { source.skippedCount }

  func label(at index: Int) -> UInt8 { source.label(at: index) }
  func writer(at index: Int) -> Int? { source.writer(at: index) }

  func ink(at index: Int, using generator: inout Xoshiro256) -> [UInt8] {
    source.ink(at: index, using: &generator)
  }

  var hasContext: Bool { source.hasContext }

  func context(at index: Int) -> [UInt8] { source.context(at: index) }

  func strokes(at index: Int) -> [Stroke]? {
    (source as? any PenStrokeSource)?.strokes(at: index)
  }
}
