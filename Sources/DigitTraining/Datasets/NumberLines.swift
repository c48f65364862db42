internal import FileSystem

/// Lines of numbers from 0 to 255 parted by commas, one line at a time.
struct NumberLines {
  private let text: [UInt8]
  private let path: FilePath
  private var position: Int

  /// The line that was last given, from 1.
  private(set) var line = 0

  /// The line that ``peek()`` has found, from 1.
  var nextLine: Int { endedLines + 1 }

  /// Begins to read.
  ///
  /// - Parameters:
  ///   - text: The whole file; a byte order mark is passed by.
  ///   - path: Its name, for errors.
  init(text: [UInt8], path: FilePath) {
    self.text = text
    self.path = path
    position = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next line that holds something, without its end; it stays the next one.
  mutating func peek() -> ArraySlice<UInt8>? {
    while position < text.count, isLineEnd(text[position]) { endLine() }
    guard position < text.count else { return nil }
    return text[position...].prefix { !isLineEnd($0) }
  }

  /// Passes the next line by.
  mutating func skip() {
    guard let next = peek() else { return }
    position = next.endIndex
    endLine()
  }

  /// The numbers of the next line.
  ///
  /// - Parameter count: How many there must be.
  /// - Returns: The numbers, or `nil` at the end of the file.
  /// - Throws: ``DatasetError`` that names line and column.
  mutating func next(count: Int) throws(DatasetError) -> [UInt8]? {
    guard peek() != nil else { return nil }
    line = endedLines + 1
    var numbers: [UInt8] = []
    numbers.reserveCapacity(count)
    var found = 0
    var isAtEnd = false
    while !isAtEnd {
      found += 1
      skipSpace()
      let start = position
      var number = 0
      while position < text.count, text[position] &- 48 < 10, number < 256 {
        number = 10 * number + Int(text[position] &- 48)
        position += 1
      }
      let isNumber = position > start && number < 256
      skipSpace()
      isAtEnd = position == text.count || isLineEnd(text[position])
      guard isNumber, isAtEnd || text[position] == UInt8(ascii: ",") else {
        throw failure(column: found, start)
      }
      if found <= count { numbers.append(UInt8(number)) }
      if !isAtEnd { position += 1 }
    }
    guard found == count else {
      throw DatasetError(
        path: path, at: .line(line, column: nil), reason: "\(found) columns, not \(count)")
    }
    endLine()
    return numbers
  }

  private var endedLines = 0

  private mutating func endLine() {
    guard position < text.count else { return }
    if text[position] == UInt8(ascii: "\r"), position + 1 < text.count,
      text[position + 1] == UInt8(ascii: "\n")
    {
      position += 1
    }
    position += 1
    endedLines += 1
  }

  private mutating func skipSpace() {
    while position < text.count, text[position] == 0x20 || text[position] == 0x09 { position += 1 }
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private func failure(column: Int, _ start: Int) -> DatasetError {
    let field = text[start...].prefix { !isLineEnd($0) && $0 != UInt8(ascii: ",") }
    return DatasetError(
      path: path, at: .line(line, column: column),
      reason: "'\(String(decoding: field.prefix(20), as: UTF8.self))' is no number from 0 to 255")
  }
}
