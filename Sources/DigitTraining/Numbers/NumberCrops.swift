internal import FileSystem
public import NeuralNetwork
private import Synchronization

/// Samples cut out of pictures of numbers of which only the text is known, such as filled-in forms.
///
/// The reader finds its candidates in each picture, and of all ways through them the likeliest that
/// spells the text (a forced alignment) says which are digits; what conflicts with it is none. A picture
/// where the text is hardly to be seen is left out: either its text is wrong, or its ink was not found.
///
/// All crops are made at once and kept. They depend on the pictures, the reader and the seed, not on
/// the number of threads.
public struct NumberCrops: GlyphSource {
  /// What is kept.
  package struct Options: Hashable, Sendable {
    /// The ``AlignedNumber/doubt`` above which a picture is left out.
    ///
    /// As the network before this one saw them, 94 % of amounts on bank checks stayed below it; of the
    /// same pictures with one digit of the text replaced at random 14 %, with one left out 28 %, with one
    /// added 2 %.
    package var maximumDoubt = 8.0

    /// Creates the default options.
    package init() {}
  }

  /// What people call the source: the name of the folder.
  public let name: String

  /// How many pictures there were.
  public let pictureCount: Int

  /// How many of them were left out.
  public var skippedCount: Int { skipped.count }

  /// Those that were left out, in the order of the table.
  package let skipped: [StringPictures.Picture]

  private let crops: CropShelf

  /// Cuts pictures.
  ///
  /// - Parameters:
  ///   - pictures: The pictures and what is written on them.
  ///   - seed: Where all randomness comes from.
  ///   - threads: How many threads cut.
  ///   - options: What is kept.
  ///   - align: Finds the digits of a picture; `nil` where they are not there. Called from many
  ///     threads at once.
  /// - Throws: What the first picture that could not be read was refused for.
  /// - Complexity: O(pixels of all pictures).
  package init(
    of pictures: StringPictures, seed: UInt64, threads: Int = 1, options: Options = Options(),
    align: @Sendable (_ picture: StringPictures.Picture) throws(DatasetError) -> AlignedNumber?
  ) throws(DatasetError) {
    let all = pictures.pictures
    let made = Mutex([Result<CropBlock?, DatasetError>](repeating: .success(nil), count: all.count))
    parallelLoop(count: all.count, threads: threads) { index, _ in
      let result: Result<CropBlock?, DatasetError>
      do throws(DatasetError) {
        let number = try align(all[index])
        let kept = number.flatMap { $0.doubt <= options.maximumDoubt ? $0 : nil }
        result = .success(kept.map { Self.crops(of: $0, seed: seed, index: index) })
      } catch {
        result = .failure(error)
      }
      made.withLock { $0[index] = result }
    }
    var blocks: [CropBlock] = []
    var skipped: [StringPictures.Picture] = []
    for (picture, result) in zip(all, made.withLock { $0 }) {
      if let block = try result.get() { blocks.append(block) } else { skipped.append(picture) }
    }
    name = pictures.folder.lastComponent.description
    pictureCount = all.count
    self.skipped = skipped
    crops = CropShelf(blocks)
  }

  private static func crops(of number: AlignedNumber, seed: UInt64, index: Int) -> CropBlock {
    var block = CropBlock()
    var generator = Xoshiro256(seed: seed, stream: UInt64(bitPattern: Int64(index)), 2)
    StringCropper(options: StringCropper.Options()).add(
      number.lattice, labels: AlignmentLabeler().labels(of: number), to: &block,
      using: &generator)
    return block
  }

  /// A hash over all crops.
  public var fingerprint: UInt64 { crops.fingerprint }

  /// How many crops there are.
  public var count: Int { crops.count }

  /// Nobody is known.
  public var writers: [String] { [] }

  /// The class of a crop.
  ///
  /// - Parameter index: Which crop, from 0.
  /// - Returns: Its digit, or ``GlyphLabel/notADigit``.
  public func label(at index: Int) -> UInt8 { crops.label(at: index) }

  /// Nobody is known.
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
