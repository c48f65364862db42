internal import CImageShims

/// How a stored picture is to be turned to stand upright: the values of EXIF's tag 0x0112 (CIPA
/// DC-008, 4.6.4).
enum Orientation: Int, CaseIterable {
  case upright = 1
  case mirrored = 2
  case upsideDown = 3
  case flipped = 4
  /// Mirrored along the diagonal from the top left.
  case transposed = 5
  /// To be turned a quarter clockwise.
  case turnedLeft = 6
  /// Mirrored along the diagonal from the top right.
  case transversed = 7
  /// To be turned a quarter counterclockwise.
  case turnedRight = 8

  /// Where the pixels of a stored picture of a size go in the upright one.
  func placement(width: Int, height: Int) -> dgi_placement {
    // The upright picture is `width` wide for the first four, `height` for the others.
    let (origin, columnStep, rowStep) =
      switch self {
      case .upright: (0, 1, width)
      case .mirrored: (width - 1, -1, width)
      case .upsideDown: (width * height - 1, -1, -width)
      case .flipped: ((height - 1) * width, 1, -width)
      case .transposed: (0, height, 1)
      case .turnedLeft: (height - 1, height, -1)
      case .transversed: (width * height - 1, -height, -1)
      case .turnedRight: ((width - 1) * height, -height, 1)
      }
    return dgi_placement(
      width: UInt32(clamping: width), height: UInt32(clamping: height), origin: origin,
      column_step: columnStep, row_step: rowStep)
  }
}
