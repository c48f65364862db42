internal import Raster

/// Crops of a few drawings: two planes of 28×28 bytes each, and a label.
struct CropBlock: Sendable {
  /// The bytes of a plane.
  static let planeSize = NormalizedGlyph.side * NormalizedGlyph.side

  /// The class of each crop.
  private(set) var labels: [UInt8] = []

  /// For each crop its ink, then the ink around it: 0 for paper to 255 for full ink.
  private(set) var planes: [UInt8] = []

  /// Adds a crop; what is around it is bare where nothing is known.
  mutating func append(_ glyph: NormalizedGlyph, label: UInt8) {
    labels.append(label)
    planes += glyph.inkBytes
    let context = NormalizedGlyph(
      ink: glyph.context.isEmpty ? Array(repeating: 0, count: Self.planeSize) : glyph.context)
    planes += context.inkBytes
  }

  /// A plane of a crop: 0 for its ink, 1 for what is around it.
  func plane(_ plane: Int, at index: Int) -> ArraySlice<UInt8> {
    let start = (2 * index + plane) * Self.planeSize
    return planes[start..<start + Self.planeSize]
  }

  /// A hash over labels and planes.
  var fingerprint: UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.add(labels)
    fingerprint.add(planes)
    return fingerprint.value
  }
}
