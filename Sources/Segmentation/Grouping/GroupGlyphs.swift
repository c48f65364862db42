internal import Raster

/// Gathers the parts of each digit: the bar of a 5, the pieces of a broken 0.
///
/// A component much lower than the line is a part. It joins the nearest component, if that is near
/// and the two together are no larger than a digit. A part that joins nothing is a digit of its own
/// if it is high enough, else a speck or a sign and left out.
///
/// - Parameters:
///   - components: The ink of a picture.
///   - lineHeight: The height of its lines, in pixels.
///   - options: Limits.
/// - Returns: The components of each digit, in no particular order.
public func groupGlyphs(
  _ components: [Component], lineHeight: Double, options: GroupingOptions = GroupingOptions()
) -> [[Component]] {
  let limit = Int(options.maximumGap * lineHeight)
  var group = Array(components.indices)
  var unions = components.map(\.bounds)
  func root(_ index: Int) -> Int {
    var index = index
    while group[index] != index { index = group[index] }
    return index
  }
  let isPart = components.map {
    Double($0.bounds.height) < options.maximumPartHeight * lineHeight
  }
  // The largest part first: the pieces of a broken digit come together before their specks.
  let parts = components.indices.filter { isPart[$0] }
    .sorted { (components[$0].area, $1) > (components[$1].area, $0) }
  for part in parts {
    var best: (gap: Int, overlap: Int, index: Int)?
    for other in components.indices where other != part && root(other) != root(part) {
      guard let gap = gap(between: components[part], and: components[other], limit: limit) else {
        continue
      }
      let union = unions[root(part)].union(unions[root(other)])
      guard
        Double(union.width)
          <= max(
            options.maximumWidth * lineHeight, Double(unions[root(other)].width)),
        Double(union.height) <= options.maximumHeight * lineHeight
      else { continue }
      let a = components[part].bounds
      let b = components[other].bounds
      let overlap = min(a.maxX, b.maxX) - max(a.x, b.x)
      if let best, (best.gap, -best.overlap) <= (gap, -overlap) { continue }
      best = (gap, overlap, other)
    }
    guard let best else { continue }
    let first = root(part)
    let second = root(best.index)
    group[first] = second
    unions[second] = unions[second].union(unions[first])
  }
  var members: [Int: [Component]] = [:]
  for index in components.indices { members[root(index), default: []].append(components[index]) }
  return components.indices.compactMap { index in
    guard let parts = members[index],
      Double(unions[index].height) >= options.minimumLoneHeight * lineHeight
    else { return nil }
    return parts
  }
}
