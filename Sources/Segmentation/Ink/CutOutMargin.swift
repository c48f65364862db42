internal import Raster

extension GrayImage {
  /// The picture with a margin of one level all around.
  ///
  /// - Complexity: O(pixels of the result).
  func withMargin(_ margin: Int, of level: UInt8) -> GrayImage {
    var result = GrayImage(
      width: width + 2 * margin, height: height + 2 * margin, filledWith: level)
    for y in 0..<height {
      for x in 0..<width { result[x + margin, y + margin] = self[x, y] }
    }
    return result
  }
}

extension InkPicture {
  /// The ink of a picture that was given a margin, without that margin.
  ///
  /// - Parameters:
  ///   - margin: Its width in pixels of the picture.
  ///   - image: The picture before.
  /// - Returns: Ink of its size times the scale, on even paper; where the scale is no whole number, half a pixel
  ///   aside at most.
  /// - Complexity: O(pixels).
  func withoutMargin(_ margin: Int, of image: GrayImage) -> InkPicture {
    let aside = Int((Double(margin) * scale).rounded())
    let width = min(mask.width - aside, Int((Double(image.width) * scale).rounded()))
    let height = min(mask.height - aside, Int((Double(image.height) * scale).rounded()))
    var result = InkPicture(
      ink: GrayImage(width: width, height: height, filledWith: 0),
      mask: Mask(width: width, height: height), polarity: polarity, scale: scale,
      isPaperEven: true)
    for y in 0..<height {
      for x in 0..<width {
        result.ink[x, y] = ink[x + aside, y + aside]
        result.mask[x, y] = mask[x + aside, y + aside]
      }
    }
    return result
  }
}
