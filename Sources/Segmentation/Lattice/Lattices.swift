internal import Raster

/// Finds the text lines of a picture and the candidates for digits in each.
///
/// Components are sorted into lines. Each line is resampled to a standard height and half of its
/// slant is taken out; its components are cut by seams, more often than digits need, and the pieces
/// put together again in all ways that may be a digit. Which of them are is left to the classifier.
///
/// ```swift
/// if let ink = extractInk(from: image) {
///   for line in lattices(of: ink) {
///     for span in line.spans { classify(line.glyph(of: span)) }
///   }
/// }
/// ```
///
/// - Parameters:
///   - picture: The ink of a picture.
///   - cuts: Whether components are cut; if not, ``LineLattice/cutting(_:)`` may do so later, for those
///     that need it.
///   - options: What is known about it.
/// - Returns: The lines from top to bottom; none for a blank page, which is no error. Those of which no
///   part may be a digit are left out if all is cut.
/// - Complexity: O(pixels + n log n) for n components.
public func lattices(
  of picture: InkPicture, cuts: Bool = true, options: SegmentationOptions = SegmentationOptions()
) -> [LineLattice] {
  PictureLattices(of: picture, cuts: cuts, options: options).lines
}

/// All ways to part the ink of a picture into digits.
public struct PictureLattices: Sendable {
  /// The text lines from top to bottom, as ``lattices(of:cuts:options:)`` finds them.
  public let lines: [LineLattice]

  /// All ink in one line, where it may be one digit whose parts stand above each other; `nil` if it stands in
  /// one line as it is, or is no digit's shape.
  ///
  /// A 5 with its bar far above, or an 8 of two circles: alone in a picture they look like two lines.
  public let stack: LineLattice?

  /// Finds the text lines of a picture and the candidates for digits in each.
  ///
  /// - Parameters:
  ///   - picture: The ink of a picture.
  ///   - cuts: Whether the components of lines are cut; those of ``stack`` are not.
  ///   - options: What is known about it.
  /// - Complexity: O(pixels + n log n) for n components.
  public init(
    of picture: InkPicture, cuts: Bool = true, options: SegmentationOptions = SegmentationOptions()
  ) {
    let components = connectedComponents(in: picture.mask, connectivity: options.connectivity)
    let texts = textLines(of: components, in: picture.mask.bounds, options: options.lattice)
    var lattice = options.lattice
    // What looks like hundreds of lines that wander across the page is no writing.
    lattice.maximumPixels = min(
      lattice.maximumPixels, max(400_000, 4 * lattice.maximumPixels / max(1, texts.count)))
    lines = texts.map { LineLattice($0, in: picture, cutsAll: cuts, options: lattice) }
      // What is too wide for a digit may be several, once it is cut.
      .filter { !cuts || !$0.spans.isEmpty }
    let stacked =
      lattice.looksAtStacks
      ? stackedDigit(of: components, lines: texts, options: lattice) : nil
    stack = stacked.map { LineLattice($0, in: picture, cutsAll: false, options: lattice) }
  }
}
