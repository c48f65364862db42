import DatasetDownloads
import FileSystem
import Testing

@Suite struct BadMirrorTests {
  @Test(arguments: [
    ("404 Not Found", "404 Not Found"), ("403 Forbidden", "403 Forbidden"),
  ])
  func `what is not there is asked for once`(status: String, reason: String) async throws {
    let downloads = try Downloads()
    let first = try await LoopbackServer { _ in Answer.empty(status) }
    let second = try await LoopbackServer { [body = downloads.body] _ in Answer.whole(body) }
    try await downloads.download(from: first.address, second.address)
    #expect(try downloads.isDone)
    #expect(first.requests.count == 1)
    #expect(downloads.reasons == ["it answered \(reason)"])
  }

  @Test func `a server that is overloaded is asked again, then the next one`() async throws {
    let downloads = try Downloads()
    let first = try await LoopbackServer { _ in
      Answer.empty("503 Service Unavailable", headers: ["Retry-After: 0"])
    }
    let second = try await LoopbackServer { [body = downloads.body] request in
      request.index < 2 ? Answer.empty("429 Too Many Requests") : Answer.whole(body)
    }
    try await downloads.download(from: first.address, second.address)
    #expect(try downloads.isDone)
    #expect(first.requests.count == 3)
    #expect(second.requests.count == 3)
  }

  @Test(arguments: [["Content-Type: text/html; charset=utf-8"], []])
  func `a web page is told from the file, by its type or its first bytes`(
    headers: [String]
  ) async throws {
    let downloads = try Downloads(knowsSize: false)
    let first = try await LoopbackServer { _ in Answer.whole(Answer.page, headers: headers) }
    let second = try await LoopbackServer { [body = downloads.body] _ in Answer.whole(body) }
    try await downloads.download(from: first.address, second.address)
    #expect(try downloads.isDone)
    #expect(first.requests.count == 1)
    #expect(downloads.reasons.first?.hasPrefix("it answered with a web page") == true)
  }

  @Test func `a web page takes nothing away from what has come`() async throws {
    let downloads = try Downloads(knowsSize: false)
    try File.write(downloads.body.prefix(70_000) + [], to: downloads.folder("digits.gz.part"))
    let first = try await LoopbackServer { _ in Answer.whole(Answer.page) }
    let second = try await LoopbackServer { [body = downloads.body] request in
      Answer.ranged(body, request)
    }
    try await downloads.download(from: first.address, second.address)
    #expect(try downloads.isDone)
    #expect(second.requests.map(\.rangeStart) == [70_000])
  }

  @Test func `a file that comes unpacked is not taken for the packed one`() async throws {
    let downloads = try Downloads(knowsSize: false)
    let server = try await LoopbackServer { _ in Answer.whole([0, 0, 8, 3, 0, 0, 0, 1]) }
    await #expect(throws: DownloadError.self) {
      try await downloads.download(from: server.address)
    }
    #expect(downloads.reasons == ["it sent the file unpacked, which has no known checksum"])
    #expect(try downloads.folder.names.isEmpty)
  }

  @Test func `a server that falls silent is given up`() async throws {
    let downloads = try Downloads()
    let silent = try await LoopbackServer { [body = downloads.body] request in
      let answer = Answer.cut(body, after: request.rangeStart == nil ? 10_000 : 0)
      return answer + [.pause(.seconds(60))]
    }
    let second = try await LoopbackServer { [body = downloads.body] request in
      Answer.ranged(body, request)
    }
    var options = Downloads.impatience
    options.idleTimeout = .seconds(1)
    // The silent one alone: on a busy machine the good one may say nothing for as long.
    await #expect(throws: DownloadError.self) {
      try await downloads.download(from: silent.address, options: options)
    }
    #expect(downloads.reasons == ["it said nothing for 1.0 seconds"])
    // What it did send is kept.
    try await downloads.download(from: second.address)
    #expect(try downloads.isDone)
    #expect(second.requests.map(\.rangeStart) == [10_000])
  }

  @Test(arguments: [true, false])
  func `without size, length and checksum only a body with a marked end is taken`(
    isChunked: Bool
  ) async throws {
    let downloads = try Downloads(bytes: 2000, knowsSize: false, knowsHash: false)
    let server = try await LoopbackServer { [body = downloads.body] _ in
      isChunked
        ? [
          .send(Answer.head("200 OK", ["Transfer-Encoding: chunked"])),
          .send(Array("7d0\r\n".utf8) + body + Array("\r\n0\r\n\r\n".utf8)),
        ] : [.send(Answer.head("200 OK", []) + body)]
    }
    if isChunked {
      try await downloads.download(from: server.address)
      #expect(try downloads.isDone)
    } else {
      await #expect(throws: DownloadError.self) {
        try await downloads.download(from: server.address)
      }
      #expect(downloads.reasons.first?.contains("does not say how long its file is") == true)
      #expect(try downloads.folder.names.isEmpty)
    }
  }

  @Test func `a server that is slow but never silent is waited for`() async throws {
    let downloads = try Downloads(bytes: 2000)
    let server = try await LoopbackServer { [body = downloads.body] _ in
      [.send(Answer.head("200 OK", ["Content-Length: 2000"]))]
        + stride(from: 0, to: 2000, by: 250).flatMap { start in
          [.pause(.milliseconds(60)), .send(Array(body[start..<start + 250]))]
        }
    }
    try await downloads.download(from: server.address)
    #expect(try downloads.isDone)
    #expect(server.requests.count == 1)
  }

  @Test func `redirects are followed, and the wish for the rest goes along`() async throws {
    let downloads = try Downloads()
    try File.write(downloads.body.prefix(70_000) + [], to: downloads.folder("digits.gz.part"))
    let server = try await LoopbackServer { [body = downloads.body] request in
      request.path == "/digits.gz"
        ? Answer.empty("302 Found", headers: ["Location: /elsewhere"])
        : Answer.ranged(body, request)
    }
    try await downloads.download(from: server.address)
    #expect(try downloads.isDone)
    #expect(server.requests.map(\.path) == ["/digits.gz", "/elsewhere"])
    #expect(server.requests.last?.rangeStart == 70_000)
  }

  @Test func `redirects without end lead to the next mirror`() async throws {
    let downloads = try Downloads()
    let first = try await LoopbackServer { request in
      Answer.empty("302 Found", headers: ["Location: /\(request.index)"])
    }
    let second = try await LoopbackServer { [body = downloads.body] _ in Answer.whole(body) }
    try await downloads.download(from: first.address, second.address)
    #expect(try downloads.isDone)
    #expect(first.requests.count < 20)
  }

  @Test func `a file without end is stopped at its limit`() async throws {
    let downloads = try Downloads(knowsSize: false)
    let server = try await LoopbackServer { _ in
      [.send(Answer.head("200 OK", []))]
        + Array(repeating: .send([0x1F, 0x8B] + [UInt8](repeating: 7, count: 99_998)), count: 100)
    }
    let promising = try await LoopbackServer { _ in
      [.send(Answer.head("200 OK", ["Content-Length: 99999999999"]))]
    }
    await #expect(throws: DownloadError.self) {
      try await downloads.download(from: server.address, promising.address)
    }
    #expect(
      downloads.reasons == [
        "it sends more than 1048576 bytes",
        "its file has 99999999999 bytes past the limit of 1048576",
      ])
    #expect(try downloads.folder.names.isEmpty)
  }

  @Test func `a file of another size is not begun`() async throws {
    let downloads = try Downloads()
    let server = try await LoopbackServer { _ in
      Answer.whole(Downloads.body(bytes: 199_999, seed: 1))
    }
    await #expect(throws: DownloadError.self) {
      try await downloads.download(from: server.address)
    }
    #expect(downloads.reasons == ["its file has 199999 bytes, not 200000"])
  }

  @Test func `what is no HTTP is an error, not a crash`() async throws {
    let downloads = try Downloads()
    let server = try await LoopbackServer { _ in [.send(Array("SSH-2.0-OpenSSH\r\n".utf8))] }
    await #expect(throws: DownloadError.self) {
      try await downloads.download(from: server.address)
    }
    #expect(downloads.reasons.count == 1)
  }

  @Test func `when no mirror has it the error says of each why`() async throws {
    let downloads = try Downloads()
    let dead = try await LoopbackServer.deadAddress()
    let server = try await LoopbackServer { _ in Answer.empty("410 Gone") }
    let error = await #expect(throws: DownloadError.self) {
      try await downloads.download(from: dead, server.address)
    }
    guard case .unavailable("digits.gz", let failures) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(failures.map(\.address) == [dead + "digits.gz", server.address + "digits.gz"])
    #expect(failures.last?.reason == "it answered 410 Gone")
    #expect(try downloads.folder.names.isEmpty)
  }
}
