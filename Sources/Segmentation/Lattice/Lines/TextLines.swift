internal import Raster

/// Sorts components into lines of text, from top to bottom.
///
/// Components of about the line height are strung into lines first; lower ones then join the line
/// that they are nearest to. What is left of those makes lines of its own where several stand in a
/// row, as smaller writing does, and is dropped otherwise.
///
/// - Parameters:
///   - components: The components of a picture.
///   - picture: Its bounds.
///   - options: What is too small to be part of a digit.
/// - Returns: The lines, each with its components from left to right.
/// - Complexity: O(n log n) for n components.
func textLines(
  of components: ComponentSet, in picture: Rect, options: LatticeOptions
) -> [TextLine] {
  let smallest = max(
    2, LegibilityOptions().minimumSizeInPicture * Double(max(picture.width, picture.height)))
  let large = components.indices.filter { components.longerSide(of: $0) >= smallest }
    .map { components[$0] }
  guard let height = inkWeightedHeight(of: large.map(InkBox.init)) else { return [] }
  let kept = large.filter {
    Double($0.area) >= 0.25 * options.minimumArea * height * height
      && Double(max($0.bounds.width, $0.bounds.height)) >= 0.5 * options.minimumSide * height
  }.sorted { ($0.bounds.midX, $0.bounds.y) < ($1.bounds.midX, $1.bounds.y) }
  let boxes = kept.map(\.bounds)
  let isTall = boxes.map { Double($0.height) >= 0.6 * height }
  var lines = LineChains(boxes.indices.filter { isTall[$0] }, of: boxes, lineHeight: height).lines
  let places = LinePlaces(lines, boxes: boxes, lineHeight: height)
  var left: [Int] = []
  for index in boxes.indices where !isTall[index] {
    if let line = places.line(near: boxes[index], options: options) {
      lines[line].append(index)
    } else if Double(boxes[index].height) >= 0.3 * height {
      left.append(index)
    }
  }
  lines += LineChains(left, of: boxes, lineHeight: height).lines.filter { $0.count > 1 }
  let middles = lines.map { line in
    line.reduce(0) { $0 + boxes[$1].midY } / Double(max(1, line.count))
  }
  return lines.indices.sorted { (middles[$0], $0) < (middles[$1], $1) }.compactMap {
    TextLine(lines[$0].sorted().map { kept[$0] }, in: picture, options: options)
  }
}

/// Where the full-sized boxes of all lines stand, to find the nearest.
private struct LinePlaces {
  private var bands: [[(x: Double, y: Double, halfWidth: Double, line: Int)]] = []
  private let lineHeight: Double

  init(_ lines: [[Int]], boxes: [Rect], lineHeight: Double) {
    self.lineHeight = lineHeight
    let members = lines.indices.flatMap { line in lines[line].map { ($0, line) } }
      .sorted { $0.0 < $1.0 }
    for (index, line) in members {
      let box = boxes[index]
      let band = self.band(of: box.midY)
      while bands.count <= band { bands.append([]) }
      bands[band].append((box.midX, box.midY, Double(box.width) / 2, line))
    }
  }

  /// The line of the nearest box, where one is near enough.
  func line(near box: Rect, options: LatticeOptions) -> Int? {
    var best: (distance: Double, line: Int)?
    let middle = band(of: box.midY)
    // A box below all lines has no bands around it.
    let first = max(0, middle - 2)
    for band in first..<max(first, min(bands.count, middle + 3)) {
      let places = bands[band]
      var low = 0
      var high = places.count
      while low < high {
        let place = (low + high) / 2
        if places[place].x <= box.midX { low = place + 1 } else { high = place }
      }
      for place in places[max(0, low - 2)..<min(places.count, low + 2)] {
        let across =
          max(0, abs(place.x - box.midX) - place.halfWidth - Double(box.width) / 2) / lineHeight
        let down = abs(place.y - box.midY) / lineHeight
        guard across <= 3, down <= options.maximumOffset + 0.3 else { continue }
        let distance = across + 2 * down
        if let best, best.distance <= distance { continue }
        best = (distance, place.line)
      }
    }
    return best?.line
  }

  private func band(of y: Double) -> Int { max(0, Int(y / lineHeight)) }
}
