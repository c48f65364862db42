public import DigitClassifier
public import ImageCodecs
public import Raster

/// Reads the numbers in pictures.
///
/// ```swift
/// let reader = DigitReader()
/// let reading = try reader.read(contentsOf: "number.png")
/// print(reading.text, reading.confidence)
/// ```
///
/// A reader is a value that may be shared between tasks and threads; each call works on its own
/// memory. The stages are functions one after the other: `ImageDecoder.decode`, `extractInk`,
/// `lattices`, `DigitClassifier.classify`, and a search for the best way through the candidates.
public struct DigitReader: Sendable {
  /// What the reader is told about pictures, and what it may take for them.
  public var options: ReadingOptions

  /// Where the network comes from.
  private let model: Model

  private enum Model: Sendable {
    case embedded
    case loaded(DigitClassifier)
  }

  /// Creates a reader with the model that is part of the program.
  ///
  /// The model is made ready when the first digit needs it, once for all readers.
  ///
  /// - Parameter options: What the reader is told about pictures.
  public init(options: ReadingOptions = ReadingOptions()) {
    self.options = options
    model = .embedded
  }

  /// Creates a reader with another model.
  ///
  /// - Parameters:
  ///   - model: The bytes of a safetensors file, as `digits train` writes it.
  ///   - options: What the reader is told about pictures.
  /// - Throws: `ModelError` that says what is wrong with the file.
  public init(
    model: [UInt8], options: ReadingOptions = ReadingOptions()
  ) throws(ModelError) {
    self.options = options
    self.model = .loaded(try DigitClassifier(model: model, arithmetic: .fixedPoint))
  }

  /// The network that labels the digits.
  public var classifier: DigitClassifier {
    switch model {
    case .embedded: EmbeddedModel.classifier
    case .loaded(let classifier): classifier
    }
  }

  /// Reads a picture from a file.
  ///
  /// - Parameter path: A PNG or JPEG file, told by its first bytes and never by its name.
  /// - Returns: What was read; a page without digits is an empty reading, not an error.
  /// - Throws: ``ReadingError``: the file could not be read, or its bytes do not decode.
  /// - Complexity: O(*pixels* + *candidates*).
  public func read(contentsOf path: String) throws(ReadingError) -> Reading {
    try read(bytes(of: .file(path)))
  }

  /// Reads an encoded picture.
  ///
  /// - Parameter bytes: A whole PNG or JPEG file.
  /// - Returns: What was read; a page without digits is an empty reading, not an error.
  /// - Throws: ``ReadingError`` of the stage `decoding`.
  /// - Complexity: O(*pixels* + *candidates*).
  public func read(_ bytes: [UInt8]) throws(ReadingError) -> Reading {
    read(try decode(bytes))
  }

  /// Decodes a picture within the reader's limits: the first stage of ``read(_:)-([UInt8])``.
  ///
  /// - Parameter bytes: A whole PNG or JPEG file.
  /// - Returns: The picture in gray, upright.
  /// - Throws: ``ReadingError`` of the stage `decoding`.
  public func decode(_ bytes: [UInt8]) throws(ReadingError) -> DecodedImage {
    do {
      return try ImageDecoder.decode(
        bytes, limits: options.limits, conversion: options.conversion)
    } catch {
      throw ReadingError(error)
    }
  }

  /// Reads a decoded picture.
  ///
  /// - Parameter decoded: A picture as ``decode(_:)`` or `ImageDecoder` gives it.
  /// - Returns: What was read; a page without digits is an empty reading.
  public func read(_ decoded: DecodedImage) -> Reading {
    var picture = PictureReading(
      of: decoded.image, orientation: decoded.orientation, options: options)
    ask(&picture)
    return picture.reading
  }

  /// Reads a picture that is in memory.
  ///
  /// - Parameter image: An upright gray picture of any size.
  /// - Returns: What was read; a page without digits is an empty reading.
  public func read(_ image: GrayImage) -> Reading {
    var picture = PictureReading(of: image, options: options)
    ask(&picture)
    return picture.reading
  }

  /// Reads a picture that is in memory, and keeps what was found on the way.
  ///
  /// - Parameter image: An upright gray picture of any size.
  /// - Returns: The reading with the ink, the candidates and their scores that it comes from.
  public func trace(_ image: GrayImage) -> ReadingTrace {
    var picture = PictureReading(of: image, options: options, keepsInk: true)
    ask(&picture)
    return picture.trace
  }

  /// Reads a picture once, and rates what was read at several temperatures.
  ///
  /// - Parameters:
  ///   - image: An upright gray picture of any size.
  ///   - temperatures: Each in place of ``DecodingOptions/temperature``, above 0.
  /// - Returns: A reading for each, in their order; their texts are the same, as long as no
  ///   constraint is to be satisfied.
  package func readings(of image: GrayImage, temperatures: [Double]) -> [Reading] {
    var picture = PictureReading(of: image, options: options)
    ask(&picture)
    return temperatures.map { picture.reading(temperature: $0) }
  }

  /// Asks the network all that a picture wants to know; one without ink does not even load it.
  private func ask(_ picture: inout PictureReading) {
    while let glyphs = picture.nextGlyphs() { picture.take(classifier.classify(glyphs)[...]) }
  }
}
