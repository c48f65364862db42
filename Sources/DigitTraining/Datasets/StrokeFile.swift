public import FileSystem

/// Reads pen strokes: a JSON array of records
/// `{"src": "data/1a/aga/x.dat", "label": "7", "strokes": [[[x, y], …], …], "ppi": "200"}`, packed
/// with gzip or not.
///
/// In the file y grows upward, as in UNIPEN (Guyon et al., "UNIPEN project of on-line data exchange
/// and recognizer benchmarks", 1994); ``StrokePoint`` has it downward. The contributor is the third
/// part of the path in `src`. Other members of a record are passed by.
public enum StrokeFile {
  /// Reads every record of a file.
  ///
  /// - Parameter path: The file.
  /// - Returns: The records in the order of the file.
  /// - Throws: ``DatasetError`` that names the byte.
  /// - Complexity: O(bytes).
  public static func read(_ path: FilePath) throws(DatasetError) -> [StrokeRecord] {
    try read(DatasetFile.read(path, limit: mostBytes), path: path)
  }

  /// Reads every record of a text.
  ///
  /// - Parameters:
  ///   - text: The whole file, unpacked.
  ///   - path: Its name, for errors.
  /// - Returns: The records in the order of the file.
  /// - Throws: ``DatasetError`` that names the byte.
  static func read(_ text: [UInt8], path: FilePath) throws(DatasetError) -> [StrokeRecord] {
    var scanner = JSONScanner(text: text)
    do {
      var records: [StrokeRecord] = []
      try scanner.array { (scanner) throws(JSONScanner.Failure) in
        records.append(try record(&scanner))
      }
      try scanner.end()
      return records
    } catch {
      let hint = error.byte == 0 ? DatasetFile.hint(about: text) : ""
      throw DatasetError(path: path, byte: error.byte, reason: error.reason + hint)
    }
  }

  private static func record(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> StrokeRecord {
    let start = scanner.position
    var label: String?
    var source = ""
    var scale: Float?
    var strokes: [Stroke]?
    try scanner.object { (name, scanner) throws(JSONScanner.Failure) in
      switch name {
      case "label": label = try scanner.string()
      case "src": source = try scanner.string()
      case "ppi":
        // UNIPEN's own files have it as text.
        scale = scanner.isAtString ? Float(try scanner.string()) : try scanner.number()
      case "strokes":
        var found: [Stroke] = []
        try scanner.array { (scanner) throws(JSONScanner.Failure) in
          found.append(try stroke(&scanner))
        }
        strokes = found
      default: try scanner.skipValue()
      }
    }
    guard let label, let strokes else {
      throw JSONScanner.Failure(
        byte: start, reason: "a record without \(label == nil ? "a label" : "strokes")")
    }
    let parts = source.utf8.split(separator: UInt8(ascii: "/"))
    return StrokeRecord(
      label: label, source: source, writer: parts.count > 3 ? String(parts[2]) : nil,
      pointsPerInch: scale.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }, strokes: strokes)
  }

  private static func stroke(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> Stroke {
    var points: Stroke = []
    try scanner.array { (scanner) throws(JSONScanner.Failure) in
      let start = scanner.position
      var pair: (Float, Float) = (0, 0)
      var count = 0
      try scanner.array { (scanner) throws(JSONScanner.Failure) in
        let number = try scanner.number()
        if count == 0 { pair.0 = number } else { pair.1 = number }
        count += 1
      }
      guard count == 2 else {
        throw JSONScanner.Failure(byte: start, reason: "a point of \(count) numbers, not 2")
      }
      points.append(StrokePoint(x: pair.0, y: -pair.1))
    }
    return points
  }

  private static let mostBytes = 1 << 29
}
