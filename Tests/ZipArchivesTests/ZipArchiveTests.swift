import FileSystem
import Testing
import ZipArchives

@Suite struct ZipArchiveTests {
  private let folder: TemporaryDirectory

  init() throws {
    folder = try TemporaryDirectory()
  }

  private func archive(_ bytes: [UInt8]) throws -> ZipArchive {
    let path = folder("archive.zip")
    try File.write(bytes, to: path)
    return try ZipArchive(path)
  }

  private func content(
    of name: String, in archive: ZipArchive, limit: Int = 1 << 22
  ) throws -> [UInt8] {
    var content: [UInt8] = []
    try archive.unpack(try #require(archive.member(name)), limit: limit) { content += $0 }
    return content
  }

  @Test func `stored and deflated members come out as they went in`() throws {
    let archive = try archive(ZipSamples.storedAndDeflated)
    #expect(archive.members.map(\.name) == ["stored.txt", "folder/deflated.txt"])
    #expect(try content(of: "stored.txt", in: archive) == Array("stored as it is\n".utf8))
    let line = Array("0123456789".utf8)
    #expect(
      try content(of: "folder/deflated.txt", in: archive)
        == Array(repeating: line, count: 100_000).flatMap(\.self))
  }

  @Test func `sizes of 64 bits are read`() throws {
    let archive = try archive(ZipSamples.sixtyFourBits)
    #expect(try content(of: "stored.txt", in: archive) == Array("stored as it is\n".utf8))
    #expect(archive.members.first?.size == 16)
  }

  @Test(arguments: ["/etc/passwd", "../up.txt", "a/../../up.txt", "a\\..\\up.txt", "c:up.txt"])
  func `a name that leads out of the folder is refused`(name: String) throws {
    let error = #expect(throws: ZipError.self) {
      try archive(ZipSamples.stored(name: name, content: [1]))
    }
    #expect(error?.reason == "a name that leads out of the folder it is unpacked in")
    #expect(error?.member == name)
  }

  @Test func `a member past the limit is not begun`() throws {
    let archive = try archive(ZipSamples.storedAndDeflated)
    let error = #expect(throws: ZipError.self) {
      try content(of: "folder/deflated.txt", in: archive, limit: 999_999)
    }
    #expect(error?.reason == "it has 1000000 bytes past the limit of 999999 bytes")
  }

  @Test func `a member that unpacks to more than it promised is stopped`() throws {
    // The deflated member's size in the directory says 10 where there are a million.
    let archive = try archive(ZipSamples.lyingAboutSize)
    let error = #expect(throws: ZipError.self) {
      try content(of: "folder/deflated.txt", in: archive)
    }
    #expect(error?.reason == "it unpacks to more than the 10 bytes promised")
  }

  @Test func `damage anywhere is an error or harmless, never a crash or a wrong content`() throws {
    let whole = ZipSamples.storedAndDeflated
    let expected = try archive(whole).members.map { try content(of: $0.name, in: archive(whole)) }
    // Between these lies what was packed, which is one byte again and again.
    for index in Array(0..<150) + Array(whole.count - 250..<whole.count) {
      var damaged = whole
      damaged[index] ^= 0x55
      do {
        let archive = try archive(damaged)
        for member in archive.members {
          // Names are covered by no checksum.
          #expect(try expected.contains(content(of: member.name, in: archive)))
        }
      } catch is ZipError {}
    }
  }

  @Test func `an archive that is cut short anywhere is an error`() throws {
    let whole = ZipSamples.sixtyFourBits
    for count in whole.indices {
      #expect(throws: ZipError.self) { try archive(Array(whole.prefix(count))) }
    }
  }

  @Test func `encrypted members, other methods and more members than a set has are refused`() throws
  {
    for (change, reason) in [
      (ZipSamples.Change.encrypted, "it is encrypted"),
      (.method(12), "packed with method 12, not stored (0) or deflate (8)"),
    ] {
      let archive = try archive(ZipSamples.stored(name: "a", content: [1], change))
      let error = #expect(throws: ZipError.self) { try content(of: "a", in: archive) }
      #expect(error?.reason == reason)
    }
    let error = #expect(throws: ZipError.self) {
      try archive(ZipSamples.stored(name: "a", content: [1], .count(7)))
    }
    #expect(error?.reason == "no directory entry (1 of 7 were read)")
  }
}
