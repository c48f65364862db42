import FileSystem
import Raster
import Testing

@testable import DigitTraining

/// The real data set, where it is at hand.
enum Data {
  /// `DIGITS_DATA`, or `../shared/data` beside the package.
  static let folder: FilePath = {
    if let folder = Surroundings.environmentVariable("DIGITS_DATA") { return FilePath(folder) }
    let root = FilePath(#filePath).parent.parent.parent
    return root.parent.appending("shared/data")
  }()

  static let mnist = folder.appending("mnist")
  static let hasMNIST = File.exists(mnist)
}

@Suite struct MNISTTests {
  @Test(.enabled(if: Data.hasMNIST, "MNIST is not at hand: set DIGITS_DATA"))
  func `the test set has 10,000 digits, and the first are 7, 2, 1, 0, 4`() throws {
    let glyphs = try MNIST.read(.test, in: Data.mnist)
    #expect(glyphs.count == 10_000)
    #expect(glyphs.labels.prefix(5) == [7, 2, 1, 0, 4])
    #expect(glyphs[0].ink.max() ?? 0 > 0.9)
    #expect(glyphs[0].ink[0] == 0)
  }

  @Test func `a folder without the files says which are missing`() {
    let error = #expect(throws: DatasetError.self) {
      try MNIST.read(.training, in: FilePath(#filePath).parent)
    }
    #expect(error?.isUnreadable == true)
    #expect(error?.reason.contains("train-images-idx3-ubyte") == true)
  }
}
