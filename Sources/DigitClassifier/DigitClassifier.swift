public import NeuralNetwork
public import Raster

/// A trained network, ready to label glyphs.
///
/// ```swift
/// let classifier = try DigitClassifier(model: bytes)
/// let digit = classifier.classify([glyph])[0].digit
/// ```
///
/// It may be shared between tasks and threads.
public struct DigitClassifier: Sendable {
  /// The model's name: what its provenance calls itself.
  public let modelIdentifier: String

  /// The classes that it tells apart: the ten digits first, then what it knows beside them.
  public var classCount: Int { network.architecture.classes }

  private let network: ReadyNetwork
  private let temperature: Float

  /// Loads a model.
  ///
  /// - Parameters:
  ///   - model: The bytes of a safetensors file.
  ///   - arithmetic: What it computes with.
  ///   - instructionSet: One that this processor runs.
  /// - Throws: ``ModelError`` that says what is wrong with the file.
  public init(
    model: [UInt8], arithmetic: Arithmetic = .single, instructionSet: InstructionSet = .best
  ) throws(ModelError) {
    try self.init(
      ModelFile(decoding: model), arithmetic: arithmetic, instructionSet: instructionSet)
  }

  /// Makes a model ready to run.
  ///
  /// - Parameters:
  ///   - model: A network with at least ten classes, the digits first, and with one input plane of
  ///     28×28, a glyph's ink, or two: its ink and its context.
  ///   - arithmetic: What it computes with.
  ///   - instructionSet: One that this processor runs.
  /// - Throws: ``ModelError`` if the network is for something else.
  public init(
    _ model: ModelFile, arithmetic: Arithmetic = .single, instructionSet: InstructionSet = .best
  ) throws(ModelError) {
    let architecture = model.architecture
    guard architecture.side == NormalizedGlyph.side, (1...2).contains(architecture.inputPlanes),
      architecture.classes >= 10
    else {
      throw ModelError(
        message: "a network for \(architecture.inputPlanes) planes of \(architecture.side)×"
          + "\(architecture.side) and \(architecture.classes) classes; digits are one plane of "
          + "28×28, or two, and at least 10")
    }
    network = ReadyNetwork(
      ResidualNetwork(architecture), parameters: model.parameters, arithmetic: arithmetic,
      instructionSet: instructionSet)
    temperature = model.temperature
    modelIdentifier = model.provenance["name"] ?? "unnamed"
  }

  /// Labels glyphs, all in one batch.
  ///
  /// - Parameter glyphs: Any number of glyphs; none gives no result.
  /// - Returns: One result a glyph, in their order; it does not depend on the others. Where a model
  ///   overflows, all classes are equally probable.
  /// - Complexity: O(`glyphs.count`): one pass through the network for each.
  public func classify(_ glyphs: [NormalizedGlyph]) -> [ClassProbabilities] {
    let classes = network.architecture.classes
    return logits(glyphs).map { logits in
      let scaled = logits[0..<classes].map { $0 / temperature }
      // Weights that are finite can still overflow on the way: then the network has said nothing.
      guard scaled.allSatisfy(\.isFinite) else {
        return ClassProbabilities(values: Array(repeating: 1 / Float(classes), count: classes))
      }
      return ClassProbabilities(values: softmax(scaled))
    }
  }

  /// The raw class scores of glyphs, before temperature and softmax.
  ///
  /// - Parameter glyphs: Any number of glyphs.
  /// - Returns: For each glyph, one logit a class.
  public func logits(_ glyphs: [NormalizedGlyph]) -> [[Float]] {
    if glyphs.isEmpty { return [] }
    let classes = network.architecture.classes
    let size = NormalizedGlyph.side * NormalizedGlyph.side
    let planes = network.architecture.inputPlanes
    var images: [Float] = []
    images.reserveCapacity(glyphs.count * planes * size)
    for glyph in glyphs {
      images += glyph.ink
      if planes > 1 {
        images += glyph.context.isEmpty ? Array(repeating: 0, count: size) : glyph.context
      }
    }
    let logits = network.logits(images: images, count: glyphs.count)
    return (0..<glyphs.count).map { Array(logits[$0 * classes..<($0 + 1) * classes]) }
  }
}
