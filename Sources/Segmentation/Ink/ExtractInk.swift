public import Raster

/// Parts the ink of a picture from its paper.
///
/// - Parameters:
///   - image: An upright gray picture.
///   - options: What is known about it.
/// - Returns: The ink, or `nil` for a picture of a single color or without pixels.
/// - Complexity: O(pixels).
public func extractInk(
  from image: GrayImage, options: SegmentationOptions = SegmentationOptions()
) -> InkPicture? {
  guard
    let levels = findInkLevels(
      in: image, thresholding: options.thresholding, polarity: options.polarity)
  else { return nil }
  let mask = binarize(image, threshold: levels.threshold, polarity: levels.polarity)
  let inkOfLevel = levels.inkOfLevel
  var ink = image
  for index in ink.pixels.indices { ink.pixels[index] = inkOfLevel[Int(ink.pixels[index])] }
  return InkPicture(ink: ink, mask: mask, polarity: levels.polarity)
}
