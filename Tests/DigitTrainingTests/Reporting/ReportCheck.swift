/// What a page that needs nothing but itself must not have, and must have.
enum ReportCheck {
  /// Elements without an end.
  private static let void: Set<String> = ["meta", "img", "br", "line", "circle", "polyline"]

  /// What is wrong with a page, in words.
  static func problems(in page: String) -> [String] {
    var problems: [String] = []
    for address in ["http:", "https:", "//", "<script", "<link", "@import", "url("] {
      // Base64 has slashes of its own.
      if withoutPictures(page).contains(address) { problems.append("refers to \(address)") }
    }
    var open: [String] = []
    for tag in tags(page) {
      if tag.isEnd {
        if open.last == tag.name { open.removeLast() } else { problems.append("</\(tag.name)>") }
      } else if !void.contains(tag.name), !tag.text.hasSuffix("/") {
        open.append(tag.name)
      }
      if tag.name == "img", !tag.text.contains(" alt=\"") { problems.append("no alt") }
      if tag.name == "th", !tag.isEnd, !tag.text.contains(" scope=") { problems.append("no scope") }
      if tag.name == "svg", !tag.isEnd, !tag.text.contains("aria-") { problems.append("no name") }
    }
    return problems + open.map { "<\($0)> stays open" }
  }

  private static func tags(_ page: String) -> [(name: String, isEnd: Bool, text: Substring)] {
    page.split(separator: "<").dropFirst().compactMap { piece in
      guard let end = piece.firstIndex(of: ">"), piece.first != "!" else { return nil }
      let text = piece[..<end]
      let isEnd = text.first == "/"
      let name = text.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
      return (String(name), isEnd, text)
    }
  }

  private static func withoutPictures(_ page: String) -> String {
    page.split(separator: "data:image/png;base64,").enumerated().map { place, piece in
      place == 0 ? String(piece) : String(piece.drop { $0 != "\"" })
    }.joined()
  }
}
