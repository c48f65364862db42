internal import Raster

/// A line drawn and cut: the frame, and what its owners are.
struct CutLine {
  /// The frame, its owners the primitives.
  private(set) var frame: LineFrame

  /// The primitives by the middle of their columns.
  private(set) var primitives: [Primitive] = []

  /// Where each primitive is in the frame.
  private(set) var rects: [Rect] = []

  /// Where each component is in the frame.
  let componentRects: [Rect]

  /// The primitives of each component.
  private(set) var primitivesOfComponent: [[Int]]

  private struct Part {
    var component: Int
    var piece: Int
    var count: Int
    var owned: OwnedArea
  }

  /// Cuts a line.
  ///
  /// - Parameters:
  ///   - line: The components of the line.
  ///   - drawn: The line drawn, its owners the components.
  ///   - sheet: The picture that it is in.
  ///   - isCut: Which components are cut.
  ///   - options: Where to cut.
  init(
    _ line: TextLine, drawn: LineFrame, on sheet: InkSheet, cutting isCut: (Int) -> Bool,
    options: LatticeOptions
  ) {
    frame = drawn
    let owned = OwnedArea.all(in: frame, count: line.components.count)
    componentRects = owned.map(\.rect)
    primitivesOfComponent = Array(repeating: [], count: line.components.count)
    var parts: [Part] = []
    var partMaps: [(map: [Int], first: Int)?] = []
    for (number, whole) in owned.enumerated() {
      guard whole.area > 0 else {
        partMaps.append(nil)
        continue
      }
      let rect = whole.rect
      guard isCut(number),
        let (map, count) = frame.pieces(of: Int32(number + 1), in: rect, options: options)
      else {
        partMaps.append(nil)
        parts.append(Part(component: number, piece: 0, count: 1, owned: whole))
        continue
      }
      var pieces: [OwnedArea] = Array(repeating: OwnedArea(), count: count)
      for y in 0..<rect.height {
        for x in 0..<rect.width where map[y * rect.width + x] >= 0 {
          pieces[map[y * rect.width + x]].add(
            rect.x + x..<rect.x + x + 1, row: rect.y + y, in: frame)
        }
      }
      partMaps.append((map, parts.count))
      for piece in pieces.indices {
        parts.append(Part(component: number, piece: piece, count: count, owned: pieces[piece]))
      }
    }
    let order = parts.indices.sorted {
      (parts[$0].owned.rect.midX, parts[$0].owned.rect.y, $0)
        < (parts[$1].owned.rect.midX, parts[$1].owned.rect.y, $1)
    }
    var numberOfPart: [Int32] = Array(repeating: 0, count: parts.count)
    for (number, part) in order.enumerated() { numberOfPart[part] = Int32(number + 1) }
    renumber(parts, partMaps: partMaps, numberOfPart: numberOfPart)
    frame.settle()
    for index in order {
      add(parts[index], component: line.components[parts[index].component], line, sheet)
    }
  }

  /// Makes owners of primitives out of owners of components.
  private mutating func renumber(
    _ parts: [Part], partMaps: [(map: [Int], first: Int)?], numberOfPart: [Int32]
  ) {
    var numberOfWhole: [Int32] = Array(repeating: 0, count: partMaps.count)
    for (index, part) in parts.enumerated() where part.count == 1 {
      numberOfWhole[part.component] = numberOfPart[index]
    }
    for y in 0..<frame.height {
      for index in y * frame.width..<(y + 1) * frame.width where frame.owners[index] > 0 {
        let component = Int(frame.owners[index]) - 1
        if let (map, first) = partMaps[component] {
          let rect = componentRects[component]
          let piece = map[(y - rect.y) * rect.width + index - y * frame.width - rect.x]
          frame.owners[index] = numberOfPart[first + piece]
        } else {
          frame.owners[index] = numberOfWhole[component]
        }
      }
    }
  }

  private mutating func add(
    _ part: Part, component: Component, _ line: TextLine, _ sheet: InkSheet
  ) {
    let rect = part.owned.rect
    let unit = frame.lineHeight
    var primitive = Primitive(
      bounds: part.count == 1
        ? sourceBounds(
          left: Double(component.bounds.x), right: Double(component.bounds.maxX),
          top: Double(component.bounds.y), bottom: Double(component.bounds.maxY), on: sheet)
        : sourceBounds(
          left: max(part.owned.sourceLeft, Double(component.bounds.x)),
          right: min(part.owned.sourceRight, Double(component.bounds.maxX)),
          top: max(frame.sourceY(Double(rect.y)), Double(component.bounds.y)),
          bottom: min(frame.sourceY(Double(rect.maxY)), Double(component.bounds.maxY)),
          on: sheet),
      component: part.component,
      height: Float(Double(rect.height) / unit), width: Float(Double(rect.width) / unit),
      ink: Float(Double(part.owned.area) / (unit * frame.strokeWidth)))
    primitive.isCutOnLeft = part.piece > 0
    primitive.isCutOnRight = part.piece < part.count - 1
    if part.count == 1, !sheet.isPaperEven {
      primitive.framePenalty = framePenalty(
        of: component, in: sheet.bounds, strokeWidth: line.strokeWidth)
    }
    primitivesOfComponent[part.component].append(primitives.count)
    primitives.append(primitive)
    rects.append(rect)
  }

  private func sourceBounds(
    left: Double, right: Double, top: Double, bottom: Double, on sheet: InkSheet
  ) -> Rect {
    let scale = sheet.scale
    // Rounding errors make no pixel more.
    let x = Int((left / scale + 1e-6).rounded(.down))
    let y = Int((top / scale + 1e-6).rounded(.down))
    return Rect(
      x: x, y: y, width: max(1, Int((right / scale - 1e-6).rounded(.up)) - x),
      height: max(1, Int((bottom / scale - 1e-6).rounded(.up)) - y))
  }
}

/// How much a component looks like the side of a printed box: a straight upright stroke near the left
/// or right side of the picture that is thinner than the pen.
private func framePenalty(of component: Component, in picture: Rect, strokeWidth: Double) -> Float {
  let box = component.bounds
  let width = Double(picture.width)
  guard Double(box.height) >= 0.15 * Double(picture.height),
    box.midX <= 0.14 * width || box.midX >= 0.84 * width, box.height > 2 * box.width
  else { return 0 }
  let thickness = Double(component.area) / Double(box.height)
  guard Double(box.width) <= thickness + 1 + 0.1 * Double(box.height) else { return 0 }
  return Float(min(6, max(0, 12 * (1.02 - thickness / strokeWidth))))
}
