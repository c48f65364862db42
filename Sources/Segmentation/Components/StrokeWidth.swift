/// The width of the pen: twice the area by the length of the outline.
///
/// A stroke much longer than wide has two sides, so its outline is twice its length. The outline
/// is estimated after Crofton from the pixel edges that it crosses, times π/4, so that neither
/// upright nor slanted strokes are favored.
///
/// - Parameter component: Ink pixels that touch each other.
/// - Returns: A width in pixels, above 0.
/// - Complexity: O(runs).
public func strokeWidth(of component: Component) -> Double {
  let perimeter = Double(edgeCount(of: component)) * .pi / 4
  return 2 * Double(component.area) / perimeter
}

/// The number of pixel edges between the component's pixels and others.
///
/// - Parameter component: Ink pixels that touch each other.
/// - Returns: The length of the outline along pixel edges, inner outlines with it.
/// - Complexity: O(runs).
public func edgeCount(of component: Component) -> Int {
  let runs = component.runs
  // Pixels that have one of the same component right above them.
  var covered = 0
  var above = runs.startIndex
  for run in runs {
    while above < runs.endIndex,
      runs[above].row &+ 1 < run.row
        || (runs[above].row &+ 1 == run.row && runs[above].end <= run.start)
    {
      above &+= 1
    }
    var touching = above
    while touching < runs.endIndex, runs[touching].row &+ 1 == run.row,
      runs[touching].start < run.end
    {
      covered &+= Int(min(run.end, runs[touching].end) &- max(run.start, runs[touching].start))
      touching &+= 1
    }
    if touching > above { above = touching &- 1 }
  }
  return 2 * runs.count + 2 * (component.area - covered)
}

/// The width of the pen that wrote several components, each weighed with its area.
///
/// - Parameter components: The ink of a picture.
/// - Returns: A width in pixels; 0 if there are no components.
/// - Complexity: O(runs).
public func strokeWidth(of components: [Component]) -> Double {
  var area = 0.0
  var sum = 0.0
  for component in components {
    area += Double(component.area)
    sum += Double(component.area) * strokeWidth(of: component)
  }
  return area > 0 ? sum / area : 0
}
