public import FileSystem
internal import ZipArchives

/// Brings a whole data set into a folder: what is there already is checked, what is missing is
/// downloaded.
public struct DatasetFetcher: Sendable {
  /// Where files may come from.
  public struct Sources: Hashable, Sendable {
    /// Addresses that are tried before the data set's own.
    public var mirrors: [String] = []

    /// Whether the data set's own addresses are tried.
    public var includesKnownMirrors = true

    /// Whether nothing is downloaded.
    public var isOffline = false

    /// The data set's own addresses, and nothing before them.
    public init() {}
  }

  private let downloader: Downloader
  private let sources: Sources
  private let holdsData: @Sendable (FilePath) -> Bool
  private let report: @Sendable (DownloadEvent) -> Void

  /// Creates a fetcher.
  ///
  /// - Parameters:
  ///   - downloader: Downloads what is missing.
  ///   - sources: Where files may come from.
  ///   - holdsData: Whether a file reads as what it should be: asked, where nothing may be
  ///     downloaded, of an archive's member whose hash nobody has written down.
  ///   - report: Is told what happens, from any thread.
  public init(
    downloader: Downloader, sources: Sources = Sources(),
    holdsData: @escaping @Sendable (FilePath) -> Bool = { _ in false },
    report: @escaping @Sendable (DownloadEvent) -> Void = { _ in }
  ) {
    self.downloader = downloader
    self.sources = sources
    self.holdsData = holdsData
    self.report = report
  }

  /// Fetches a data set.
  ///
  /// - Parameters:
  ///   - dataset: Which.
  ///   - folder: Where it goes; created where it is missing.
  /// - Returns: The files that make up the set, in its order.
  /// - Throws: ``DownloadError``. What was fetched before stays.
  @discardableResult
  public func fetch(
    _ dataset: RemoteDataset, to folder: FilePath
  ) async throws(DownloadError) -> [FilePath] {
    do {
      if !sources.isOffline { try Directory.create(folder) }
      var list = try ChecksumList(in: folder)
      if dataset.members.isEmpty {
        try await bring(dataset.files, of: dataset, to: folder, &list)
        return dataset.files.map { folder.appending(FilePath($0.name)) }
      }
      let targets = dataset.members.map { folder.appending(FilePath($0).lastComponent) }
      var missing: [(String, FilePath)] = []
      var damage: DownloadError?
      for (name, target) in zip(dataset.members, targets) {
        switch try state(of: target, list) {
        case .right: continue
        case .absent: break
        case .damaged(let reason):
          damage = damage ?? DownloadError.damaged(target, reason: reason)
        }
        missing.append((name, target))
      }
      if !missing.isEmpty {
        do throws(DownloadError) {
          try await bring(dataset.files, of: dataset, to: folder, &list)
        } catch {
          guard case .missing(_, let names) = error else { throw error }
          if let damage { throw damage }
          // Either would do: the wanted files, or the archive that holds them.
          throw DownloadError.missing(
            folder: folder, names: missing.map { $0.1.lastComponent.description } + names)
        }
        for file in dataset.files {
          try unpack(missing, from: folder.appending(FilePath(file.name)), &list)
        }
      }
      return targets
    } catch let error as DownloadError {
      throw error
    } catch let error as FileError {
      throw .file(error)
    } catch let error as ZipError {
      throw .archive(error)
    } catch {
      throw .interrupted
    }
  }

  // MARK: downloaded files

  /// Downloads what is not there, or not right.
  private func bring(
    _ files: [RemoteFile], of dataset: RemoteDataset, to folder: FilePath,
    _ list: inout ChecksumList
  ) async throws(DownloadError) {
    var missing: [String] = []
    for file in files {
      let target = folder.appending(FilePath(file.name))
      do {
        if try isRight(file, at: target, &list) { continue }
        if sources.isOffline {
          missing.append(file.name)
          continue
        }
        let mirrors = sources.mirrors + (sources.includesKnownMirrors ? dataset.mirrors : [])
        if let digest = try await downloader.download(file, mirrors: mirrors, to: target) {
          try list.record(file.name, digest.sha256)
        }
      } catch let error as DownloadError {
        throw error
      } catch let error as FileError {
        throw .file(error)
      } catch {
        throw .interrupted
      }
    }
    if !missing.isEmpty { throw .missing(folder: folder, names: missing) }
  }

  /// Whether a file is there as it was published, or as it first came where nobody published a
  /// hash.
  private func isRight(
    _ file: RemoteFile, at target: FilePath, _ list: inout ChecksumList
  ) throws -> Bool {
    guard File.exists(target) else { return false }
    let digest = try FileDigest(of: target)
    var expected = file.checksums
    if expected.isEmpty, let recorded = list.digits[file.name] { expected = [.sha256(recorded)] }
    guard let wrong = expected.first(where: { !digest.has($0) }) else {
      // A folder that cannot be written to serves as well: what is there was not put there by us.
      if !sources.isOffline { try? list.record(file.name, digest.sha256) }
      report(.present(name: file.name))
      return true
    }
    let reason = "its \(digest.size) bytes are not the published ones: not \(wrong)"
    if sources.isOffline { throw DownloadError.damaged(target, reason: reason) }
    report(.damaged(name: file.name, reason: reason))
    return false
  }

  // MARK: members of an archive

  /// What is to be said of a member before the archive is looked for.
  private enum MemberState {
    case right
    case absent
    case damaged(reason: String)
  }

  /// Whether a member is there as it was when it was unpacked.
  private func state(of target: FilePath, _ list: ChecksumList) throws -> MemberState {
    let name = target.lastComponent.description
    guard File.exists(target) else { return .absent }
    if let recorded = list.digits[name] {
      let digest = try FileDigest(of: target)
      guard digest.has(.sha256(recorded)) else {
        let reason =
          "its \(digest.size) bytes are not those of \(ChecksumList.name): not "
          + "\(Checksum.sha256(recorded))"
        if !sources.isOffline { report(.damaged(name: name, reason: reason)) }
        return .damaged(reason: reason)
      }
    } else {
      // Somebody else put it there. The archive could tell whether it is right, if it may be had.
      guard sources.isOffline else { return .absent }
      guard holdsData(target) else {
        return .damaged(reason: "it does not read as data, and no hash of it is known")
      }
    }
    report(.present(name: name))
    return .right
  }

  private func unpack(
    _ wanted: [(String, FilePath)], from path: FilePath, _ list: inout ChecksumList
  ) throws {
    let archive = try ZipArchive(path)
    for (name, target) in wanted {
      guard let member = archive.member(name) else {
        throw ZipError(path: path, member: name, reason: "it is not in the archive")
      }
      let draft = try FileDraft(of: target)
      do {
        try archive.unpack(member, limit: Self.maximumMember) { bytes in
          try Task.checkCancellation()
          try draft.write(bytes)
        }
      } catch {
        draft.discard()
        throw error
      }
      try draft.publish()
      try list.record(target.lastComponent.description, FileDigest(of: target).sha256)
      report(.unpacked(name: target.lastComponent.description, size: member.size))
    }
  }

  /// More than the largest part of EMNIST has, packed as it is.
  private static let maximumMember = 1 << 30
}
