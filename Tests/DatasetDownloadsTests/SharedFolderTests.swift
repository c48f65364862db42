import DatasetDownloads
import FileSystem
import Foundation
import Testing

@Suite struct SharedFolderTests {
  @Test func `runs that want the same file download it once`() async throws {
    let downloads = try Downloads()
    let server = try await LoopbackServer { [body = downloads.body] _ in
      [.send(Answer.head("200 OK", ["Content-Length: \(body.count)"]))]
        + stride(from: 0, to: body.count, by: 50_000).flatMap { start in
          [.pause(.milliseconds(30)), .send(Array(body[start..<start + 50_000]))]
        }
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask { try await downloads.download(from: server.address) }
      }
      try await group.waitForAll()
    }
    #expect(try downloads.isDone)
    #expect(server.requests.count == 1)
    #expect(downloads.events.contains(.waiting(name: "digits.gz")))
  }

  @Test func `a run that is stopped keeps what has come, and the next asks for the rest`()
    async throws
  {
    let downloads = try Downloads()
    let server = try await LoopbackServer { [body = downloads.body] request in
      request.index == 0
        ? Answer.cut(body, after: 80_000, headers: ["ETag: \"a\""]) + [.pause(.seconds(60))]
        : Answer.ranged(body, request, headers: ["ETag: \"a\""])
    }
    var patient = Downloads.impatience
    patient.idleTimeout = .seconds(60)
    let stopped = Task { [patient] in
      try await downloads.download(from: server.address, options: patient)
    }
    let part = downloads.folder("digits.gz.part")
    for _ in 0..<4000 where (try? File.status(of: part).size) != 80_000 {
      try await Task.sleep(for: .milliseconds(5))
    }
    stopped.cancel()
    await #expect(throws: DownloadError.interrupted) { try await stopped.value }
    #expect(try File.status(of: part).size == 80_000)
    try await downloads.download(from: server.address)
    #expect(try downloads.isDone)
    #expect(server.requests.last?.rangeStart == 80_000)
    #expect(server.requests.last?.headers["if-range"] == "\"a\"")
  }

  @Test func `a link that has the partial file's name is not written through`() async throws {
    let downloads = try Downloads()
    let elsewhere = downloads.folder("elsewhere")
    try File.write([1, 2, 3], to: elsewhere)
    try FileManager.default.createSymbolicLink(
      atPath: downloads.folder("digits.gz.part").description,
      withDestinationPath: elsewhere.description)
    let server = try await LoopbackServer { [body = downloads.body] _ in Answer.whole(body) }
    await #expect(throws: DownloadError.self) {
      try await downloads.download(from: server.address)
    }
    #expect(try File.read(elsewhere, limit: 9) == [1, 2, 3])
    #expect(server.requests.isEmpty)
  }

  @Test func `a folder that is not there is an error of the disk, and asks no mirror`() async throws
  {
    let downloads = try Downloads()
    let server = try await LoopbackServer { [body = downloads.body] _ in Answer.whole(body) }
    let error = await #expect(throws: DownloadError.self) {
      try await downloads.withDownloader { downloader in
        try await downloader.download(
          downloads.file, mirrors: [server.address], to: downloads.folder("none/digits.gz"))
      }
    }
    guard case .file(let fault) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(fault.kind == .notFound)
    #expect(server.requests.isEmpty)
  }
}
