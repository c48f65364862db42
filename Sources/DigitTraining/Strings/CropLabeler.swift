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

    /// The least share of a digit's ink, and the greatest share of other ink, of the piece that is
    /// taken for a digit of which there is no better one.
    var bestShare: Float = 0.75
    var bestForeignShare: Float = 0.3

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
    neighbors = Self.spread(Self.spread(owners))
    var drawn = [Int](repeating: 0, count: labels.count)
    for bits in owners.pixels where bits & ~SyntheticDrawing.foreignBit != 0 {
      for digit in labels.indices where bits >> digit & 1 == 1 { drawn[digit] += 1 }
    }
    self.drawn = drawn
  }

  /// Whether no digit was drawn.
  var isOfNothing: Bool { labels.isEmpty }

  /// Gives pixels that are nobody's to whoever has ink beside them: a reader's ink has soft edges, of which
  /// those of a fine pen are broader than its stroke.
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

  /// What a piece holds, and what it is by that alone.
  struct Verdict: Hashable, Sendable {
    /// Its digit, ``GlyphLabel/notADigit``, or `nil` for what teaches nothing.
    var label: UInt8?

    /// The digit of the drawing that it has most ink of; `nil` if it is hardly any digit's.
    var digit: Int?

    /// Its share of that digit's ink.
    var share: Float = 0

    /// The share of other ink in it.
    var foreign: Float = 1

    /// Whether it holds nearly all of two digits or more.
    ///
    /// Where they overlap, as zeros in chains do, each has most of the piece: by its share of other ink alone
    /// it could pass for either.
    var holdsSeveral = false
  }

  /// Says what a piece is.
  ///
  /// - Parameters:
  ///   - piece: Its pixels.
  ///   - all: The pixels of all that the reader took for ink.
  ///   - scale: How many pixels are counted for one of the drawing.
  /// - Returns: The verdict on this piece alone; see ``settle(_:)``.
  func verdict(on piece: InkTally, all: InkTally, scale: Double) -> Verdict {
    guard piece.pixels > 0 else { return Verdict(label: nil) }
    let pixels = Float(piece.pixels)
    let candidates = labels.indices.filter { piece.near[$0] > 0 }
    guard let best = candidates.max(by: { piece.near[$0] < piece.near[$1] }),
      Float(piece.digitPixels) >= (1 - options.markShare) * pixels
    else { return Verdict(label: GlyphLabel.notADigit) }
    func share(_ digit: Int) -> Float {
      all.held[digit] > 0 ? Float(piece.held[digit]) / Float(all.held[digit]) : 0
    }
    var verdict = Verdict(
      label: nil, digit: best, share: share(best), foreign: 1 - Float(piece.near[best]) / pixels)
    func hasBeenFound(_ digit: Int) -> Bool {
      let found = Float(all.held[digit]) / max(1, Float(Double(drawn[digit]) * scale * scale))
      return found >= options.foundShare
    }
    let isFound = hasBeenFound(best)
    verdict.holdsSeveral =
      candidates.count { share($0) >= options.partShare && hasBeenFound($0) } > 1
    if verdict.holdsSeveral {
      verdict.label = GlyphLabel.notADigit
    } else if verdict.share >= options.wholeShare, verdict.foreign < options.cleanShare {
      if isFound { verdict.label = labels[best] }
    } else if verdict.foreign > options.foreignShare {
      verdict.label = GlyphLabel.notADigit
    } else {
      // Of all digits that a piece has ink of, the fullest decides whether it is a part.
      let part = labels[best] == 1 ? options.partShareOfOne : options.partShare
      if isFound, candidates.allSatisfy({ share($0) < part }) {
        verdict.label = GlyphLabel.notADigit
      }
    }
    return verdict
  }

  /// Settles what the pieces of a drawing are, all together.
  ///
  /// Where digits run into each other, none of the pieces may be clean. A reader has to take one all
  /// the same: of a digit that no piece is, the best piece is that digit if it is not too bad, and
  /// in no case is it said to be none.
  ///
  /// - Parameter verdicts: What each piece is by itself; changed in place.
  func settle(_ verdicts: inout [Verdict]) {
    var best = [Int?](repeating: nil, count: labels.count)
    var isOffered = [Bool](repeating: false, count: labels.count)
    func merit(_ place: Int) -> Float { verdicts[place].share - verdicts[place].foreign }
    for (place, verdict) in verdicts.enumerated() {
      guard let digit = verdict.digit else { continue }
      if verdict.label.map({ $0 < GlyphLabel.notADigit }) ?? false { isOffered[digit] = true }
      if verdict.holdsSeveral { continue }
      if best[digit].map({ merit($0) < merit(place) }) ?? true { best[digit] = place }
    }
    for (digit, place) in best.enumerated() where !isOffered[digit] {
      guard let place else { continue }
      let isFair =
        verdicts[place].share >= options.bestShare
        && verdicts[place].foreign <= options.bestForeignShare
      verdicts[place].label = isFair ? labels[digit] : nil
    }
  }
}
