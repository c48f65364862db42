import FileSystem
import Synchronization

@testable import DatasetDownloads

/// A folder, a made-up file to be downloaded into it, and all that was reported.
final class Downloads: Sendable {
  let folder: TemporaryDirectory
  let file: RemoteFile

  /// The file as it should be.
  let body: [UInt8]

  private let log = Mutex<[DownloadEvent]>([])

  init(
    bytes: Int = 200_000, seed: UInt64 = 1, knowsSize: Bool = true, knowsHash: Bool = true
  ) throws {
    folder = try TemporaryDirectory()
    body = Self.body(bytes: bytes, seed: seed)
    let path = folder("published")
    try File.write(body, to: path)
    let digest = try FileDigest(of: path)
    try File.remove(path)
    file = RemoteFile(
      name: "digits.gz", kind: .gzip,
      checksums: knowsHash ? [.md5(digest.md5), .sha256(digest.sha256)] : [],
      size: knowsSize ? bytes : nil, limit: 1 << 20)
  }

  /// Bytes that begin as gzip's do, and are otherwise all alike to nothing.
  static func body(bytes: Int, seed: UInt64) -> [UInt8] {
    var state = seed
    let noise = (0..<max(0, bytes - 2)).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    return [0x1F, 0x8B] + noise
  }

  /// Where the file is put.
  var target: FilePath { folder("digits.gz") }

  /// What was reported.
  var events: [DownloadEvent] { log.withLock { $0 } }

  /// Why mirrors were given up, in their order.
  var reasons: [String] {
    events.compactMap { event in
      if case .mirrorFailed(_, _, let reason) = event { reason } else { nil }
    }
  }

  /// Why mirrors were asked again, in their order.
  var retries: [String] {
    events.compactMap { event in
      if case .retrying(_, _, let reason, _) = event { reason } else { nil }
    }
  }

  /// Where in the file each request began.
  var beginnings: [Int] {
    events.compactMap { event in if case .began(_, _, let from) = event { from } else { nil } }
  }

  static let impatience: DownloadOptions = {
    var options = DownloadOptions()
    options.connectTimeout = .seconds(600)
    // Machines that run many tests at once fall silent themselves for a while.
    options.idleTimeout = .seconds(600)
    options.attempts = 3
    options.initialDelay = .milliseconds(5)
    options.maximumDelay = .milliseconds(20)
    options.pollInterval = .milliseconds(10)
    return options
  }()

  /// Downloads the file from mirrors.
  @discardableResult
  func download(
    from mirrors: String..., options: DownloadOptions = impatience
  ) async throws -> FileDigest? {
    try await withDownloader(options) { downloader in
      try await downloader.download(file, mirrors: mirrors, to: target)
    }
  }

  /// Does something with a downloader, and shuts it down.
  func withDownloader<Result>(
    _ options: DownloadOptions = impatience, _ body: (Downloader) async throws -> Result
  ) async throws -> Result {
    let downloader = Downloader(options: options) { event in self.log.withLock { $0.append(event) }
    }
    do {
      let result = try await body(downloader)
      try await downloader.shutDown()
      return result
    } catch {
      try await downloader.shutDown()
      throw error
    }
  }

  /// Whether the file is there, whole, and alone.
  var isDone: Bool {
    get throws {
      try folder.names == ["digits.gz"] && File.read(target, limit: 1 << 24) == body
    }
  }
}
