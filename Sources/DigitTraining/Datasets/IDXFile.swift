internal import FileSystem

/// An array as MNIST stores it: two zero bytes, a type, the number of axes, the size of each axis
/// as a 32-bit big-endian number, the values (<http://yann.lecun.com/exdb/mnist/>).
///
/// Values are bytes (type 8), or 32-bit big-endian integers (type 12) as in QMNIST's labels.
struct IDXFile {
  /// The size of each axis, slowest first.
  let shape: [Int]

  /// The bytes of the values: as many as the product of the shape, times ``valueSize``.
  ///
  /// A part of the file's bytes, not a copy of them: its indices begin at ``start``.
  let values: ArraySlice<UInt8>

  /// The bytes of one value, 1 or 4.
  let valueSize: Int

  /// Where in the file the values begin.
  var start: Int { 4 + 4 * shape.count }

  /// Reads a file, packed with gzip or not.
  ///
  /// - Parameter path: The file.
  /// - Throws: ``DatasetError`` that names the byte.
  init(contentsOf path: FilePath) throws(DatasetError) {
    try self.init(decoding: DatasetFile.read(path), path: path)
  }

  /// Reads unpacked bytes.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: Its name, for errors.
  /// - Throws: ``DatasetError`` that names the byte.
  init(decoding bytes: [UInt8], path: FilePath) throws(DatasetError) {
    guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0 else {
      let hint = DatasetFile.hint(about: bytes)
      throw DatasetError(path: path, byte: 0, reason: "not an idx file\(hint)")
    }
    switch bytes[2] {
    case 8: valueSize = 1
    case 12: valueSize = 4
    default:
      throw DatasetError(
        path: path, byte: 2,
        reason: "values of type \(bytes[2]), neither bytes (8) nor integers (12)")
    }
    let axes = Int(bytes[3])
    guard (1...4).contains(axes), bytes.count >= 4 + 4 * axes else {
      throw DatasetError(
        path: path, byte: 3, reason: "\(axes) axes in a file of \(bytes.count) bytes")
    }
    var shape: [Int] = []
    var count = 1
    for axis in 0..<axes {
      let at = 4 + 4 * axis
      let size = Self.bigEndian(bytes[...], at: at)
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= DatasetFile.maximumBytes else {
        throw DatasetError(path: path, byte: at, reason: "an axis of \(size): too many values")
      }
      count = product
      shape.append(size)
    }
    let start = 4 + 4 * axes
    guard bytes.count - start == count * valueSize else {
      throw DatasetError(
        path: path, byte: min(bytes.count, start + count * valueSize),
        reason:
          "\((bytes.count - start) / valueSize) values, not the \(count) of its header \(shape)")
    }
    self.shape = shape
    values = bytes[start...]
  }

  /// A value as a number.
  ///
  /// - Parameter index: Which one, from 0.
  /// - Returns: 0 to 255 for bytes, otherwise a signed number of 32 bits.
  func number(at index: Int) -> Int {
    let at = values.startIndex + valueSize * index
    guard valueSize == 4 else { return Int(values[at]) }
    return Int(Int32(truncatingIfNeeded: Self.bigEndian(values, at: at)))
  }

  private static func bigEndian(_ bytes: ArraySlice<UInt8>, at start: Int) -> Int {
    bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}
