internal import Raster

/// The components of one line of text, from left to right.
struct TextLine {
  /// Its components.
  var components: [Component]

  /// The height of its writing, in pixels.
  var height: Double

  /// The width of its strokes, in pixels.
  var strokeWidth: Double

  /// Gathers a line, without what is neither a digit nor a part of one.
  ///
  /// Dropped are specks; low bits at the upper or lower side of the picture and thin ones at its
  /// left or right side, which are rests of something cut off; and what is low and far off the line.
  /// Where nothing is left, there is no line.
  ///
  /// - Parameters:
  ///   - components: What stands in the line, from left to right.
  ///   - picture: The bounds of the picture.
  ///   - options: What is too small.
  init?(_ components: [Component], in picture: Rect, options: LatticeOptions) {
    let pen = max(1, Segmentation.strokeWidth(of: components))
    guard let height = inkWeightedHeight(of: joined(components, within: 2 * pen)) else {
      return nil
    }
    let line = max(height, 2 * pen)
    let middle = LineMiddle(of: components.map(\.bounds), lineHeight: line)
    self.components = components.filter { component in
      let box = component.bounds
      let high = Double(box.height) / line
      let wide = Double(box.width) / line
      if Double(component.area) < options.minimumArea * line * line { return false }
      if max(high, wide) < options.minimumSide { return false }
      if box.y <= picture.y || box.maxY >= picture.maxY, high < 0.35 { return false }
      if box.x <= picture.x || box.maxX >= picture.maxX, wide < 0.12, high < 0.6 { return false }
      return high >= 0.6
        || abs(box.midY - middle.y(at: box.midX)) <= options.maximumOffset * line
    }
    guard !self.components.isEmpty else { return nil }
    self.height = line
    strokeWidth = max(1, Segmentation.strokeWidth(of: self.components))
  }

  /// Takes parts of one digit that stand above each other as a line.
  ///
  /// - Parameters:
  ///   - parts: The parts, from left to right.
  ///   - height: How high they are together.
  init(stack parts: [Component], height: Double) {
    components = parts
    self.height = height
    strokeWidth = max(1, Segmentation.strokeWidth(of: parts))
  }
}
