public import NeuralNetwork
internal import Raster
internal import Segmentation

/// Pen strokes as samples: drawn anew whenever they are asked for, with a pen of another width, and
/// put through the reader's own normalizer.
public struct StrokeGlyphs: GlyphSource, PenStrokeSource {
  /// The widths of the pen that are drawn with, as parts of the longer side of what is drawn.
  ///
  /// Thin and bold are equally frequent by their ratio: in MNIST, a stroke is a tenth of the height
  /// of its digit, give or take a factor of two.
  public static let penWidths: ClosedRange<Float> = 0.045...0.17

  /// What people call the source.
  public var name: String

  /// Who wrote the samples, in the order in which they first appear.
  public private(set) var writers: [String] = []

  /// How many records were left out: words, signs that look like digits, mere pieces of signs,
  /// records without strokes.
  public private(set) var skippedCount = 0

  private var samples: [Sample] = []

  /// One sign, its longer side as long as 1, its left top corner at (0, 0).
  private struct Sample: Sendable {
    var label: UInt8
    var writer: Int?
    var strokes: [Stroke]
    var width: Float
    var height: Float
  }

  /// The longer side in pixels when drawn: the normalizer then halves it, so that edges keep what
  /// they have in a scan.
  private static let side: Float = 48

  /// How far a point may be from the line drawn in its place, as a part of the longer side: a fifth
  /// of a drawn pixel.
  private static let tolerance: Float = 0.004

  /// Makes records into samples.
  ///
  /// - Parameters:
  ///   - records: Strokes with what they mean. Words, and signs that may look like a digit (see
  ///     ``GlyphLabel/label(of:)``), are left out and counted.
  ///   - name: What people call the source.
  public init(_ records: [StrokeRecord], name: String) {
    self.name = name
    var indexOfWriter: [String: Int] = [:]
    for record in records {
      guard record.label.count == 1, let sign = record.label.first,
        let label = GlyphLabel.label(of: sign), var sample = Self.fit(record.strokes, label: label),
        !StrokePieces.isPiece(
          sample.strokes, label: label, width: sample.width, height: sample.height)
      else {
        skippedCount += 1
        continue
      }
      if let writer = record.writer {
        sample.writer = indexOfWriter[writer]
        if sample.writer == nil {
          sample.writer = writers.count
          indexOfWriter[writer] = writers.count
          writers.append(writer)
        }
      }
      samples.append(sample)
    }
  }

  /// Brings strokes to size 1; `nil` where there are none, or no size can be told.
  private static func fit(_ strokes: [Stroke], label: UInt8) -> Sample? {
    guard let bounds = StrokeBounds(of: strokes), bounds.size > 0, bounds.size.isFinite else {
      return nil
    }
    let fitted = strokes.compactMap { stroke in
      stroke.isEmpty
        ? nil
        : simplified(
          stroke.map {
            StrokePoint(
              x: ($0.x - bounds.left) / bounds.size, y: ($0.y - bounds.top) / bounds.size)
          }, tolerance: tolerance)
    }
    return Sample(
      label: label, strokes: fitted, width: bounds.width / bounds.size,
      height: bounds.height / bounds.size)
  }

  /// How many samples there are.
  public var count: Int { samples.count }

  /// The class of a sample.
  ///
  /// - Parameter index: Which sample, from 0.
  /// - Returns: Its digit, or ``GlyphLabel/notADigit``.
  public func label(at index: Int) -> UInt8 { samples[index].label }

  /// Who wrote a sample, as an index into ``writers``.
  ///
  /// - Parameter index: Which sample, from 0.
  /// - Returns: The index, or `nil`.
  public func writer(at index: Int) -> Int? { samples[index].writer }

  /// Where the pen passed for a sample.
  func strokes(at index: Int) -> [Stroke]? { samples[index].strokes }

  /// A sample, drawn: [28, 28], 0 for paper to 255 for full ink.
  ///
  /// - Parameters:
  ///   - index: Which sample, from 0.
  ///   - generator: Draws the width of the pen.
  /// - Returns: 784 values, row by row.
  /// - Complexity: O(pixels that the pen covers).
  public func ink(at index: Int, using generator: inout Xoshiro256) -> [UInt8] {
    ink(at: index, penWidth: generator.logUniform(in: Self.penWidths))
  }

  /// A sample, drawn with a certain pen.
  ///
  /// - Parameters:
  ///   - index: Which sample, from 0.
  ///   - penWidth: The width of the pen as a part of the longer side.
  /// - Returns: [28, 28], 0 for paper to 255 for full ink.
  public func ink(at index: Int, penWidth: Float) -> [UInt8] {
    let sample = samples[index]
    let pen = penWidth * Self.side
    let margin = pen / 2 + 1
    var image = GrayImage(
      width: Int((sample.width * Self.side + 2 * margin).rounded(.up)),
      height: Int((sample.height * Self.side + 2 * margin).rounded(.up)), filledWith: 0)
    let strokes = sample.strokes.map { stroke in
      stroke.map {
        StrokePoint(x: $0.x * Self.side + margin, y: $0.y * Self.side + margin)
      }
    }
    StrokeRasterizer.draw(strokes, penWidth: pen, on: &image)
    return GlyphNormalizer.normalize(image).inkBytes
  }

  /// A hash over labels, writers and strokes, and over how they are drawn.
  public var fingerprint: UInt64 {
    var fingerprint = Fingerprint()
    let drawing = [Self.penWidths.lowerBound, Self.penWidths.upperBound, Self.side]
    for number in drawing { fingerprint.add(UInt64(number.bitPattern)) }
    for writer in writers {
      fingerprint.add(UInt64(writer.utf8.count))
      fingerprint.add(writer.utf8)
    }
    for sample in samples {
      fingerprint.add(UInt64(sample.label))
      fingerprint.add(UInt64(bitPattern: Int64(sample.writer ?? -1)))
      for stroke in sample.strokes {
        fingerprint.add(UInt64(stroke.count))
        for point in stroke {
          fingerprint.add(UInt64(point.x.bitPattern) << 32 | UInt64(point.y.bitPattern))
        }
      }
    }
    return fingerprint.value
  }
}
