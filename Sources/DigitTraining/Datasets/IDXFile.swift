internal import FileSystem

/// An array of bytes as MNIST stores it: two zero bytes, a type, the number of axes, the size of
/// each axis as a 32-bit big-endian number, the values (<http://yann.lecun.com/exdb/mnist/>).
struct IDXFile {
  /// The size of each axis, slowest first.
  let shape: [Int]

  /// The values, as many as the product of the shape.
  let values: [UInt8]

  /// The most bytes of an unpacked file: twenty times MNIST's largest.
  static let maximumBytes = 1 << 30

  /// Reads a file, packed with gzip or not.
  ///
  /// - Parameter path: The file.
  /// - Throws: ``DatasetError`` that names the byte.
  init(contentsOf path: FilePath) throws(DatasetError) {
    var bytes: [UInt8]
    do {
      bytes = try File.read(path, limit: Self.maximumBytes)
    } catch {
      throw DatasetError(path: path, reason: error.message, isUnreadable: true)
    }
    if Gunzip.isPacked(bytes) {
      do {
        bytes = try Gunzip.unpack(bytes, limit: Self.maximumBytes)
      } catch {
        switch error {
        case .corrupt(let byte, let reason):
          throw DatasetError(path: path, reason: "not valid gzip after byte \(byte): \(reason)")
        case .truncated:
          throw DatasetError(path: path, reason: "the gzip file is cut short")
        case .tooLarge(let limit):
          throw DatasetError(path: path, reason: "unpacks to more than \(limit) bytes")
        }
      }
    }
    try self.init(decoding: bytes, path: path)
  }

  /// Reads unpacked bytes.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: Its name, for errors.
  init(decoding bytes: [UInt8], path: FilePath) throws(DatasetError) {
    guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0 else {
      let start = String(decoding: bytes.prefix(64), as: UTF8.self).lowercased()
      let hint = start.contains("<html") || start.contains("<!doctype") ? " but a web page" : ""
      throw DatasetError(path: path, byte: 0, reason: "not an idx file\(hint)")
    }
    guard bytes[2] == 8 else {
      throw DatasetError(path: path, byte: 2, reason: "values of type \(bytes[2]), not bytes (8)")
    }
    let axes = Int(bytes[3])
    guard (1...4).contains(axes), bytes.count >= 4 + 4 * axes else {
      throw DatasetError(path: path, byte: 3, reason: "\(axes) axes in a file of \(bytes.count) bytes")
    }
    var shape: [Int] = []
    var count = 1
    for axis in 0..<axes {
      let at = 4 + 4 * axis
      let size = bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= Self.maximumBytes else {
        throw DatasetError(path: path, byte: at, reason: "an axis of \(size): too many values")
      }
      count = product
      shape.append(size)
    }
    let start = 4 + 4 * axes
    guard bytes.count - start == count else {
      throw DatasetError(
        path: path, byte: min(bytes.count, start + count),
        reason: "\(bytes.count - start) values, not the \(count) of its header \(shape)")
    }
    self.shape = shape
    values = Array(bytes[start...])
  }
}
