import FileSystem
import Foundation
import ImageCodecs
import ImageStreams
import Testing

/// The conformance suites beside the package, as one archive, where they are present.
@Suite("Real files in streams")
struct RealFilesTests {
  /// `DIGITS_DATA`, or `../shared/data` beside the package.
  private static let archive: FilePath = {
    let folder =
      ProcessInfo.processInfo.environment["DIGITS_DATA"].map { URL(fileURLWithPath: $0) }
      ?? (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent()
      }
      .appendingPathComponent("shared/data")
    return FilePath(folder.appendingPathComponent("images/images.tar").path)
  }()

  /// Files made to be wrong, of which a decoder may still make something.
  private static let wrong = ["fuzz-afl", "crashtest", "partial_progressive"]

  @Test(.enabled(if: File.exists(RealFilesTests.archive), "no images beside the package"))
  func `every file that decodes comes out of an archive and of a stream as one image`() throws {
    let bytes = try File.read(Self.archive, limit: 1 << 26)
    var count = 0
    for file in ImageStreamParser.elements(of: bytes) {
      let name = String(decoding: file.name ?? [], as: UTF8.self)
      guard let image = file.image, image.count < 100_000,
        !Self.wrong.contains(where: { name.contains($0) }),
        (try? ImageDecoder.decode(image)) != nil
      else { continue }
      let elements = ImageStreamParser.elements(of: image, .images)
      let inside = try #require(elements.first?.image, "\(name): \(elements.first?.content)")
      #expect(elements.compactMap(\.image).count == 1, "\(name)")
      #expect(image.starts(with: inside))
      // A few files have bytes behind their end.
      #expect(image.count - inside.count < 200, "\(name)")
      count += 1
    }
    #expect(count > 250)
  }
}
