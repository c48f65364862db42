internal import Raster

/// Gathers the parts of each digit: the bar of a 5, the foot of a 1.
///
/// A piece much lower than the line is a part. It joins the nearest other piece, if that is near
/// and the two together are no larger than a digit; how near depends on whether it lies over,
/// under or beside the other. A part that joins nothing is a digit of its own if it is long
/// enough, as a tick for a 1 is; else it is a speck or a sign and left out.
///
/// - Parameters:
///   - pieces: The ink of a picture; each piece is one component or several already joined.
///   - lineHeight: The height of the lines, in pixels.
///   - strokeWidth: The width of the pen, in pixels.
///   - options: Limits.
/// - Returns: The components of each digit, in the order of their first piece.
/// - Complexity: O(n log n) where pieces are spread over the page.
public func groupGlyphs(
  _ pieces: [[Component]], lineHeight: Double, strokeWidth: Double,
  options: GroupingOptions = GroupingOptions()
) -> [[Component]] {
  let boxes = pieces.map(bounds(of:))
  var unions = boxes
  let margin = Int(max(options.maximumGap, options.maximumBarGap) * lineHeight)
  let index = BoxIndex(of: boxes, cellSide: Int(lineHeight))
  var partition = Partition(count: pieces.count)
  let areas = pieces.map { $0.reduce(0) { $0 + $1.area } }
  // The largest part first: the pieces of a broken digit come together before their specks.
  let parts = boxes.indices
    .filter { Double(boxes[$0].height) < options.maximumPartHeight * lineHeight }
    .sorted { (areas[$0], $1) > (areas[$1], $0) }
  for part in parts {
    var best: (gap: Int, shared: Int, piece: Int)?
    for other in index.near(boxes[part], margin: margin) {
      let from = partition.group(of: part)
      let to = partition.group(of: other)
      guard from != to else { continue }
      let limit = maximumGap(
        from: boxes[part], to: boxes[other], lineHeight: lineHeight, strokeWidth: strokeWidth,
        options: options)
      let union = unions[from].union(unions[to])
      guard
        Double(union.width)
          <= max(options.maximumWidth * lineHeight, Double(unions[to].width)),
        Double(union.height)
          <= max(options.maximumHeight * lineHeight, Double(unions[to].height)),
        let gap = gap(between: pieces[part], and: pieces[other], limit: limit)
      else { continue }
      let shared = sharedWidth(boxes[part], boxes[other])
      if let best, (best.gap, -best.shared) <= (gap, -shared) { continue }
      best = (gap, shared, other)
    }
    guard let best else { continue }
    let union = unions[partition.group(of: part)].union(unions[partition.group(of: best.piece)])
    unions[partition.join(part, best.piece)] = union
  }
  return partition.groups.compactMap { members in
    let height = Double(unions[members[0]].height)
    guard height >= options.minimumLoneHeight * lineHeight,
      height >= 0.4 * lineHeight || height >= options.minimumLoneElongation * strokeWidth
    else { return nil }
    return members.flatMap { pieces[$0] }
  }
}

/// The smallest rectangle that holds all components.
func bounds(of components: [Component]) -> Rect {
  components.reduce(Rect(x: 0, y: 0, width: 0, height: 0)) { $0.union($1.bounds) }
}

/// How many columns two boxes share; below 0, how many lie between them.
private func sharedWidth(_ a: Rect, _ b: Rect) -> Int {
  min(a.maxX, b.maxX) - max(a.x, b.x)
}

/// The widest gap at which a part belongs to another piece.
private func maximumGap(
  from part: Rect, to other: Rect, lineHeight: Double, strokeWidth: Double,
  options: GroupingOptions
) -> Int {
  let shared = sharedWidth(part, other)
  let isFlat = part.width >= part.height
  if 2 * shared >= min(part.width, other.width) {
    return Int((isFlat ? options.maximumBarGap : options.maximumGap) * lineHeight)
  }
  // An upright stroke beside a digit is a digit itself, unless it all but touches.
  return isFlat ? Int(options.maximumGap * lineHeight) : max(1, Int(strokeWidth))
}

/// The narrowest gap between components of two pieces, or `nil` beyond the limit.
private func gap(between first: [Component], and second: [Component], limit: Int) -> Int? {
  var best: Int?
  for a in first {
    for b in second {
      guard let gap = Gap(between: a, and: b, limit: best ?? limit) else { continue }
      best = gap.width
    }
  }
  return best
}
