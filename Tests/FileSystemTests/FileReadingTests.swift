import FileSystem
import Testing

@Suite struct FileReadingTests {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  @Test(arguments: [0, 1, 15, 16, 17, 65_536, 3_000_000])
  func `a file comes back whole, up to the very limit`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try File.write(bytes, to: directory("a"))
    #expect(try File.read(directory("a"), limit: count) == bytes)
  }

  @Test func `a file past the limit is refused with both numbers`() throws {
    try File.write(Array(repeating: 7, count: 101), to: directory("a"))
    let error = #expect(throws: FileError.self) { try File.read(directory("a"), limit: 100) }
    #expect(error?.kind == .tooLarge)
    #expect(error?.message.contains("101") == true && error?.message.contains("100") == true)
  }

  @Test func `what does not start as wanted is not read, however long it is`() throws {
    try File.write(Array(repeating: 7, count: 1000), to: directory("a"))
    var seen: [UInt8] = []
    let bytes = try File.read(directory("a"), limit: 10) {
      seen = $0
      return false
    }
    #expect(bytes == nil)
    #expect(seen == Array(repeating: 7, count: 16))
  }

  @Test func `a file that is written to while it is read is told`() throws {
    try File.write(Array(repeating: 7, count: 100), to: directory("a"))
    let error = #expect(throws: FileError.self) {
      try File.read(directory("a"), limit: 1000) { _ in
        try? File.append([1], to: directory("a"))
        return true
      }
    }
    #expect(error?.kind == .changed)
    #expect(try File.read(directory("a"), limit: 1000).count == 101)
  }

  @Test func `a file that is replaced while it is read comes back as it was`() throws {
    try File.write(Array(repeating: 7, count: 100), to: directory("a"))
    let bytes = try File.read(directory("a"), limit: 1000) { _ in
      try? File.write([1], to: directory("a"))
      return true
    }
    #expect(bytes == Array(repeating: 7, count: 100))
  }

  @Test func `a pipe that nobody writes to is empty and does not hang`() throws {
    try directory.pipe("pipe")
    #expect(try File.read(directory("pipe"), limit: 10).isEmpty)
  }

  @Test(.enabled(if: File.exists("/proc/self/status"), "needs /proc"))
  func `a file that hides its length is read to its end, or to the limit`() throws {
    #expect(try File.read("/proc/self/status", limit: 1 << 20).count > 100)
    let error = #expect(throws: FileError.self) { try File.read("/proc/self/status", limit: 50) }
    #expect(error?.kind == .tooLarge)
  }

  @Test(
    arguments: [
      ("missing", .notFound), ("", .notFound), ("a\0b", .notFound), (".", .notAFile),
    ] as [(FilePath, FileError.Kind)])
  func `what is no file is refused`(name: FilePath, kind: FileError.Kind) throws {
    let path = name.bytes.isEmpty ? name : directory(name)
    let error = #expect(throws: FileError.self) { try File.read(path, limit: 10) }
    #expect(error?.kind == kind)
  }

  @Test func `a device is refused, so that reading ends`() {
    let error = #expect(throws: FileError.self) { try File.read("/dev/zero", limit: 1 << 40) }
    #expect(error?.kind == .notAFile)
  }

  @Test func `links in a circle are an error`() throws {
    try directory.link("a", to: "b")
    try directory.link("b", to: "a")
    let error = #expect(throws: FileError.self) { try File.read(directory("a"), limit: 10) }
    #expect(error?.kind == .refused)
  }

  @Test func `a name that is not text is read`() throws {
    let path = directory(FilePath(bytes: [0xFF, 0x0A, 0x80]))
    try File.write([1, 2, 3], to: path)
    #expect(try File.read(path, limit: 3) == [1, 2, 3])
  }
}
