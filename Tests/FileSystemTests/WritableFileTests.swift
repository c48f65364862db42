import FileSystem
import Testing

@Suite struct WritableFileTests {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  @Test func `a file grows, and what came last is taken back`() throws {
    for bytes in [[1, 2], [3]] as [[UInt8]] {
      let file = try WritableFile(appendingTo: directory("a"))
      defer { file.close() }
      try file.write(bytes)
      try file.synchronize()
    }
    let file = try WritableFile(appendingTo: directory("a"))
    defer { file.close() }
    #expect(try file.size() == 3)
    try file.truncate(to: 1)
    try file.write([9])
    #expect(try File.read(directory("a"), limit: 9) == [1, 9])
  }

  @Test func `what exists is not created again`() throws {
    try File.write([1], to: directory("a"))
    #expect(throws: FileError.self) { try WritableFile(creating: directory("a")) }
    let error = #expect(throws: FileError.self) { try WritableFile(appendingTo: "/dev/null") }
    #expect(error?.kind == .notAFile)
  }

  @Test func `a file is kept by one at a time`() throws {
    let first = try WritableFile(appendingTo: directory("a"))
    let second = try WritableFile(appendingTo: directory("a"))
    defer { second.close() }
    #expect(try first.lock())
    #expect(try !second.lock())
    first.close()
    #expect(try second.lock())
  }

  @Test func `a draft has its name only when it is published`() throws {
    try File.write([1], to: directory("a"))
    let draft = try FileDraft(of: directory("a"))
    try draft.write([2])
    #expect(try File.read(directory("a"), limit: 9) == [1])
    try draft.publish()
    #expect(try File.read(directory("a"), limit: 9) == [2])
    try FileDraft(of: directory("b")).discard()
    #expect(try Directory.names(in: directory.path) == ["a"])
  }
}
