public import Raster

/// Sorts boxes into text lines and each line from left to right.
///
/// Boxes are taken from left to right, and each joins the line whose latest box it shares most
/// height with: so a line may climb or fall across the page, and digits of uneven height stay
/// in it.
///
/// - Parameter boxes: Where the digits stand.
/// - Returns: The indices of the boxes of each line; lines from top to bottom.
/// - Complexity: O(boxes · lines).
public func readingOrder(of boxes: [Rect]) -> [[Int]] {
  let order = boxes.indices.sorted {
    (boxes[$0].midX, boxes[$0].y, $0) < (boxes[$1].midX, boxes[$1].y, $1)
  }
  var lines: [[Int]] = []
  for index in order {
    let box = boxes[index]
    var best: (share: Double, line: Int)?
    for line in lines.indices {
      guard let latest = lines[line].last.map({ boxes[$0] }) else { continue }
      let shared = min(box.maxY, latest.maxY) - max(box.y, latest.y)
      let share = Double(shared) / Double(max(1, min(box.height, latest.height)))
      if share > 0.3, share > best?.share ?? 0 { best = (share, line) }
    }
    if let best {
      lines[best.line].append(index)
    } else {
      lines.append([index])
    }
  }
  func middle(_ line: [Int]) -> Double {
    line.reduce(0) { $0 + boxes[$1].midY } / Double(line.count)
  }
  return lines.sorted { (middle($0), $0[0]) < (middle($1), $1[0]) }
}
