internal import Raster

/// How far a picture is enlarged, at most as far as options allow.
func enlargement(of image: GrayImage, to wanted: Double, options: InkOptions) -> Double {
  let size = Double(image.width) * Double(image.height)
  let possible = (Double(options.maximumEnlargedSize) / size).squareRoot()
  return max(1, min(wanted, options.maximumEnlargement, possible))
}

/// By how much a picture is made smaller where its paper is looked at: to a megapixel or less, but at
/// most four times.
func reductionForPaper(of image: GrayImage) -> Int {
  let size = image.pixels.count
  return size <= 500_000 ? 1 : size <= 2_000_000 ? 2 : 4
}

/// How far around a pixel its paper is looked at: the deviation of a Gaussian, in pixels.
func paperSpread(of image: GrayImage, options: PaperOptions) -> Double {
  let longer = Double(max(image.width, image.height))
  let greatest = max(options.maximumSpread, options.maximumSpreadInPicture * longer)
  return max(options.minimumSpread, min(options.spreadInHeight * Double(image.height), greatest))
}
