internal import Pages

/// A row of figures that are read first.
struct ReportCards: Sendable {
  private var html = "<dl class=\"cards\">\n"

  /// Adds a figure.
  ///
  /// - Parameters:
  ///   - name: What it is.
  ///   - value: The figure.
  ///   - note: What is to be known about it.
  mutating func add(_ name: String, _ value: String, note: String = "") {
    html += "<div><dt>\(HTML.escape(name))</dt><dd><b>\(HTML.escape(value))</b>"
    html += note.isEmpty ? "" : "<small>\(HTML.escape(note))</small>"
    html += "</dd></div>\n"
  }

  /// All of them.
  var text: String { html + "</dl>\n" }
}
