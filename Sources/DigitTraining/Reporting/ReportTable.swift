internal import Pages

/// A table of a report: named, with headings that say what they head.
struct ReportTable: Sendable {
  private var html: String
  private let caption: String

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - caption: What it shows, as text.
  ///   - headings: What each column shows, as text.
  init(_ caption: String, headings: [String]) {
    self.caption = HTML.escape(caption)
    let cells = headings.map { "<th scope=\"col\">\(HTML.escape($0))</th>" }
    html = "<thead><tr>\(cells.joined())</tr></thead>\n<tbody>\n"
  }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - heading: What the row is about, as text.
  ///   - cells: The other columns, as text.
  mutating func add(_ heading: String, _ cells: [String]) {
    let row = cells.map { "<td>\(HTML.escape($0))</td>" }.joined()
    html += "<tr><th scope=\"row\">\(HTML.escape(heading))</th>\(row)</tr>\n"
  }

  /// Adds a row whose cells are HTML.
  mutating func add(_ heading: String, html cells: [String]) {
    html += "<tr><th scope=\"row\">\(HTML.escape(heading))</th>\(cells.joined())</tr>\n"
  }

  /// The table, in a region that scrolls where it is too wide.
  ///
  /// - Parameter style: A class of the page's style.
  /// - Returns: The HTML.
  func text(style: String = "") -> String {
    """
    <div class="scroll" role="region" aria-label="\(caption)" tabindex="0">\
    <table class="\(style)"><caption>\(caption)</caption>
    \(html)</tbody></table></div>

    """
  }
}
