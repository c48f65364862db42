internal import FileSystem

/// Reads files of training data, packed with gzip or not.
enum DatasetFile {
  /// The most bytes of an unpacked file: twenty times MNIST's largest.
  static let maximumBytes = 1 << 30

  /// Reads a file and unpacks it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: The most bytes, packed and unpacked.
  /// - Returns: The unpacked bytes.
  /// - Throws: ``DatasetError``.
  static func read(
    _ path: FilePath, limit: Int = maximumBytes
  ) throws(DatasetError) -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = try File.read(path, limit: limit)
    } catch {
      throw DatasetError(path: path, error)
    }
    guard Gunzip.isPacked(bytes) else { return bytes }
    do {
      return try Gunzip.unpack(bytes, limit: limit)
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

  /// Finds a file that may be packed.
  ///
  /// - Parameters:
  ///   - name: Its name, without `.gz`.
  ///   - folder: Where it should be.
  /// - Returns: The file or the packed file; `nil` where there is neither.
  static func find(_ name: String, in folder: FilePath) -> FilePath? {
    ["", ".gz"].map { folder.appending(FilePath(name + $0)) }.first(where: File.exists)
  }

  /// What bytes are that are no data: people often have the page that a server gave in its place.
  ///
  /// - Parameter bytes: The beginning of a file.
  /// - Returns: Words to put after "not a … file"; empty where nothing is known.
  static func hint(about bytes: some Collection<UInt8>) -> String {
    let start = String(decoding: bytes.prefix(64), as: UTF8.self).lowercased()
    return start.contains("<html") || start.contains("<!doctype") ? " but a web page" : ""
  }
}
