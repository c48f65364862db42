internal import Raster

/// All ink of a small picture as one digit whose parts stand above each other.
///
/// A 5 whose bar was set too high, an 8 of two circles, what a faint pen broke: alone in a picture, no
/// neighbor tells that such parts are of one line, and each makes a line of its own or is dropped as low
/// and far off. Whether they are a digit is left to the classifier.
///
/// - Parameters:
///   - components: The components of a picture.
///   - lines: The lines that they were sorted into.
///   - options: What is too small to be part of a digit.
/// - Returns: The parts as one line; `nil` if they stand in one line as it is, are too many, too far apart or
///   together no digit's shape.
/// - Complexity: O(n) for n components.
func stackedDigit(
  of components: ComponentSet, lines: [TextLine], options: LatticeOptions
) -> TextLine? {
  // Nearly always there is nothing to ask: one line holds all.
  guard !lines.isEmpty, lines.count <= StackShape.maximumLines else { return nil }
  if lines.count == 1, lines[0].components.count == components.count { return nil }
  if lines.contains(where: StackShape.isRow) { return nil }
  // Specks tell nothing of how high it is.
  let inLines = lines.flatMap(\.components)
  let longest = inLines.reduce(0) { max($0, $1.bounds.width, $1.bounds.height) }
  let large = components.indices.filter {
    Double(components.longerSide(of: $0)) >= StackShape.smallestPart * Double(longest)
  }
  guard (2...StackShape.maximumParts).contains(large.count) else { return nil }
  let hull = large.reduce(Rect(x: 0, y: 0, width: 0, height: 0)) {
    $0.union(components[$1].bounds)
  }
  let height = Double(hull.height)
  let parts = large.map { components[$0] }.filter {
    Double($0.area) >= options.minimumArea * height * height
      && Double(max($0.bounds.width, $0.bounds.height)) >= options.minimumSide * height
  }.sorted { ($0.bounds.y, $0.bounds.x) < ($1.bounds.y, $1.bounds.x) }
  guard parts.count >= 2,
    lines.count > 1 || lines[0].components.count < parts.count,
    Double(hull.width) <= StackShape.maximumWidth * height
  else { return nil }
  var bottom = parts[0].bounds.maxY
  for part in parts.dropFirst() {
    guard Double(part.bounds.y - bottom) <= StackShape.maximumGap * height else { return nil }
    bottom = max(bottom, part.bounds.maxY)
  }
  return TextLine(
    stack: parts.sorted { ($0.bounds.midX, $0.bounds.y) < ($1.bounds.midX, $1.bounds.y) },
    height: height)
}

/// What ink looks like that may be one digit in parts; lengths are shares of its whole height.
private enum StackShape {
  static let maximumLines = 3
  static let maximumParts = 6
  static let maximumWidth = 1.6
  static let maximumGap = 0.25

  /// A share of the longest part: what is shorter is a speck.
  static let smallestPart = 0.15

  /// Whether a line has digits side by side: they are not parts of one.
  static func isRow(_ line: TextLine) -> Bool {
    var right: Int?
    for part in line.components where Double(part.bounds.height) >= 0.6 * line.height {
      if let right, part.bounds.x >= right { return true }
      right = max(right ?? 0, part.bounds.maxX)
    }
    return false
  }
}
