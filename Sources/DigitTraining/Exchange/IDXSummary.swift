public import FileSystem

/// What an idx file holds, as far as it tells by itself.
public struct IDXSummary: Hashable, Sendable {
  /// The size of each axis, slowest first.
  public let shape: [Int]

  /// The smallest and the largest value; `nil` for a file without values.
  public let range: ClosedRange<Int>?

  /// Reads a file, packed with gzip or not, and checks that it is whole.
  ///
  /// - Parameter path: The file.
  /// - Throws: ``DatasetError`` that names the byte.
  /// - Complexity: O(*values*).
  public init(of path: FilePath) throws(DatasetError) {
    let file = try IDXFile(contentsOf: path)
    shape = file.shape
    guard file.valueSize == 4 else {
      range = file.values.min().flatMap { low in file.values.max().map { Int(low)...Int($0) } }
      return
    }
    var range: ClosedRange<Int>?
    for index in 0..<file.values.count / file.valueSize {
      let number = file.number(at: index)
      range = min(range?.lowerBound ?? number, number)...max(range?.upperBound ?? number, number)
    }
    self.range = range
  }
}
