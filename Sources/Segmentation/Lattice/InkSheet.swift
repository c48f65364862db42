internal import Raster

/// What lines need to know of the picture that they are in, once its pixels are no longer needed.
struct InkSheet: Sendable {
  /// How many of its pixels stand for one of the source picture.
  let scale: Double

  /// Whether its paper is even: see ``InkPicture/isPaperEven``.
  let isPaperEven: Bool

  /// Where its pixels are.
  let bounds: Rect

  init(of picture: InkPicture) {
    scale = picture.scale
    isPaperEven = picture.isPaperEven
    bounds = picture.mask.bounds
  }
}
