/// Something that was written with a pen that noted where it passed.
public struct StrokeRecord: Hashable, Sendable {
  /// What was written: one sign or several.
  public var label: String

  /// The file that it was taken from; empty where nobody knows.
  public var source: String

  /// Who contributed it; `nil` where nobody knows.
  public var writer: String?

  /// The points of an inch on the paper, where they are known: the scale of the strokes.
  public var pointsPerInch: Float?

  /// The pen movements in the order of writing.
  public var strokes: [Stroke]

  /// Creates a record.
  ///
  /// - Parameters:
  ///   - label: What was written.
  ///   - source: The file that it was taken from.
  ///   - writer: Who contributed it.
  ///   - pointsPerInch: The scale of the strokes.
  ///   - strokes: The pen movements in the order of writing.
  public init(
    label: String, source: String = "", writer: String? = nil, pointsPerInch: Float? = nil,
    strokes: [Stroke]
  ) {
    self.label = label
    self.source = source
    self.writer = writer
    self.pointsPerInch = pointsPerInch
    self.strokes = strokes
  }
}
