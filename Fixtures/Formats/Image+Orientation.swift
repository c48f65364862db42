public import Raster

extension Image {
  /// Turns the picture as a camera stores it that says in EXIF how it was held.
  ///
  /// - Parameter orientation: 1 to 8, as EXIF defines them: where row 0 and column 0 of what is
  ///   stored lie in the upright picture.
  /// - Returns: The picture that gives this one when the orientation is undone.
  public func stored(orientation: Int) -> Image {
    precondition((1...8).contains(orientation), "orientation \(orientation)")
    let isOnSide = orientation >= 5
    let (rows, columns) = isOnSide ? (width, height) : (height, width)
    let rowsFromEnd = [3, 4, 6, 7].contains(orientation)
    let columnsFromEnd = [2, 3, 7, 8].contains(orientation)
    var pixels: [Pixel] = []
    pixels.reserveCapacity(rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        let down = rowsFromEnd ? rows - 1 - row : row
        let across = columnsFromEnd ? columns - 1 - column : column
        pixels.append(isOnSide ? self[down, across] : self[across, down])
      }
    }
    return Image(width: columns, height: rows, pixels: pixels)
  }
}
