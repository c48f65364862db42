internal import Foundation

/// The conformance and crash suites beside the package, where they are present.
enum ImageSuites {
  /// A line of the manifest: what Pillow makes of a file.
  struct Line {
    let path: String
    let width: Int?
    let height: Int?
    let orientation: Int
    let decodesInPillow: Bool
  }

  /// `DIGITS_DATA`, or `../shared/data` beside the package.
  private static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["DIGITS_DATA"] {
      return URL(fileURLWithPath: path)
    }
    var package = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { package.deleteLastPathComponent() }
    return package.deletingLastPathComponent().appendingPathComponent("shared/data")
  }()

  static var arePresent: Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent("images/images.tar").path)
  }

  /// Every file by its path, read once.
  static let files: [String: [UInt8]] = {
    guard let data = try? Data(contentsOf: folder.appendingPathComponent("images/images.tar"))
    else { return [:] }
    let entries = TarArchive(Array(data)).entries.map { ($0.path, $0.bytes) }
    return Dictionary(entries, uniquingKeysWith: { first, _ in first })
  }()

  static func manifest() throws -> [Line] {
    let url = folder.appendingPathComponent("images/MANIFEST.csv")
    let lines = try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline)
    return lines.dropFirst().map { line in
      let fields = Self.fields(of: line)
      return Line(
        path: fields[0], width: Int(fields[4]), height: Int(fields[5]),
        orientation: Int(fields[7]) ?? 1, decodesInPillow: fields[8] == "ok")
    }
  }

  /// The fields of a line of CSV; one in quotes may hold commas.
  private static func fields(of line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
