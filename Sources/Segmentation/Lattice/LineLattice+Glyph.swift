public import Raster

extension LineLattice {
  /// A candidate as the classifier sees it: its own ink, and around it that of its neighbors.
  ///
  /// - Parameter span: One of ``spans``.
  /// - Returns: The glyph with its context, which is all 0 where nothing stands near.
  /// - Complexity: O(pixels of the working height squared).
  public func glyph(of span: DigitSpan) -> NormalizedGlyph {
    let frame = line.frame
    // The soft edge reaches beyond the strokes.
    let soft = max(1, Int(frame.enlargement.rounded()))
    let core = line.rects[span.primitives].reduce(line.rects[span.primitives.lowerBound]) {
      $0.union($1)
    }
    let box = Rect(
      x: core.x - soft, y: core.y - soft, width: core.width + 2 * soft,
      height: core.height + 2 * soft
    ).intersection(Rect(x: 0, y: 0, width: frame.width, height: frame.height))
    let first = Int32(span.primitives.lowerBound + 1)
    let last = Int32(span.primitives.upperBound)
    let own = frame.ink(in: box, of: first...last)
    guard let placement = GlyphPlacement(of: own.ink) else {
      return GlyphNormalizer.normalize(own.ink)
    }
    var glyph = placement.glyph
    guard options.showsContext else {
      glyph.context = Array(repeating: 0, count: NormalizedGlyph.side * NormalizedGlyph.side)
      return glyph
    }
    let window = placement.window
    let around = Rect(
      x: box.x + window.x, y: box.y + window.y, width: window.width, height: window.height
    ).intersection(Rect(x: 0, y: 0, width: frame.width, height: frame.height))
    let others = frame.ink(in: around, ofAllBut: first...last)
    glyph.context =
      others.isBlank
      ? Array(repeating: 0, count: NormalizedGlyph.side * NormalizedGlyph.side)
      : placement.values(of: others.ink, at: (around.x - box.x, around.y - box.y))
    return glyph
  }
}

extension LineFrame {
  /// The ink of some owners in a part of the frame.
  fileprivate func ink(
    in rect: Rect, of wanted: ClosedRange<Int32>
  ) -> (ink: GrayImage, isBlank: Bool) {
    ink(in: rect) { owner in
      owner >= wanted.lowerBound ? (owner <= wanted.upperBound ? 255 : 0) : 0
    }
  }

  /// The ink of all other owners in a part of the frame.
  fileprivate func ink(
    in rect: Rect, ofAllBut own: ClosedRange<Int32>
  ) -> (ink: GrayImage, isBlank: Bool) {
    ink(in: rect) { owner in
      owner > own.upperBound ? 255 : owner < own.lowerBound ? (owner > 0 ? 255 : 0) : 0
    }
  }

  /// The ink in a part of the frame, masked by its owners: bits that are kept, so that a vector of
  /// pixels is done at a time.
  @inline(__always)
  private func ink(
    in rect: Rect, _ mask: (Int32) -> UInt8
  ) -> (ink: GrayImage, isBlank: Bool) {
    var picture = GrayImage(width: rect.width, height: rect.height, filledWith: 0)
    var any: UInt8 = 0
    let all = ink.span
    let owned = owners.span
    var pixels = picture.pixels.mutableSpan
    for y in 0..<rect.height {
      let start = (y + rect.y) * width + rect.x
      let source = all.extracting(start..<start + rect.width)
      let owner = owned.extracting(start..<start + rect.width)
      let target = y &* rect.width
      for x in 0..<rect.width {
        let own = mask(owner[x])
        any |= own
        pixels[target &+ x] = source[x] & own
      }
    }
    return (picture, any == 0)
  }
}
