import FileSystem
import ImageCodecs
import Testing

@testable import digits

@Suite struct LedgerTests {
  private let settings = ContentHash(of: [1])

  private func entry(
    _ path: FilePath, _ content: [UInt8], mention: Int = 0, ending: LedgerEntry.Ending = .read
  ) -> LedgerEntry {
    LedgerEntry(
      key: LedgerEntry.Key(path: path, mention: mention), ending: ending,
      content: ContentHash(of: content))
  }

  private var lines: [LedgerLine] {
    [
      .heading(settings: settings), .output(path: "a b%\n.jsonl", size: 3),
      .entry(entry("a", [1]), outputSize: 10),
      .entry(
        entry(FilePath(bytes: [0xFF, 0x0A, 0x09]), [], mention: 7, ending: .absent), outputSize: 20),
    ]
  }

  @Test func `lines are read as they were written`() {
    for line in lines {
      #expect(line.bytes.count { $0 == 0x0A } == 1)
      #expect(LedgerLine(line.bytes.dropLast()) == line)
    }
  }

  @Test func `a line that was changed anywhere is none`() {
    for line in lines {
      for place in 0..<line.bytes.count - 1 {
        var bytes = line.bytes.dropLast()
        bytes[place] ^= 1
        #expect(LedgerLine(bytes) == nil)
      }
    }
  }

  @Test func `a ledger cut anywhere holds the whole lines before the cut`() throws {
    let bytes = lines.flatMap(\.bytes)
    var ends = [0]
    for line in lines { ends.append((ends.last ?? 0) + line.bytes.count) }
    for cut in 0...bytes.count {
      let contents = try LedgerContents(Array(bytes.prefix(cut)), path: "ledger")
      #expect(contents.size == ends.last { $0 <= cut })
      #expect((contents.settings == nil) == (cut < ends[1]))
      #expect(contents.index.contains(entry("a", [1])) == (cut >= ends[3]))
      #expect(
        contents.output?.size == (cut < ends[2] ? nil : cut < ends[3] ? 3 : cut < ends[4] ? 10 : 20)
      )
    }
  }

  @Test func `damage before whole lines is told`() {
    var bytes = lines.flatMap(\.bytes)
    bytes[lines[0].bytes.count + 2] ^= 1
    #expect(throws: LedgerError.self) { try LedgerContents(bytes, path: "ledger") }
    #expect(throws: LedgerError.self) {
      try LedgerContents(Array("somebody's diary".utf8), path: "ledger")
    }
  }

  @Test func `what changed is not known, and what is read counts with its latest content`() {
    var index = LedgerIndex()
    index.insert(entry("a", [1]))
    index.insert(entry("a", [2]))
    index.insert(entry("a", [3], mention: 1, ending: .failed))
    index.insert(entry("b", [4], ending: .absent))
    func ending(_ path: FilePath, _ content: [UInt8], mention: Int = 0) -> LedgerEntry.Ending? {
      index.ending(
        of: LedgerEntry.Key(path: path, mention: mention), content: ContentHash(of: content))
    }
    #expect(ending("a", [1]) == nil)
    #expect(ending("a", [2]) == .read)
    #expect(ending("a", [3], mention: 1) == .failed)
    #expect(ending("b", [4]) == nil)
    #expect(index.contains(entry("b", [4], ending: .absent)))
  }

  @Test func `contents of one length differ`() {
    var seen: Set<ContentHash> = []
    for first in UInt8.min ... .max {
      for second in UInt8.min ... .max { seen.insert(ContentHash(of: [first, second])) }
    }
    #expect(seen.count == 65536)
    #expect(ContentHash(of: [1, 2]).description == "0000000000000002b6cc429200060004")
    #expect(ContentHash("0000000000000002b6cc429200060004") == ContentHash(of: [1, 2]))
  }
}
