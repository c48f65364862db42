/// A picture of digits with its truth, committed as a file and drawn anew from a seed.
///
/// ```swift
/// let fixture = try #require(Fixture.named("many-digits.png"))
/// let bytes = try File.read(FilePath(fixture.path), limit: 1 << 20)
/// #expect(try reader.read(bytes).text == fixture.truth.text)
/// ```
public struct Fixture: Sendable, CustomStringConvertible {
  /// A picture file and what is to be read in it.
  public struct Content: Hashable, Sendable {
    /// The bytes of the file, PNG or JPEG.
    public var bytes: [UInt8]

    /// What is to be read in it.
    public var truth: Truth
  }

  /// The name of the file, after its content.
  public let fileName: String

  private let seed: UInt64
  private let draw: @Sendable (inout SplitMix64) -> Content

  init(
    _ fileName: String, seed: UInt64, draw: @escaping @Sendable (inout SplitMix64) -> Content
  ) {
    self.fileName = fileName
    self.seed = seed
    self.draw = draw
  }

  /// Draws the picture: the same bytes on every system.
  ///
  /// - Complexity: O(pixels of the picture); nothing is kept.
  public func content() -> Content {
    var generator = SplitMix64(seed: seed)
    return draw(&generator)
  }

  /// What is to be read in the picture.
  ///
  /// - Complexity: That of ``content()``.
  public var truth: Truth { content().truth }

  /// The name of the file.
  public var description: String { fileName }
}
