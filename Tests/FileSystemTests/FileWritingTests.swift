import Dispatch
import FileSystem
import Testing

@Suite struct FileWritingTests {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  @Test(arguments: [true, false])
  func `a file is created, replaced, and nothing is left beside it`(isDurable: Bool) throws {
    try File.write([1], to: directory("a"), isDurable: isDurable)
    try File.write([2, 3], to: directory("a"), isDurable: isDurable)
    #expect(try File.read(directory("a"), limit: 10) == [2, 3])
    #expect(try Directory.names(in: directory.path) == ["a"])
  }

  @Test func `a failure leaves no trace and names the file that was asked for`() throws {
    try File.write([1], to: directory("file"))
    for name in ["missing/a", "file/a"] as [FilePath] {
      let error = #expect(throws: FileError.self) { try File.write([1], to: directory(name)) }
      #expect(error?.path == directory(name).description)
      #expect(error?.kind == .notFound)
    }
    #expect(try Directory.names(in: directory.path) == ["file"])
  }

  @Test func `a name that the system refuses leaves nothing behind either`() throws {
    let name = FilePath(bytes: Array(repeating: UInt8(ascii: "a"), count: 300))
    let error = #expect(throws: FileError.self) { try File.write([1], to: directory(name)) }
    #expect(error?.kind == .refused)
    #expect(try Directory.names(in: directory.path).isEmpty)
  }

  @Test func `what is not a file is never replaced`() throws {
    try directory.pipe("pipe")
    try directory.link("null", to: "/dev/null")
    try Directory.create(directory("folder"))
    for name in ["pipe", "null", "folder"] as [FilePath] {
      let before = try File.status(of: directory(name))
      let error = #expect(throws: FileError.self) { try File.write([1], to: directory(name)) }
      #expect(error?.kind == .notAFile)
      #expect(try File.status(of: directory(name)) == before)
    }
  }

  @Test func `who reads while others write sees a whole file`() throws {
    let path = directory("a")
    let size = 100_000
    try File.write(Array(repeating: 0, count: size), to: path)
    DispatchQueue.concurrentPerform(iterations: 3) { worker in
      for round in 0..<20 {
        if worker == 0 {
          let bytes = (try? File.read(path, limit: size)) ?? []
          #expect(bytes.count == size && Set(bytes).count == 1)
        } else {
          let byte = UInt8(worker * 100 + round)
          try? File.write(Array(repeating: byte, count: size), to: path, isDurable: false)
        }
      }
    }
    #expect(try Directory.names(in: directory.path) == ["a"])
  }

  @Test func `appending creates a file and then adds to it`() throws {
    try File.append([1, 2], to: directory("log"))
    try File.append([3], to: directory("log"))
    #expect(try File.read(directory("log"), limit: 10) == [1, 2, 3])
  }

  @Test func `renaming replaces, removing removes`() throws {
    try File.write([1], to: directory("a"))
    try File.write([2], to: directory("b"))
    try File.rename(directory("a"), to: directory("b"))
    #expect(!File.exists(directory("a")))
    #expect(try File.read(directory("b"), limit: 1) == [1])
    try File.remove(directory("b"))
    #expect(!File.exists(directory("b")))
  }

  @Test func `directories are created with those above them, once or twice`() throws {
    try Directory.create(directory("a/b/c/"))
    try Directory.create(directory("a/b/c"))
    #expect(try File.status(of: directory("a/b/c")).kind == .directory)
    try File.write([1], to: directory("file"))
    for name in ["file", "file/below"] as [FilePath] {
      #expect(throws: FileError.self) { try Directory.create(directory(name)) }
    }
  }
}
