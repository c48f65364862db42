internal import Raster

/// Cuts the ink of some components out of a picture.
///
/// Pixels one away from the components count as well: they hold the soft edge of thin strokes.
/// Ink of other components does not.
///
/// - Parameters:
///   - components: The parts of one glyph.
///   - image: The picture in which they lie.
///   - mask: All its ink.
///   - inkOfLevel: The ink that each gray level stands for.
/// - Returns: The ink and where it stands. An edge of soft pixels that hold hardly any ink is
///   left out.
func cutInk(
  of components: [Component], from image: GrayImage, mask: Mask, inkOfLevel: [UInt8]
) -> (bounds: Rect, ink: GrayImage) {
  let core = components.reduce(Rect(x: 0, y: 0, width: 0, height: 0)) { $0.union($1.bounds) }
  let box = Rect(x: core.x - 1, y: core.y - 1, width: core.width + 2, height: core.height + 2)
    .intersection(image.bounds)
  var ink = GrayImage(width: box.width, height: box.height, filledWith: 0)
  let pixels = image.pixels.span
  let levels = inkOfLevel.span
  let words = mask.words.span
  var cut = ink.pixels.mutableSpan
  for component in components {
    for run in component.runs {
      let columns = run.columns
      for x in columns {
        cut[(run.y - box.y) * box.width + x - box.x] = levels[Int(pixels[run.y * image.width + x])]
      }
      let from = max(box.x, columns.lowerBound - 1)
      let to = min(box.maxX, columns.upperBound + 1)
      for y in max(box.y, run.y - 1)..<min(box.maxY, run.y + 2) {
        // Paper beside the run, a word of the mask at a time.
        for word in from >> 6...(to - 1) >> 6 {
          var paper = ~words[y * mask.wordsPerRow + word]
          let base = word << 6
          if base < from { paper &= ~0 << UInt64(from - base) }
          if base + 64 > to { paper &= ~0 >> UInt64(base + 64 - to) }
          while paper != 0 {
            let x = base + paper.trailingZeroBitCount
            cut[(y - box.y) * box.width + x - box.x] = levels[Int(pixels[y * image.width + x])]
            paper &= paper &- 1
          }
        }
      }
    }
  }
  return (box, ink)
}
