internal import Raster

/// Says of a piece of a picture what it is, by whose ink it holds.
///
/// A piece is a digit if it holds nearly all of one digit and hardly anything else; it is none if it
/// holds a part only, or much of something else. What lies between teaches nothing and has no label.
struct CropLabeler: Sendable {
  /// Where the lines are drawn.
  struct Options: Hashable, Sendable {
    /// The least share of a digit's ink that makes a piece that digit.
    var wholeShare: Float = 0.87

    /// The share of a digit's ink below which a piece is a mere part of it.
    var partShare: Float = 0.7

    /// The same for a 1, of which nearly every part is a 1.
    var partShareOfOne: Float = 0.4

    /// The greatest share of other ink in a piece that is a digit.
    var cleanShare: Float = 0.15

    /// The share of other ink above which a piece is no digit.
    var foreignShare: Float = 0.35

    /// The share of a piece that is no digit's ink above which it is no digit.
    var markShare: Float = 0.5

    /// The least share of what was drawn of a digit that the reader found, for a piece to be it.
    var foundShare: Float = 0.5
  }

  private let options: Options
  private let owners: Image<UInt16>
  private let neighbors: Image<UInt16>
  private let labels: [UInt8]

  /// The pixels drawn of each digit.
  private let drawn: [Int]

  /// Prepares for one drawing.
  ///
  /// - Parameters:
  ///   - owners: Whose ink each pixel is; see ``SyntheticDrawing/owners``.
  ///   - labels: What each digit is.
  ///   - options: Where the lines are drawn.
  /// - Complexity: O(pixels).
  init(owners: Image<UInt16>, labels: [UInt8], options: Options = Options()) {
    self.options = options
    self.owners = owners
    self.labels = labels
    neighbors = Self.spread(owners)
    var drawn = [Int](repeating: 0, count: labels.count)
    for bits in owners.pixels where bits & ~SyntheticDrawing.foreignBit != 0 {
      for digit in labels.indices where bits >> digit & 1 == 1 { drawn[digit] += 1 }
    }
    self.drawn = drawn
  }

  /// Gives pixels that are nobody's to whoever has ink beside them: a reader's ink has soft edges.
  private static func spread(_ owners: Image<UInt16>) -> Image<UInt16> {
    var result = owners
    let (width, height) = (owners.width, owners.height)
    for y in 0..<height {
      for x in 0..<width where owners[x, y] == 0 {
        var bits: UInt16 = 0
        for row in max(0, y - 1)..<min(height, y + 2) {
          for column in max(0, x - 1)..<min(width, x + 2) { bits |= owners[column, row] }
        }
        if bits != 0 { result[x, y] = bits }
      }
    }
    return result
  }

  /// Counts a pixel.
  ///
  /// - Parameters:
  ///   - x: Its column in the drawing; beyond the edge counts as the edge.
  ///   - y: Its row.
  ///   - tally: What it is added to.
  func count(x: Int, y: Int, in tally: inout InkTally) {
    let column = min(max(0, x), owners.width - 1)
    let row = min(max(0, y), owners.height - 1)
    tally.add(owners: owners[column, row], near: neighbors[column, row])
  }

  /// What a piece is.
  ///
  /// - Parameters:
  ///   - piece: Its pixels.
  ///   - all: The pixels of all that the reader took for ink.
  ///   - scale: How many pixels are counted for one of the drawing.
  /// - Returns: Its digit, ``GlyphLabel/notADigit``, or `nil` for what teaches nothing.
  func label(of piece: InkTally, all: InkTally, scale: Double) -> UInt8? {
    guard piece.pixels > 0 else { return nil }
    let pixels = Float(piece.pixels)
    var best = -1
    for digit in labels.indices where piece.near[digit] > 0 {
      if best < 0 || piece.near[digit] > piece.near[best] { best = digit }
    }
    guard best >= 0, Float(piece.digitPixels) >= (1 - options.markShare) * pixels else {
      return GlyphLabel.notADigit
    }
    // Of all digits that a piece has ink of, the fullest decides whether it is a part.
    let share = labels.indices.map { digit in
      all.held[digit] > 0 ? Float(piece.held[digit]) / Float(all.held[digit]) : 0
    }
    let foreign = 1 - Float(piece.near[best]) / pixels
    let found = Float(all.held[best]) / max(1, Float(Double(drawn[best]) * scale * scale))
    if share[best] >= options.wholeShare, foreign < options.cleanShare {
      return found >= options.foundShare ? labels[best] : nil
    }
    if foreign > options.foreignShare { return GlyphLabel.notADigit }
    let part = labels[best] == 1 ? options.partShareOfOne : options.partShare
    return share.allSatisfy { $0 < part } && found >= options.foundShare
      ? GlyphLabel.notADigit : nil
  }
}
