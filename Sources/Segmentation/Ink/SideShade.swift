internal import Raster

/// What counts as ink but is a shade that the paper was not known to have: solid, with a sharp edge, and at a
/// side of the picture.
///
/// The paper's level does not follow the edge of a shade at once where it cuts off a corner of the picture, so
/// what lies there is darker than expected. It is found by opening the mask with a square that fits into no
/// pen stroke (Serra, "Image analysis and mathematical morphology", 1982).
///
/// - Parameters:
///   - mask: Ink.
///   - image: The picture that it was found in.
///   - levels: The levels that part ink from paper.
///   - options: How large such a shade is, and how sharp its edge.
/// - Returns: The shade; a digit that runs into it stands out of it, and is not a part of it.
/// - Complexity: O(words × log side of the square + its runs).
func sideShade(
  in mask: Mask, of image: GrayImage, levels: InkLevels,
  options: SegmentationOptions = SegmentationOptions()
) -> Mask {
  let paper = options.ink.paper
  let reach = max(3, Int(paper.solidReach * Double(mask.height)))
  var core = mask.shrunk(by: reach)
  core.clearMargin(reach / 2)
  guard core.hasInk else { return core }
  // Two more, as its edge is soft.
  var solid = core.grown(by: reach + 2)
  solid.formIntersection(mask)
  let minimumArea = paper.solidArea * Double(reach * reach)
  let minimumStep = options.legibility.minimumEdgeStep * levels.contrast
  return Mask(
    width: mask.width, height: mask.height,
    components: connectedComponents(in: solid, connectivity: .four).filter { component in
      let box = component.bounds
      let isAtSide =
        box.x == 0 || box.y == 0 || box.maxX == mask.width || box.maxY == mask.height
      return isAtSide && Double(component.area) >= minimumArea
        && edgeStep(
          of: component, in: image, mask: mask, polarity: levels.polarity,
          distance: max(2, reach / 3)) >= minimumStep
    })
}

extension Mask {
  /// Takes the ink near the picture's sides away.
  fileprivate mutating func clearMargin(_ margin: Int) {
    for y in 0..<height {
      let isNearEdge = y < margin || y >= height - margin
      for x in 0..<(isNearEdge ? width : min(margin, width)) { self[x, y] = false }
      if !isNearEdge { for x in max(0, width - margin)..<width { self[x, y] = false } }
    }
  }
}
