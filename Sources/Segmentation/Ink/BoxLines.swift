internal import Raster

/// Straight lines that make boxes: each end of each meets one that crosses it, or lies at a side of the picture.
struct BoxLines {
  /// A line, not transposed.
  struct Line {
    var bounds: Rect
    var thickness: Double
    var isUpright: Bool
    /// Where it stands in the list that it came from.
    var place: Int
  }

  /// Lines that meet.
  struct Group {
    var lines: [Line]
    var bounds: Rect
    /// Whether a line ends at a side of the picture, where the box may go on.
    var isCutOff: Bool
  }

  let groups: [Group]

  /// Finds the lines that make boxes.
  ///
  /// A line whose end meets none is no box's; without it those that met it may be none either, and so on.
  ///
  /// - Parameters:
  ///   - lines: Lines from left to right and from top to bottom.
  ///   - picture: Where the picture is.
  ///   - options: What meets.
  /// - Complexity: O(lines²) at worst.
  init(of lines: [Line], in picture: Rect, options: BoxOptions) {
    let boxes = lines.map(\.bounds)
    let side = Int(boxes.reduce(0) { $0 + max($1.width, $1.height) } / max(1, boxes.count))
    let index = BoxIndex(of: boxes, cellSide: max(8, side))
    var met: [[[Int]]] = lines.map { _ in [[], []] }
    var isAtSide: [[Bool]] = lines.map { _ in [false, false] }
    for (number, line) in lines.enumerated() {
      for (place, end) in Self.ends(of: line).enumerated() {
        isAtSide[number][place] = Self.isAtSide(end, of: picture, upright: line.isUpright)
        let reach = Int(options.tolerance * line.thickness + options.toleranceInPixels)
        for other in index.near(end, margin: reach)
        where lines[other].isUpright != line.isUpright {
          let thickness = min(line.thickness, lines[other].thickness)
          let limit = Int(options.tolerance * thickness + options.toleranceInPixels)
          let box = lines[other].bounds
          let gap = max(end.x - box.maxX, box.x - end.maxX, end.y - box.maxY, box.y - end.maxY)
          if gap <= limit { met[number][place].append(other) }
        }
      }
    }
    let isAlive = Self.supported(met: met, isAtSide: isAtSide)
    var partition = Partition(count: lines.count)
    for number in lines.indices where isAlive[number] {
      for other in met[number].joined() where isAlive[other] { partition.join(number, other) }
    }
    groups = partition.groups.compactMap { members in
      guard members.count > 1 else { return nil }
      return Group(
        lines: members.map { lines[$0] },
        bounds: members.reduce(boxes[members[0]]) { $0.union(boxes[$1]) },
        isCutOff: members.contains { number in
          (0..<2).contains { place in
            isAtSide[number][place] && !met[number][place].contains { isAlive[$0] }
          }
        })
    }
  }

  /// Which lines are left when those are taken away, again and again, of which an end meets nothing; one of
  /// whose ends must meet a line, the other may be at a side of the picture.
  private static func supported(met: [[[Int]]], isAtSide: [[Bool]]) -> [Bool] {
    var counts = met.map { $0.map(\.count) }
    var dependents: [[(line: Int, place: Int)]] = met.map { _ in [] }
    for number in met.indices {
      for place in 0..<2 {
        for other in met[number][place] { dependents[other].append((number, place)) }
      }
    }
    func holds(_ number: Int) -> Bool {
      let isMet = (0..<2).map { counts[number][$0] > 0 }
      return (isMet[0] || isAtSide[number][0]) && (isMet[1] || isAtSide[number][1])
        && (isMet[0] || isMet[1])
    }
    var isAlive = met.indices.map { holds($0) }
    var gone = met.indices.filter { !isAlive[$0] }
    while let number = gone.popLast() {
      for (other, place) in dependents[number] {
        counts[other][place] -= 1
        guard isAlive[other], !holds(other) else { continue }
        isAlive[other] = false
        gone.append(other)
      }
    }
    return isAlive
  }

  /// The first and the last pixels of a line.
  private static func ends(of line: Line) -> [Rect] {
    let box = line.bounds
    return line.isUpright
      ? [
        Rect(x: box.x, y: box.y, width: box.width, height: 1),
        Rect(x: box.x, y: box.maxY - 1, width: box.width, height: 1),
      ]
      : [
        Rect(x: box.x, y: box.y, width: 1, height: box.height),
        Rect(x: box.maxX - 1, y: box.y, width: 1, height: box.height),
      ]
  }

  private static func isAtSide(_ end: Rect, of picture: Rect, upright: Bool) -> Bool {
    upright
      ? end.y <= picture.y + 1 || end.maxY >= picture.maxY - 1
      : end.x <= picture.x + 1 || end.maxX >= picture.maxX - 1
  }
}
