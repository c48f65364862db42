internal import AsyncHTTPClient
public import FileSystem
internal import NIOCore

/// Downloads files from mirrors in turn, checks them, and only then gives them their names.
///
/// ```swift
/// let downloader = Downloader(options: DownloadOptions()) { event in print(event) }
/// let mnist = RemoteDataset.mnist
/// try await downloader.download(
///   mnist.files[1], mirrors: mnist.mirrors, to: "mnist/train-labels-idx1-ubyte.gz")
/// try await downloader.shutDown()
/// ```
///
/// What has come of a file lies in `NAME.part`, and a later run asks only for the rest. Several
/// runs may want the same file: one downloads it, the others wait.
public struct Downloader: Sendable {
  private let client: HTTPClient
  private let options: DownloadOptions
  private let report: @Sendable (DownloadEvent) -> Void

  /// Creates a downloader; ``shutDown()`` ends it.
  ///
  /// - Parameters:
  ///   - options: How patient it is.
  ///   - report: Is told what happens, from any thread.
  public init(
    options: DownloadOptions = DownloadOptions(),
    report: @escaping @Sendable (DownloadEvent) -> Void = { _ in }
  ) {
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .follow(max: 8, allowCycles: false),
      timeout: .init(
        connect: TimeAmount(options.connectTimeout), read: TimeAmount(options.idleTimeout)),
      decompression: .disabled)
    configuration.httpVersion = .http1Only
    // Mirrors are tried in turn and again: the client's own patience would only be added to ours.
    configuration.connectionPool.retryConnectionEstablishment = false
    self.init(client: HTTPClient(configuration: configuration), options: options, report: report)
  }

  private init(
    client: HTTPClient, options: DownloadOptions,
    report: @escaping @Sendable (DownloadEvent) -> Void
  ) {
    self.client = client
    self.options = options
    self.report = report
  }

  /// Closes all connections.
  ///
  /// - Throws: What keeps them from being closed.
  public func shutDown() async throws {
    try await client.shutdown()
  }

  /// Downloads a file, unless another run does so meanwhile.
  ///
  /// - Parameters:
  ///   - file: What is known of it.
  ///   - mirrors: The addresses that its name is added to, in the order in which they are tried.
  ///   - target: Where it shall lie, in a folder that exists; replaced at once when the new file is
  ///     whole and checked.
  /// - Returns: Its hashes; `nil` where another run has just put it there.
  /// - Throws: ``DownloadError``, which says of every mirror why it failed.
  @discardableResult
  public func download(
    _ file: RemoteFile, mirrors: [String], to target: FilePath
  ) async throws(DownloadError) -> FileDigest? {
    do {
      guard let part = try await takeHold(of: target, name: file.name) else { return nil }
      do {
        let digest = try await fill(part, with: file, from: mirrors)
        try part.publish()
        report(.finished(name: file.name, size: digest.size))
        return digest
      } catch {
        part.release()
        throw error
      }
    } catch let error as DownloadError {
      throw error
    } catch let error as FileError {
      throw .file(error)
    } catch {
      // All else was told apart where it happened.
      throw .interrupted
    }
  }

  /// Takes hold of the partial file, waiting while another run holds it; `nil` where that run ended
  /// well.
  private func takeHold(of target: FilePath, name: String) async throws -> PartialFile? {
    let before = try? File.status(of: target)
    var isTold = false
    while true {
      if let part = try PartialFile(of: target) {
        if let now = try? File.status(of: target), now != before {
          part.release()
          return nil
        }
        return part
      }
      if !isTold { report(.waiting(name: name)) }
      isTold = true
      try await Task.sleep(for: options.pollInterval)
    }
  }

  /// Asks one mirror after the other until the partial file is the whole file.
  private func fill(
    _ part: PartialFile, with file: RemoteFile, from mirrors: [String]
  ) async throws -> FileDigest {
    // All of it may have come before the last run was stopped; where no size tells so, hashes do.
    if file.size == nil, !file.checksums.isEmpty, try part.size() > 0 {
      let digest = try FileDigest(of: part.path)
      if file.checksums.allSatisfy(digest.has) { return digest }
    }
    var failures: [DownloadError.MirrorFailure] = []
    for mirror in mirrors {
      let address = (mirror.hasSuffix("/") ? mirror : mirror + "/") + file.name
      do {
        return try await fill(part, with: file, from: address)
      } catch let failure as TransferFailure {
        report(.mirrorFailed(name: file.name, address: address, reason: failure.reason))
        failures.append(.init(address: address, reason: failure.reason))
      }
    }
    throw DownloadError.unavailable(name: file.name, failures: failures)
  }

  /// Asks one mirror until the partial file is the whole file.
  ///
  /// - Throws: ``TransferFailure`` where another one may help.
  private func fill(
    _ part: PartialFile, with file: RemoteFile, from address: String
  ) async throws -> FileDigest {
    let transfer = Transfer(client: client, options: options, report: report)
    var patience = Patience(options)
    while true {
      try Task.checkCancellation()
      let before = try part.size()
      do {
        // All of it may have come before the last run was stopped.
        if before == 0 || before != file.size {
          try await transfer.run(file, from: address, to: part)
        }
        let digest = try FileDigest(of: part.path)
        guard let wrong = file.checksums.first(where: { !digest.has($0) }) else { return digest }
        try part.restart()
        throw TransferFailure(
          "its file of \(digest.size) bytes is not the published one: not \(wrong)",
          before > 0 ? .restart : .nextMirror)
      } catch let failure as TransferFailure {
        let hasProgressed = try part.size() > before
        switch failure.remedy {
        case .nextMirror: throw failure
        case .restart:
          guard patience.allowsRestart() else { throw failure }
          try part.restart()
          report(.restarted(name: file.name, reason: failure.reason))
        case .retry(let wish):
          guard let delay = patience.delay(hasProgressed: hasProgressed, wish: wish) else {
            throw failure
          }
          report(
            .retrying(name: file.name, address: address, reason: failure.reason, delay: delay))
          try await Task.sleep(for: delay)
        }
      }
    }
  }
}

extension TimeAmount {
  fileprivate init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    self = .nanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
  }
}
