internal import Raster

/// Finds the text lines of a picture and the candidates for digits in each.
///
/// - Parameters:
///   - picture: The ink of a picture.
///   - options: What is known about it.
/// - Returns: The lines from top to bottom; none for a blank page, which is no error.
public func lattices(
  of picture: InkPicture, options: SegmentationOptions = SegmentationOptions()
) -> [LineLattice] {
  let components = Array(connectedComponents(in: picture.mask, connectivity: options.connectivity))
  guard let height = lineHeight(of: components) else { return [] }
  let pen = strokeWidth(of: components)
  return readingOrder(of: components.map(\.bounds)).map { members in
    let pieces = members.map { components[$0] }
    let primitives = pieces.enumerated().map { number, piece in
      Primitive(
        bounds: piece.bounds, component: number,
        height: Float(Double(piece.bounds.height) / height),
        width: Float(Double(piece.bounds.width) / height),
        ink: Float(Double(piece.area) / (height * pen)))
    }
    var spans: [DigitSpan] = []
    for first in primitives.indices {
      for last in first..<min(first + 4, primitives.count) {
        let bounds = primitives[first...last].reduce(primitives[first].bounds) {
          $0.union($1.bounds)
        }
        spans.append(
          DigitSpan(
            primitives: first..<last + 1, bounds: bounds, prior: 0, cutSides: 0, isWhole: true))
      }
    }
    return LineLattice(
      primitives: primitives, spans: spans, lineHeight: height / picture.scale, picture: picture,
      pieces: pieces)
  }
}
