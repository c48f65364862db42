import DatasetDownloads
import FileSystem
import Testing

@Suite struct FetcherTests {
  /// Fetches a data set of one file, or of the members of one archive.
  private func fetch(
    _ downloads: Downloads, _ file: RemoteFile, members: [String] = [], from mirrors: [String],
    isOffline: Bool = false, holdsData: @escaping @Sendable (FilePath) -> Bool = { _ in false }
  ) async throws -> [FilePath] {
    let dataset = RemoteDataset(
      name: "made-up", summary: "", mirrors: mirrors, files: [file], members: members, folder: "")
    var sources = DatasetFetcher.Sources()
    sources.isOffline = isOffline
    return try await downloads.withDownloader { downloader in
      try await DatasetFetcher(downloader: downloader, sources: sources, holdsData: holdsData)
        .fetch(dataset, to: downloads.folder("set"))
    }
  }

  @Test func `what is there is checked and not downloaded again`() async throws {
    let downloads = try Downloads()
    let server = try await LoopbackServer { [body = downloads.body] _ in Answer.whole(body) }
    for _ in 0..<2 {
      let files = try await fetch(downloads, downloads.file, from: [server.address])
      #expect(files == [downloads.folder("set/digits.gz")])
    }
    #expect(server.requests.count == 1, "\(downloads.retries)")
    #expect(
      try Directory.names(in: downloads.folder("set")).map(\.description) == [
        "SHA256SUMS", "digits.gz",
      ])
  }

  @Test func `what is damaged is downloaded anew`() async throws {
    let downloads = try Downloads()
    try Directory.create(downloads.folder("set"))
    let target = downloads.folder("set/digits.gz")
    try File.write(Downloads.body(bytes: 200_000, seed: 3), to: target)
    let server = try await LoopbackServer { [body = downloads.body] _ in Answer.whole(body) }
    _ = try await fetch(downloads, downloads.file, from: [server.address])
    #expect(try File.read(target, limit: 1 << 20) == downloads.body)
    #expect(server.requests.count == 1, "\(downloads.retries)")
  }

  @Test func `offline, what is missing is named and nothing is asked or made`() async throws {
    let downloads = try Downloads()
    let server = try await LoopbackServer { [body = downloads.body] _ in Answer.whole(body) }
    await #expect(
      throws: DownloadError.missing(folder: downloads.folder("set"), names: ["digits.gz"])
    ) {
      try await fetch(downloads, downloads.file, from: [server.address], isOffline: true)
    }
    #expect(server.requests.isEmpty)
    #expect(!File.exists(downloads.folder("set")))
  }

  @Test func `offline, what is damaged is said and kept`() async throws {
    let downloads = try Downloads()
    try Directory.create(downloads.folder("set"))
    let target = downloads.folder("set/digits.gz")
    try File.write([1, 2, 3], to: target)
    let error = await #expect(throws: DownloadError.self) {
      try await fetch(downloads, downloads.file, from: [], isOffline: true)
    }
    #expect(error?.description.contains("its 3 bytes are not the published ones") == true)
    #expect(try File.read(target, limit: 9) == [1, 2, 3])
  }

  @Test func `where no hash is published the first one that came is held to`() async throws {
    let downloads = try Downloads(knowsHash: false)
    let server = try await LoopbackServer { [body = downloads.body] _ in Answer.whole(body) }
    _ = try await fetch(downloads, downloads.file, from: [server.address])
    let target = downloads.folder("set/digits.gz")
    _ = try await fetch(downloads, downloads.file, from: [], isOffline: true)
    try File.write(Downloads.body(bytes: 200_000, seed: 3), to: target)
    let error = await #expect(throws: DownloadError.self) {
      try await fetch(downloads, downloads.file, from: [], isOffline: true)
    }
    #expect(error?.description.contains("not SHA-256") == true)
  }

  @Test func `the wanted members of an archive are unpacked, once`() async throws {
    let downloads = try Downloads()
    let archive = StoredZip([
      ("gzip/train.gz", [1, 2, 3]), ("gzip/other.gz", [4]), ("gzip/test.gz", [5, 6]),
    ]).bytes
    let file = RemoteFile(name: "gzip.zip", kind: .zip)
    let server = try await LoopbackServer { _ in Answer.whole(archive) }
    let members = ["gzip/train.gz", "gzip/test.gz"]
    for _ in 0..<2 {
      let files = try await fetch(downloads, file, members: members, from: [server.address])
      #expect(files.map(\.lastComponent.description) == ["train.gz", "test.gz"])
    }
    #expect(server.requests.count == 1, "\(downloads.retries)")
    #expect(try File.read(downloads.folder("set/train.gz"), limit: 9) == [1, 2, 3])
    #expect(!File.exists(downloads.folder("set/other.gz")))
    // The archive is not needed for what has been unpacked, nor downloaded for what it still holds.
    try File.remove(downloads.folder("set/test.gz"))
    _ = try await fetch(downloads, file, members: members, from: [], isOffline: true)
    try File.remove(downloads.folder("set/gzip.zip"))
    _ = try await fetch(downloads, file, members: members, from: [], isOffline: true)
    try File.remove(downloads.folder("set/test.gz"))
    await #expect(
      throws: DownloadError.missing(
        folder: downloads.folder("set"), names: ["test.gz", "gzip.zip"])
    ) {
      try await fetch(downloads, file, members: members, from: [], isOffline: true)
    }
  }

  @Test func `offline, a member is right, absent, unknown or damaged`() async throws {
    let downloads = try Downloads()
    let set = downloads.folder("set")
    let file = RemoteFile(name: "gzip.zip", kind: .zip)
    func fetchOffline() async throws -> [FilePath] {
      try await fetch(
        downloads, file, members: ["gzip/train.gz"], from: [], isOffline: true,
        holdsData: { (try? File.read($0, limit: 9)) == [1, 2, 3] })
    }
    try Directory.create(set)
    let target = set.appending("train.gz")
    await #expect(
      throws: DownloadError.missing(folder: set, names: ["train.gz", "gzip.zip"])
    ) { try await fetchOffline() }
    try File.write([1, 2, 3], to: target)
    #expect(try await fetchOffline() == [target])
    // Nothing is written down.
    #expect(try Directory.names(in: set) == ["train.gz"])
    try File.write([4], to: target)
    var error = await #expect(throws: DownloadError.self) { try await fetchOffline() }
    #expect(error?.description.contains("it does not read as data") == true)
    let hash = String(repeating: "0", count: 64)
    try File.write(Array("\(hash)  train.gz\n".utf8), to: set.appending("SHA256SUMS"))
    try File.write([1, 2, 3], to: target)
    error = await #expect(throws: DownloadError.self) { try await fetchOffline() }
    #expect(error?.description.contains("its 3 bytes are not those of SHA256SUMS") == true)
  }

  @Test func `what people wrote into the list of hashes stays there`() async throws {
    let downloads = try Downloads(knowsHash: false)
    let set = downloads.folder("set")
    let list = set.appending("SHA256SUMS")
    let hash = String(repeating: "0", count: 64)
    try Directory.create(set)
    // The first line is no hash, the last one has no end.
    try File.write(Array("# mine\n\(hash)  other.gz".utf8), to: list)
    let server = try await LoopbackServer { [body = downloads.body] _ in Answer.whole(body) }
    _ = try await fetch(downloads, downloads.file, from: [server.address])
    func lines() throws -> [String] {
      String(decoding: try File.read(list, limit: 1 << 16), as: UTF8.self)
        .split(separator: "\n").map(String.init)
    }
    let appended = try lines()
    #expect(appended.dropLast() == ["# mine", "\(hash)  other.gz"])
    #expect(appended.last?.hasSuffix("  digits.gz") == true)
    // Another hash takes the place of the first one; the rest stays.
    try File.write(
      Array("# mine\n\(hash)  digits.gz\n\(hash)  other.gz\n".utf8), to: list)
    try File.remove(set.appending("digits.gz"))
    _ = try await fetch(downloads, downloads.file, from: [server.address])
    #expect(try lines() == appended)
  }

  @Test func `an archive without a wanted member is said to lack it`() async throws {
    let downloads = try Downloads()
    let archive = StoredZip([("a", [1])]).bytes
    let server = try await LoopbackServer { _ in Answer.whole(archive) }
    let error = await #expect(throws: DownloadError.self) {
      try await fetch(
        downloads, RemoteFile(name: "gzip.zip", kind: .zip), members: ["gzip/train.gz"],
        from: [server.address])
    }
    #expect(error?.description.contains("gzip/train.gz: it is not in the archive") == true)
  }
}
