/// A small compressor (RFC 1951): the fixed Huffman codes, and repeats found by a table of the last
/// place of every three bytes.
///
/// It packs worse than zlib, but a picture gives the same bytes whatever zlib a system has.
enum Deflate {
  private static let longestRepeat = 258
  private static let farthestRepeat = 32768

  /// Compresses bytes to one block.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var stream = BitStream()
    stream.append(1, count: 1)  // the last block
    stream.append(1, count: 2)  // of fixed codes
    var lastPlaces: [Int: Int] = [:]
    var place = 0
    while place < bytes.count {
      let repeated = longest(at: place, in: bytes, lastPlaces)
      let count = max(repeated.count, 1)
      if repeated.count >= 3 {
        appendRepeat(repeated, to: &stream)
      } else {
        appendSymbol(Int(bytes[place]), to: &stream)
      }
      for index in place..<max(place, min(place + count, bytes.count - 2)) {
        lastPlaces[key(at: index, in: bytes)] = index
      }
      place += count
    }
    appendSymbol(256, to: &stream)
    stream.finish()
    return stream.bytes
  }

  private static func key(at place: Int, in bytes: [UInt8]) -> Int {
    Int(bytes[place]) << 16 | Int(bytes[place + 1]) << 8 | Int(bytes[place + 2])
  }

  private static func longest(
    at place: Int, in bytes: [UInt8], _ lastPlaces: [Int: Int]
  ) -> (count: Int, distance: Int) {
    guard place + 2 < bytes.count, let earlier = lastPlaces[key(at: place, in: bytes)],
      place - earlier <= farthestRepeat
    else { return (0, 0) }
    let limit = min(longestRepeat, bytes.count - place)
    var count = 3
    while count < limit, bytes[earlier + count] == bytes[place + count] { count += 1 }
    return (count, place - earlier)
  }

  private static func appendRepeat(
    _ repeated: (count: Int, distance: Int), to stream: inout BitStream
  ) {
    let length = code(for: repeated.count, in: lengths)
    appendSymbol(257 + length.index, to: &stream)
    stream.append(length.rest, count: lengths[length.index].extraBits)
    let distance = code(for: repeated.distance, in: distances)
    stream.append(code: distance.index, count: 5)
    stream.append(distance.rest, count: distances[distance.index].extraBits)
  }

  /// Appends a symbol in the fixed code of RFC 1951, 3.2.6.
  private static func appendSymbol(_ symbol: Int, to stream: inout BitStream) {
    switch symbol {
    case 0..<144: stream.append(code: 0x30 + symbol, count: 8)
    case 144..<256: stream.append(code: 0x190 + symbol - 144, count: 9)
    case 256..<280: stream.append(code: symbol - 256, count: 7)
    default: stream.append(code: 0xC0 + symbol - 280, count: 8)
    }
  }

  private typealias Class = (first: Int, extraBits: Int)

  /// The lengths that symbols 257 to 285 stand for.
  private static let lengths: [Class] = {
    var classes: [Class] = (3..<11).map { ($0, 0) }
    for extraBits in 1...5 {
      for step in 0..<4 { classes.append(((4 + step) << extraBits + 3, extraBits)) }
    }
    return classes + [(longestRepeat, 0)]
  }()

  /// The distances that codes 0 to 29 stand for.
  private static let distances: [Class] = {
    var classes: [Class] = (1..<5).map { ($0, 0) }
    for extraBits in 1...13 {
      for step in 0..<2 { classes.append(((2 + step) << extraBits + 1, extraBits)) }
    }
    return classes
  }()

  private static func code(for value: Int, in classes: [Class]) -> (index: Int, rest: Int) {
    let index = (classes.lastIndex { $0.first <= value }) ?? 0
    return (index, value - classes[index].first)
  }
}
