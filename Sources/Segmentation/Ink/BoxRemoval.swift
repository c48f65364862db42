internal import Raster

/// Takes the boxes that writing stands in out of a mask, wherever they are in the picture.
///
/// Lines from left to right and from top to bottom that meet at their ends make a box if something stands in it that
/// touches none of them: a squared 0 is empty, and the bar and the stem of a 7 in the corner of its picture have nothing
/// between them. A row of boxes shares sides.
///
/// - Parameters:
///   - ink: The mask.
///   - strokeWidth: The width of the pen, in pixels.
///   - lineHeight: The height of the writing, in pixels.
///   - options: What a box looks like.
/// - Returns: How many lines went.
/// - Complexity: O(words + runs + lines²).
func removeBoxes(
  from ink: inout CrossedMask, strokeWidth: Double, lineHeight: Double,
  options: BoxOptions = BoxOptions()
) -> Int {
  func fine(_ mask: Mask, length: Double) -> [StraightLine] {
    let pixels = max(8, Int(length * lineHeight))
    let limits = StraightLineLimits(run: pixels, length: pixels, gap: options.gap)
    return straightLines(in: mask, limits: limits).filter {
      $0.thickness <= options.maximumThickness * strokeWidth + 1
    }
  }
  let across = fine(ink.mask, length: options.minimumWidth)
  guard !across.isEmpty else { return 0 }
  ink.turn()
  let down = fine(ink.mask, length: options.minimumHeight)
  ink.turn()
  guard !down.isEmpty, across.count + down.count <= options.maximumLines else { return 0 }
  let lines =
    across.enumerated().map { place, line in
      BoxLines.Line(
        bounds: line.bounds, thickness: line.thickness, isUpright: false, place: place)
    }
    + down.enumerated().map { place, line in
      // The mask lay transposed.
      let bounds = Rect(
        x: line.bounds.y, y: line.bounds.x, width: line.bounds.height, height: line.bounds.width)
      return BoxLines.Line(
        bounds: bounds, thickness: line.thickness, isUpright: true, place: place)
    }
  var room = 4 * ink.mask.width * ink.mask.height
  let boxes = BoxLines(of: lines, in: ink.mask.bounds, options: options).groups.filter { group in
    // Boxes in boxes in boxes are a pattern.
    room -= group.bounds.width * group.bounds.height
    return room >= 0 && isThinEnough(group, strokeWidth: strokeWidth, options: options)
      && holdsWriting(group, in: ink.mask, options: options)
  }
  let found = boxes.flatMap { group in
    let thicknesses = group.lines.map(\.thickness).sorted()
    let limit = options.maximumUnevenness * thicknesses[thicknesses.count / 2] + 0.5
    return group.lines.filter {
      $0.thickness <= limit && !standsApart($0, in: ink.mask, options: options)
    }
  }
  for line in found where !line.isUpright {
    ink.erase(
      across[line.place], upTo: erasedThickness(ofLine: line.thickness, strokeWidth: strokeWidth))
  }
  ink.turn()
  for line in found where line.isUpright {
    ink.erase(
      down[line.place], upTo: erasedThickness(ofLine: line.thickness, strokeWidth: strokeWidth))
  }
  ink.turn()
  return found.count
}

/// Whether a line is a stroke that ends shortly before two lines of a box, which a line's search takes for gaps in
/// it: whole between paper at both ends, as a 1 that fills its box.
private func standsApart(_ line: BoxLines.Line, in mask: Mask, options: BoxOptions) -> Bool {
  let box = line.bounds
  let length = line.isUpright ? box.height : box.width
  func hasInk(_ place: Int) -> Bool {
    line.isUpright
      ? (box.x..<box.maxX).contains { mask[$0, box.y + place] }
      : (box.y..<box.maxY).contains { mask[box.x + place, $0] }
  }
  // Where ink begins and ends along it.
  var starts: [Int] = []
  var ends: [Int] = []
  var hadInk = false
  for place in 0...length {
    let has = place < length && hasInk(place)
    if has && !hadInk { starts.append(place) }
    if !has && hadInk { ends.append(place) }
    hadInk = has
  }
  let crossing = Int(2 * line.thickness) + 2
  return starts.count == 3 && ends[0] <= crossing && length - starts[2] <= crossing
    && starts[1] - ends[0] >= options.minimumGap && starts[2] - ends[1] >= options.minimumGap
}

private func isThinEnough(
  _ group: BoxLines.Group, strokeWidth: Double, options: BoxOptions
) -> Bool {
  !group.isCutOff
    || group.lines.allSatisfy { $0.thickness <= options.maximumThicknessOfPart * strokeWidth }
}

/// How high the rows of a group's boxes are on average: a table has many.
private func rowHeight(of group: BoxLines.Group, options: BoxOptions) -> Double {
  let height = Double(group.bounds.height)
  let middles = group.lines.filter { !$0.isUpright }.map(\.bounds.midY).sorted()
  // Lines that nearly lie on each other are one, or a double line.
  let steps = zip(middles, middles.dropFirst()).count { $1 - $0 > options.minimumRow * height }
  return height / Double(max(1, steps))
}

/// Whether something stands in a group's box that touches none of its lines: zeros of straight strokes make boxes
/// too, but they are empty.
private func holdsWriting(
  _ group: BoxLines.Group, in mask: Mask, options: BoxOptions
) -> Bool {
  let box = group.bounds
  let height = options.minimumContent * rowHeight(of: group, options: options)
  var inside = Mask(width: box.width, height: box.height)
  for y in box.y..<box.maxY {
    for x in box.x..<box.maxX where mask[x, y] { inside[x - box.x, y - box.y] = true }
  }
  var lines = Mask(width: box.width, height: box.height)
  for line in group.lines.map(\.bounds) {
    for y in max(0, line.y - 1 - box.y)..<min(box.height, line.maxY + 1 - box.y) {
      for x in max(0, line.x - 1 - box.x)..<min(box.width, line.maxX + 1 - box.x) {
        lines[x, y] = true
      }
    }
  }
  let components = connectedComponents(in: inside)
  return components.indices.contains { index in
    let component = components[index]
    return Double(component.bounds.height) >= height
      && !component.runs.contains { run in run.columns.contains { lines[$0, run.y] } }
  }
}
