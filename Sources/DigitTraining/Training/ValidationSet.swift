internal import DigitClassifier
internal import NeuralNetwork
internal import Raster

/// Validation samples of one source or one writer, drawn once so that each epoch is measured on the
/// same pictures.
struct ValidationSet: Sendable {
  let name: String
  let glyphs: LabeledGlyphs

  /// Draws samples.
  ///
  /// - Parameters:
  ///   - name: What people call them.
  ///   - source: Where they are from.
  ///   - indices: Which ones.
  ///   - generator: Where the randomness of a sample comes from, if the source asks for any.
  init(
    name: String, _ source: any GlyphSource, _ indices: [Int], generator: (Int) -> Xoshiro256
  ) {
    self.name = name
    var glyphs = LabeledGlyphs()
    for index in indices {
      var generator = generator(index)
      let ink = source.ink(at: index, using: &generator)
      glyphs.append(
        NormalizedGlyph(
          ink: ink.map { Float($0) / 255 },
          context: source.context(at: index).map { Float($0) / 255 }),
        label: source.label(at: index))
    }
    self.glyphs = glyphs
  }

  /// The sets of a part that is held out: one for each held-out writer, or one for all.
  static func sets(
    _ part: GlyphSubset, writers: [String], generator: (Int) -> Xoshiro256
  ) -> [ValidationSet] {
    if part.count == 0 { return [] }
    let source = part.base
    let own = source.writers.indices.filter { writers.contains(source.writers[$0]) }
    if own.isEmpty {
      return [ValidationSet(name: part.name, source, part.indices, generator: generator)]
    }
    return own.map { writer in
      ValidationSet(
        name: "\(part.name)/\(source.writers[writer])", source,
        part.indices.filter { source.writer(at: $0) == writer }, generator: generator)
    }
  }

  /// Counts what logits say of the samples: each is taken for the best of the first `classes`.
  static func confusion(
    _ logits: [[Float]], labels: [UInt8], classes: Int
  ) -> ConfusionMatrix {
    var confusion = ConfusionMatrix(classes: classes)
    for (logits, label) in zip(logits, labels) {
      let candidates = logits.prefix(classes)
      let best = candidates.indices.max { candidates[$0] < candidates[$1] } ?? 0
      confusion.add(label: Int(label), digit: best)
    }
    return confusion
  }
}
