internal import Raster
internal import Segmentation

/// Finds what is as high as a digit among ink that is not read: letters and the like, and digits that lie in two
/// pieces, one above the other.
///
/// - Parameters:
///   - others: The ink of a line that is passed over.
///   - lineHeight: The height of the line, in pixels.
///   - options: How high and long they are.
/// - Returns: The rectangles around them, in no order.
/// - Complexity: O(n log n + pairs above each other).
func digitLikeInk(
  among others: [Primitive], lineHeight: Double, options: DecodingOptions
) -> [Rect] {
  let minimumHeight = Double(options.separatorHeight) * lineHeight
  // Where a component could have been cut does not matter, as no part of it is read.
  let components = Dictionary(grouping: others, by: \.component).values.map { parts in
    parts.reduce(parts[0].bounds) { $0.union($1.bounds) }
  }
  var found = components.filter { Double($0.height) >= minimumHeight }
  let pieces = components.filter {
    Double($0.height) < minimumHeight
      && Double(max($0.height, $0.width)) >= options.strangerPieceLength * lineHeight
  }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
  for (index, piece) in pieces.enumerated() {
    for other in pieces[(index + 1)...].prefix(while: { $0.x < piece.maxX }) {
      let shared = min(piece.maxX, other.maxX) - other.x
      let both = piece.union(other)
      if 2 * shared >= min(piece.width, other.width), Double(both.height) >= minimumHeight,
        Double(both.height) <= options.strangerHeight * lineHeight
      {
        found.append(both)
      }
    }
  }
  return found
}
