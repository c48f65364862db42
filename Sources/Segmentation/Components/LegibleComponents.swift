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
  var kept: [(component: Component, strokeWidth: Double)] = large.map { ($0, strokeWidth(of: $0)) }
  var inkArea = 0.0
  var weighted = 0.0
  for (component, width) in kept {
    inkArea += Double(component.area)
    weighted += Double(component.area) * width
  }
  guard inkArea > 0 else { return [] }
  // Half a stroke reaches across its soft edge; more than a little of the picture would reach
  // across a shade as well.
  let distance = max(1, Int(min(0.6 * weighted / inkArea, longerSide / 48).rounded()))
  let noise = paperNoise(of: image, without: mask, distance: 2 * distance - 1)
  let minimumStep = max(
    options.minimumContrast / 2, options.minimumEdgeStep * levels.contrast,
    options.minimumEdgeStepToNoise * noise)
  kept.removeAll { component, width in
    width > options.maximumStrokeWidthInPicture * longerSide
      || edgeStep(
        of: component, in: image, mask: mask, polarity: levels.polarity, distance: distance)
        < minimumStep
  }
  let strokes = kept.filter { component, width in
    Double(max(component.bounds.width, component.bounds.height))
      >= options.minimumElongation * width
  }
  guard let height = lineHeight(of: strokes.map(\.component)) else { return [] }
  return kept.map(\.component).filter {
    Double(max($0.bounds.width, $0.bounds.height)) >= options.minimumSizeInLine * height
  }
}
