public import Raster

/// Leaves out the components that are noise, shade or specks.
///
/// - Parameters:
///   - components: The components of the mask.
///   - image: A gray picture.
///   - mask: Its ink.
///   - levels: The levels that part ink from paper.
///   - options: Limits.
/// - Returns: The components that may be digits or parts of digits.
/// - Complexity: O(runs).
public func legibleComponents(
  of components: ComponentSet, in image: GrayImage, mask: Mask, levels: InkLevels,
  options: LegibilityOptions = LegibilityOptions()
) -> [Component] {
  guard levels.contrast >= options.minimumContrast else { return [] }
  let longerSide = Double(max(image.width, image.height))
  let minimumSize = options.minimumSizeInPicture * longerSide
  let large = components.indices.lazy.filter {
    components.longerSide(of: $0) >= max(minimumSize, 2)
  }.map { components[$0] }
  let measured = large.map { ($0, strokeWidth(of: $0)) }
  var inkArea = 0.0
  var weighted = 0.0
  for (component, width) in measured {
    inkArea += Double(component.area)
    weighted += Double(component.area) * width
  }
  guard inkArea > 0 else { return [] }
  // Half a stroke reaches across its soft edge; more than a little of the picture would reach
  // across a shade as well.
  let reach = max(options.edgeBlur, longerSide / 48)
  let distance = max(1, Int(min(0.6 * weighted / inkArea, reach).rounded()))
  let minimumStep = max(
    options.minimumContrast / 2, options.minimumEdgeStep * levels.contrast)
  var steps = 0.0
  var kept: [Component] = []
  var strokes: [Component] = []
  for (component, width) in measured {
    let boxArea = Double(component.bounds.width * component.bounds.height)
    guard width <= options.maximumStrokeWidthInPicture * longerSide,
      Double(component.area) >= options.minimumDensity * boxArea
    else { continue }
    let step = edgeStep(
      of: component, in: image, mask: mask, polarity: levels.polarity, distance: distance)
    guard step >= minimumStep else { continue }
    kept.append(component)
    guard component.length >= options.minimumElongation * width else { continue }
    strokes.append(component)
    steps += step * Double(component.area)
  }
  guard let height = lineHeight(of: strokes),
    strokes.contains(where: { $0.length >= options.minimumLength })
  else { return [] }
  var specks = Double(mask.area) - inkArea
  kept.removeAll { component in
    let isSpeck = component.length < options.minimumSizeInLine * height
    if isSpeck { specks += Double(component.area) }
    return isSpeck
  }
  let noise = paperNoise(of: image, without: mask, distance: 2 * distance - 1)
  let clarity = steps / Double(strokes.reduce(0) { $0 + $1.area }) / max(1, noise)
  let keptArea = Double(kept.reduce(0) { $0 + $1.area })
  // The threshold cuts bare paper into its lighter and darker grains: a step of little more than
  // the noise, and much of what is dark in specks. Where a digit fills the picture, the little paper
  // left seems noisy for its soft edge.
  let share = keptArea / (keptArea + specks)
  let isClear =
    clarity >= options.minimumClarity
    && (clarity >= options.certainClarity || share >= options.minimumShare)
  let isFilled = kept.contains {
    Double($0.bounds.height) >= options.fillingHeight * Double(image.height)
  }
  let isFilledWell =
    isFilled && clarity >= options.fillingClarity && share >= options.fillingShare
  return isClear || isFilledWell ? kept : []
}

extension Component {
  /// The longer side of the bounds.
  fileprivate var length: Double { Double(max(bounds.width, bounds.height)) }
}
