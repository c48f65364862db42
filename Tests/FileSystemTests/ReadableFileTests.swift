import FileSystem
import Testing

@Suite struct ReadableFileTests {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  @Test func `a file is read piece by piece to its end`() throws {
    try File.write(Array(0..<10), to: directory("a"))
    let file = try ReadableFile(directory("a"))
    #expect(try file.read(upTo: 4) == [0, 1, 2, 3])
    #expect(try file.read(upTo: 100) == [4, 5, 6, 7, 8, 9])
    #expect(try file.read(upTo: 100).isEmpty)
  }

  @Test func `what is no file or is missing is refused`() throws {
    #expect(throws: FileError.self) { try ReadableFile(directory.path) }
    #expect(throws: FileError.self) { try ReadableFile(directory("missing")) }
  }
}
