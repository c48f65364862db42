internal import FileSystem

/// The directory at the end of a zip archive (APPNOTE.TXT, sections 4.3.12 to 4.3.16).
struct ZipDirectory {
  let members: [ZipMember]

  /// More than any data set's archive has.
  static let maximumMembers = 1 << 16
  static let maximumBytes = 1 << 24

  /// Reads the directory of an archive.
  init(of file: ReadableFile, path: FilePath) throws(ZipError) {
    let fileSize: Int
    let tail: ZipBytes
    do throws(FileError) {
      fileSize = try file.size()
      let start = max(0, fileSize - Self.endSize - Self.maximumComment - Self.locatorSize)
      tail = ZipBytes(bytes: try file.read(at: start, count: fileSize - start), start: start)
    } catch {
      throw ZipError(path: path, reason: error.message)
    }
    guard let end = Self.findEnd(in: tail) else {
      throw ZipError(path: path, reason: "not a zip archive, or one that is cut short")
    }
    var place = try Self.place(at: end, in: tail, path: path)
    if place.needs64Bits {
      place = try Self.place64(endingAt: end, in: tail, of: file, path: path)
    }
    guard place.count <= Self.maximumMembers, place.size <= Self.maximumBytes else {
      throw ZipError(
        path: path, byte: tail.start + end,
        reason: "a directory of \(place.count) members in \(place.size) bytes: too many")
    }
    guard place.offset <= fileSize, place.size <= fileSize - place.offset else {
      throw ZipError(
        path: path, byte: tail.start + end,
        reason:
          "a directory at byte \(place.offset) of \(place.size) bytes in a file of \(fileSize)")
    }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try file.read(at: place.offset, count: place.size)
    } catch {
      throw ZipError(path: path, reason: error.message)
    }
    members = try Self.parse(
      ZipBytes(bytes: bytes, start: place.offset), count: place.count, path: path)
  }

  // MARK: where the directory lies

  private struct Place {
    var count: Int
    var size: Int
    var offset: Int
    var needs64Bits: Bool { count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF }
  }

  private static let endSize = 22
  private static let maximumComment = 0xFFFF
  private static let locatorSize = 20

  /// The last end record whose comment ends where the file does.
  private static func findEnd(in tail: ZipBytes) -> Int? {
    var index = tail.bytes.count - endSize
    while index >= 0 {
      // The first byte alone rules nearly every place out.
      if tail.bytes[index] == 0x50, tail.number32(at: index) == 0x0605_4B50,
        let comment = tail.number16(at: index + 20),
        index + endSize + Int(comment) == tail.bytes.count
      {
        return index
      }
      index -= 1
    }
    return nil
  }

  private static func place(
    at end: Int, in tail: ZipBytes, path: FilePath
  ) throws(ZipError) -> Place {
    guard let disk = tail.number16(at: end + 4), let count = tail.number16(at: end + 10),
      let size = tail.number32(at: end + 12), let offset = tail.number32(at: end + 16)
    else { throw ZipError(path: path, byte: tail.start + end, reason: "an end record cut short") }
    guard disk == 0 || disk == 0xFFFF else {
      throw ZipError(path: path, byte: tail.start + end + 4, reason: "one part of a split archive")
    }
    return Place(count: Int(count), size: Int(size), offset: Int(offset))
  }

  /// The place as an archive with 64-bit sizes tells it: a locator before the end record names it.
  private static func place64(
    endingAt end: Int, in tail: ZipBytes, of file: ReadableFile, path: FilePath
  ) throws(ZipError) -> Place {
    let locator = end - locatorSize
    guard tail.number32(at: locator) == 0x0706_4B50,
      let offset = tail.number(at: locator + 8, count: 8)
    else {
      throw ZipError(
        path: path, byte: tail.start + end, reason: "sizes of 64 bits that are nowhere told")
    }
    let record: ZipBytes
    do {
      record = ZipBytes(bytes: try file.read(at: offset, count: 56), start: offset)
    } catch {
      throw ZipError(path: path, byte: offset, reason: error.message)
    }
    guard record.number32(at: 0) == 0x0606_4B50, let count = record.number(at: 32, count: 8),
      let size = record.number(at: 40, count: 8), let start = record.number(at: 48, count: 8)
    else { throw ZipError(path: path, byte: offset, reason: "no end record of 64 bits") }
    return Place(count: count, size: size, offset: start)
  }

  // MARK: its members

  private static func parse(
    _ directory: ZipBytes, count: Int, path: FilePath
  ) throws(ZipError) -> [ZipMember] {
    var members: [ZipMember] = []
    var at = 0
    for _ in 0..<count {
      guard directory.number32(at: at) == 0x0201_4B50,
        let flags = directory.number16(at: at + 8), let method = directory.number16(at: at + 10),
        let checksum = directory.number32(at: at + 16),
        let packedSize = directory.number32(at: at + 20),
        let size = directory.number32(at: at + 24),
        let nameLength = directory.number16(at: at + 28).map({ Int($0) }),
        let extraLength = directory.number16(at: at + 30).map({ Int($0) }),
        let commentLength = directory.number16(at: at + 32).map({ Int($0) }),
        let offset = directory.number32(at: at + 42),
        at + 46 + nameLength + extraLength + commentLength <= directory.bytes.count
      else {
        throw ZipError(
          path: path, byte: directory.start + at,
          reason: "no directory entry (\(members.count) of \(count) were read)")
      }
      let nameStart = at + 46
      let name = String(
        decoding: directory.bytes[nameStart..<nameStart + nameLength], as: UTF8.self)
      guard isInside(name) else {
        throw ZipError(
          path: path, member: name, byte: directory.start + nameStart,
          reason: "a name that leads out of the folder it is unpacked in")
      }
      let extra = nameStart + nameLength
      let long = try sizes64(
        [size, packedSize, offset], in: directory, from: extra, to: extra + extraLength, name: name,
        path: path)
      members.append(
        ZipMember(
          name: name, size: long[0], packedSize: long[1], checksum: checksum, method: method,
          flags: flags, headerOffset: long[2]))
      at = extra + extraLength + commentLength
    }
    return members
  }

  /// The sizes, and where they did not fit 32 bits, what the entry's extra field says in their
  /// place.
  private static func sizes64(
    _ sizes: [UInt32], in directory: ZipBytes, from start: Int, to end: Int, name: String,
    path: FilePath
  ) throws(ZipError) -> [Int] {
    guard sizes.contains(0xFFFF_FFFF) else { return sizes.map { Int($0) } }
    var at = start
    while at + 4 <= end, let kind = directory.number16(at: at),
      let length = directory.number16(at: at + 2).map({ Int($0) })
    {
      if kind == 1 {
        var next = at + 4
        var result: [Int] = []
        for size in sizes {
          guard size == 0xFFFF_FFFF else {
            result.append(Int(size))
            continue
          }
          guard next + 8 <= min(end, at + 4 + length),
            let value = directory.number(at: next, count: 8)
          else { break }
          result.append(value)
          next += 8
        }
        if result.count == sizes.count { return result }
        break
      }
      at += 4 + length
    }
    throw ZipError(
      path: path, member: name, byte: directory.start + start,
      reason: "sizes of 64 bits that are nowhere told")
  }

  /// Whether a name stays inside the folder that it is unpacked in, on every system.
  private static func isInside(_ name: String) -> Bool {
    if name.isEmpty || name.hasPrefix("/") || name.contains("\\") || name.contains("\0")
      || name.contains(":")
    {
      return false
    }
    return !name.split(separator: "/").contains { $0 == ".." }
  }
}
