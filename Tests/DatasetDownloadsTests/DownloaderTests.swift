import DatasetDownloads
import FileSystem
import Testing

@Suite struct DownloaderTests {
  @Test func `a file is checked, gets its name, and leaves nothing beside it`() async throws {
    let downloads = try Downloads()
    let server = try await LoopbackServer { [body = downloads.body] _ in Answer.whole(body) }
    let digest = try await downloads.download(from: server.address)
    #expect(try downloads.isDone)
    #expect(digest?.size == 200_000)
    #expect(server.requests.map(\.path) == ["/digits.gz"])
    #expect(server.requests.first?.headers["accept-encoding"] == "identity")
  }

  @Test func `a connection that is cut is gone on with where it broke off`() async throws {
    let downloads = try Downloads()
    let server = try await LoopbackServer { [body = downloads.body] request in
      let headers = ["ETag: \"v1\""]
      return request.index == 0
        ? Answer.cut(body, after: 120_000, headers: headers)
        : Answer.ranged(body, request, headers: headers)
    }
    try await downloads.download(from: server.address)
    #expect(try downloads.isDone)
    #expect(server.requests.count == 2)
    let start = try #require(server.requests.last?.rangeStart)
    #expect(start > 0 && start <= 120_000)
    #expect(server.requests.last?.headers["if-range"] == "\"v1\"")
  }

  @Test func `a connection that is cut again and again still brings the file`() async throws {
    let downloads = try Downloads()
    let server = try await LoopbackServer { [body = downloads.body] request in
      let start = request.rangeStart ?? 0
      let end = min(body.count, start + 30_000)
      let headers = [
        "Content-Length: \(body.count - start)",
        "Content-Range: bytes \(start)-\(body.count - 1)/\(body.count)",
      ]
      let status = start == 0 ? "200 OK" : "206 Partial Content"
      return [.send(Answer.head(status, headers) + body[start..<end])]
    }
    try await downloads.download(from: server.address)
    #expect(try downloads.isDone)
    #expect(server.requests.count >= 7)
  }

  @Test func `a server that knows no ranges sends the file from its beginning`() async throws {
    let downloads = try Downloads()
    let server = try await LoopbackServer { [body = downloads.body] request in
      request.index == 0 ? Answer.cut(body, after: 120_000) : Answer.whole(body)
    }
    try await downloads.download(from: server.address)
    #expect(try downloads.isDone)
    #expect(server.requests.last?.rangeStart != nil)
  }

  @Test func `a file that ends early without saying its length is gone on with`() async throws {
    let downloads = try Downloads()
    let server = try await LoopbackServer { [body = downloads.body] request in
      request.index == 0
        ? [.send(Answer.head("200 OK", []) + body.prefix(50_000))] : Answer.ranged(body, request)
    }
    try await downloads.download(from: server.address)
    #expect(try downloads.isDone)
    #expect(downloads.beginnings == [0, 50_000])
  }

  @Test func `a wrong checksum leads to the next mirror`() async throws {
    let downloads = try Downloads()
    let wrong = Downloads.body(bytes: 200_000, seed: 2)
    let first = try await LoopbackServer { _ in Answer.whole(wrong) }
    let second = try await LoopbackServer { [body = downloads.body] request in
      Answer.ranged(body, request)
    }
    try await downloads.download(from: first.address, second.address)
    #expect(try downloads.isDone)
    #expect(first.requests.count == 1)
    // Nothing of the wrong file is kept.
    #expect(second.requests.first?.rangeStart == nil)
    #expect(downloads.reasons.first?.contains("not the published one: not MD5") == true)
  }

  @Test func `halves of two versions are told by the checksum, and the file is begun anew`()
    async throws
  {
    let downloads = try Downloads()
    let old = Downloads.body(bytes: 200_000, seed: 2)
    let server = try await LoopbackServer { [body = downloads.body] request in
      request.index == 0 ? Answer.cut(old, after: 90_000) : Answer.ranged(body, request)
    }
    try await downloads.download(from: server.address)
    #expect(try downloads.isDone)
    #expect(server.requests.count == 3)
    #expect(server.requests.last?.rangeStart == nil)
  }

  @Test func `a server that has nothing after what has come is asked for all of it`() async throws {
    let downloads = try Downloads(knowsSize: false)
    try File.write(downloads.body + [1, 2, 3], to: downloads.folder("digits.gz.part"))
    let server = try await LoopbackServer { [body = downloads.body] request in
      Answer.ranged(body, request)
    }
    try await downloads.download(from: server.address)
    #expect(try downloads.isDone)
    #expect(server.requests.map(\.rangeStart) == [200_003, nil])
  }

  @Test func `a server that sends another part than was asked for is asked for all of it`()
    async throws
  {
    let downloads = try Downloads()
    try File.write(downloads.body.prefix(70_000) + [], to: downloads.folder("digits.gz.part"))
    let server = try await LoopbackServer { [body = downloads.body] request in
      guard request.rangeStart != nil else { return Answer.whole(body) }
      return Answer.whole(
        Array(body[60_000...]), status: "206 Partial Content",
        headers: ["Content-Range: bytes 60000-\(body.count - 1)/\(body.count)"])
    }
    try await downloads.download(from: server.address)
    #expect(try downloads.isDone)
    #expect(
      downloads.events.contains(
        .restarted(name: "digits.gz", reason: "it sent what follows byte 60000, not 70000")))
  }

  @Test func `what had come whole before is not asked for again`() async throws {
    let downloads = try Downloads()
    try File.write(downloads.body, to: downloads.folder("digits.gz.part"))
    let server = try await LoopbackServer { _ in Answer.empty("500 Oops") }
    try await downloads.download(from: server.address)
    #expect(try downloads.isDone)
    #expect(server.requests.isEmpty)
  }

  @Test func `what had come whole is told by its hashes where no size is known`() async throws {
    let downloads = try Downloads(knowsSize: false)
    try File.write(downloads.body, to: downloads.folder("digits.gz.part"))
    let server = try await LoopbackServer { _ in Answer.empty("500 Oops") }
    try await downloads.download(from: server.address)
    #expect(try downloads.isDone)
    #expect(server.requests.isEmpty)
  }

  @Test func `the rest of another version is not added, though the server sends it`() async throws {
    let downloads = try Downloads(knowsHash: false)
    let old = Downloads.body(bytes: 200_000, seed: 2)
    let server = try await LoopbackServer { [body = downloads.body] request in
      // It passes If-Range by.
      request.index == 0
        ? Answer.cut(old, after: 90_000, headers: ["ETag: \"old\""])
        : Answer.ranged(body, request, headers: ["ETag: \"new\""])
    }
    try await downloads.download(from: server.address)
    #expect(try downloads.isDone)
    #expect(server.requests.count == 3)
    #expect(server.requests.last?.rangeStart == nil)
  }

  @Test func `a name that a folder has is an error of the disk, and what came is kept`()
    async throws
  {
    let downloads = try Downloads()
    try Directory.create(downloads.target.appending("full"))
    let server = try await LoopbackServer { [body = downloads.body] _ in Answer.whole(body) }
    let error = await #expect(throws: DownloadError.self) {
      try await downloads.download(from: server.address)
    }
    guard case .file = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(
      try File.read(downloads.folder("digits.gz.part"), limit: 1 << 20) == downloads.body)
  }

  @Test func `without a published checksum only the same version is gone on with`() async throws {
    let downloads = try Downloads(knowsHash: false)
    let old = Downloads.body(bytes: 200_000, seed: 2)
    let server = try await LoopbackServer { [body = downloads.body] request in
      // The file changed after the first request: If-Range does not hold, all of it is sent.
      request.index == 0
        ? Answer.cut(old, after: 90_000, headers: ["ETag: \"old\""])
        : Answer.whole(body, headers: ["ETag: \"new\""])
    }
    try await downloads.download(from: server.address)
    #expect(try downloads.isDone)
    #expect(server.requests.last?.headers["if-range"] == "\"old\"")
    let nameless = try Downloads(knowsHash: false)
    try File.write(old.prefix(90_000) + [], to: nameless.folder("digits.gz.part"))
    let other = try await LoopbackServer { [body = nameless.body] request in
      Answer.ranged(body, request)
    }
    try await nameless.download(from: other.address)
    #expect(try nameless.isDone)
    #expect(other.requests.first?.rangeStart == nil)
  }
}
