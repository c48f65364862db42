internal import Raster

extension Truth {
  /// The truth as JSON: boxes are [x, y, width, height]; one digit or line of text a line, so that
  /// line tools read it too.
  public var json: String {
    let escaped = text.split(separator: "\n").joined(separator: "\\n")
    let lineList = lines.map { "    {\"text\": \"\($0.text)\", \"box\": \(Self.box($0.bounds))}" }
    let digitList = digits.map {
      "    {\"digit\": \($0.digit), \"line\": \($0.line), \"box\": \(Self.box($0.bounds))}"
    }
    return """
      {
        "text": "\(escaped)",
        "width": \(width),
        "height": \(height),
        "lines": \(Self.list(lineList)),
        "digits": \(Self.list(digitList))
      }

      """
  }

  private static func box(_ bounds: Rect) -> String {
    "[\(bounds.x), \(bounds.y), \(bounds.width), \(bounds.height)]"
  }

  private static func list(_ items: [String]) -> String {
    items.isEmpty ? "[]" : "[\n\(items.joined(separator: ",\n"))\n  ]"
  }
}
