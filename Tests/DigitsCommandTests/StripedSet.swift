import FileSystem

/// Digits that anybody can tell apart, in MNIST's format: stripes, the farther apart the greater the
/// label.
enum StripedSet {
  /// Writes images and labels.
  ///
  /// - Parameters:
  ///   - part: `train` or `t10k`.
  ///   - count: How many.
  ///   - folder: Where.
  /// - Throws: What keeps the files from being written.
  static func write(_ part: String, count: Int, to folder: FilePath) throws {
    func word(_ number: Int) -> [UInt8] { [0, 0, UInt8(number >> 8), UInt8(number & 255)] }
    var images: [UInt8] = [0, 0, 8, 3] + word(count) + word(28) + word(28)
    var labels: [UInt8] = [0, 0, 8, 1] + word(count)
    for index in 0..<count {
      let label = index % 10
      labels.append(UInt8(label))
      images += (0..<784).map { pixel in
        let (row, column) = (pixel / 28, pixel % 28)
        return (4..<24).contains(column) && row % (label + 2) == index % 2 ? 255 : 0
      }
    }
    try File.write(
      images, to: folder.appending(FilePath("\(part)-images-idx3-ubyte")), isDurable: false)
    try File.write(
      labels, to: folder.appending(FilePath("\(part)-labels-idx1-ubyte")), isDurable: false)
  }
}
