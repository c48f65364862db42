import Raster

/// Makes pictures of text matrices: `#` is ink, anything else paper.
enum DrawnPage {
  /// A ring, which every classifier of digits calls 0.
  static let ring = [
    "............",
    "....####....",
    "...######...",
    "..##....##..",
    "..##....##..",
    "..##....##..",
    "..##....##..",
    "..##....##..",
    "..##....##..",
    "..##....##..",
    "...######...",
    "....####....",
    "............",
  ]

  /// Rings side by side.
  static func rings(_ count: Int) -> [String] {
    ring.map { row in String(repeating: row, count: count) }
  }

  /// Rings each of which shares a side with the next.
  static func chain(_ count: Int) -> [String] {
    let sides = "..##" + String(repeating: "......##", count: count) + ".."
    let arcs = "...." + String(repeating: "######..", count: count) + ".."
    let ends = "...." + String(repeating: ".####...", count: count) + ".."
    return ["", ends, arcs] + Array(repeating: sides, count: 7) + [arcs, ends, ""]
  }

  /// A picture in which each character is a square of `scale` pixels.
  static func image(
    _ rows: [String], scale: Int = 4, ink: UInt8 = 0, paper: UInt8 = 255
  ) -> GrayImage {
    let width = (rows.map(\.utf8.count).max() ?? 0) * scale
    var image = GrayImage(width: width, height: rows.count * scale, filledWith: paper)
    for (y, row) in rows.enumerated() {
      for (x, character) in row.utf8.enumerated() where character == UInt8(ascii: "#") {
        for dy in 0..<scale {
          for dx in 0..<scale { image[x * scale + dx, y * scale + dy] = ink }
        }
      }
    }
    return image
  }
}
