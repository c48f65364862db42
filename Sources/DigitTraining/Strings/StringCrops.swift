public import NeuralNetwork
internal import Raster
private import Synchronization

/// Samples that the reader itself cuts out of made-up numbers: digits, and what it takes for one and
/// is none.
///
/// A number is drawn from other sources' digits, its ink found and cut as the reader does it, and
/// every candidate gets its label from whose ink it holds. What the network then learns from is what
/// it will be asked about: halves, pairs, letters, marks and leftovers of lines, with the ink around
/// them. One picture in twelve shows no digit at all.
///
/// All crops are made at once and kept: 1,569 bytes each, about 15 for a number. They depend on the
/// sources, the count and the seed, not on the number of threads.
public struct StringCrops: GlyphSource {
  /// What people call the source.
  public var name: String { "strings" }

  /// The crops of each job, in their order.
  private let crops: CropShelf

  /// A hash over all crops.
  public var fingerprint: UInt64 { crops.fingerprint }

  /// Numbers drawn by one job: enough that handing out jobs costs nothing.
  private static let jobSize = 16

  /// Draws numbers and cuts them.
  ///
  /// - Parameters:
  ///   - sources: Where digits and signs come from; to keep writers out, keep them out of these. One at
  ///     least has digits.
  ///   - count: How many numbers are drawn.
  ///   - seed: Where all randomness comes from.
  ///   - threads: How many threads draw and cut.
  /// - Complexity: O(samples + pixels of all drawings).
  public init(of sources: [any GlyphSource], count: Int, seed: UInt64, threads: Int = 1) {
    self.init(
      of: DrawingSynthesizer(sources: sources, style: .training, seed: seed),
      beside: NothingSynthesizer(sources: sources, seed: seed), count: count, threads: threads)
  }

  /// One of how many pictures shows no digit.
  private static let nothingEvery = 12

  /// Cuts numbers that a synthesizer draws, and what another draws that is no number.
  init(
    of synthesizer: DrawingSynthesizer, beside nothing: NothingSynthesizer? = nil, count: Int,
    threads: Int,
    options: StringCropper.Options = StringCropper.Options()
  ) {
    let jobs = (count + Self.jobSize - 1) / Self.jobSize
    let cropper = StringCropper(options: options)
    let made = Mutex([CropBlock](repeating: CropBlock(), count: jobs))
    parallelLoop(count: jobs, threads: threads) { job, _ in
      var block = CropBlock()
      for index in job * Self.jobSize..<min(count, (job + 1) * Self.jobSize) {
        let drawing: SyntheticDrawing
        if let nothing, index % Self.nothingEvery == Self.nothingEvery - 1 {
          // Its kinds take turns: every one of its pictures is drawn.
          drawing = nothing.trainingDrawing(at: index / Self.nothingEvery)
        } else {
          drawing = synthesizer.drawing(at: index)
        }
        // Beside the stream that the drawing itself is drawn from.
        var generator = Xoshiro256(
          seed: synthesizer.seed, stream: UInt64(bitPattern: Int64(index)), 1)
        cropper.add(
          drawing.gray, owners: drawing.owners, labels: drawing.digits.map(\.label),
          to: &block, using: &generator)
      }
      made.withLock { $0[job] = block }
    }
    crops = CropShelf(made.withLock { $0 })
  }

  /// How many crops there are.
  public var count: Int { crops.count }

  /// Nobody wrote these alone.
  public var writers: [String] { [] }

  /// The class of a crop.
  ///
  /// - Parameter index: Which crop, from 0.
  /// - Returns: Its digit, or ``GlyphLabel/notADigit``.
  public func label(at index: Int) -> UInt8 { crops.label(at: index) }

  /// Nobody wrote these alone.
  ///
  /// - Parameter index: Which crop, from 0.
  /// - Returns: `nil`.
  public func writer(at index: Int) -> Int? { nil }

  /// A crop's own ink: [28, 28], 0 for paper to 255 for full ink.
  ///
  /// - Parameters:
  ///   - index: Which crop, from 0.
  ///   - generator: Not asked: these are pictures.
  /// - Returns: 784 levels.
  public func ink(at index: Int, using generator: inout Xoshiro256) -> [UInt8] {
    crops.plane(0, at: index)
  }

  /// The reader tells what stands around each crop.
  public var hasContext: Bool { true }

  /// The ink around a crop, in the same window: [28, 28], 0 for paper to 255 for full ink.
  ///
  /// - Parameter index: Which crop, from 0.
  /// - Returns: 784 levels.
  public func context(at index: Int) -> [UInt8] { crops.plane(1, at: index) }
}
