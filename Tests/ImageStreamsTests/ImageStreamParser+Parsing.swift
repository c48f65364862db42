import ImageStreams

extension ImageStreamParser {
  /// All elements of a stream that comes in pieces of a size.
  static func elements(
    of stream: [UInt8], _ format: ImageStreamFormat = .auto, pieceSize: Int = 1 << 16,
    maximumBytes: Int = 1 << 24
  ) -> [ImageStreamElement] {
    var parser = ImageStreamParser(format: format, maximumBytes: maximumBytes)
    var elements: [ImageStreamElement] = []
    for start in stride(from: 0, to: stream.count, by: pieceSize) {
      elements += parser.push(Array(stream[start..<min(start + pieceSize, stream.count)]))
    }
    return elements + parser.finish()
  }
}

extension ImageStreamElement {
  /// The bytes of an image.
  var image: [UInt8]? {
    if case .image(let bytes) = content { bytes } else { nil }
  }

  /// What is wrong, if anything.
  var damage: ImageStreamDamage.Kind? {
    if case .damaged(let damage) = content { damage.kind } else { nil }
  }
}
