internal import DatasetDownloads
internal import DigitTraining
internal import FileSystem

/// Fetches a data set, tells what happens, and ends well when it is asked to.
enum FetchRun {
  static func run(_ command: FetchCommand) async -> ExitStatus {
    let dataset = command.dataset.dataset
    let folder = command.to.map { Surroundings.path(ofArgument: $0) } ?? FilePath(dataset.folder)
    var options = DownloadOptions()
    options.idleTimeout = .seconds(command.idleTimeout)
    options.connectTimeout = .seconds(command.connectTimeout)
    options.attempts = command.attempts
    var sources = DatasetFetcher.Sources()
    sources.mirrors = command.mirrors
    sources.includesKnownMirrors = !command.mirrorsOnly
    sources.isOffline = command.offline

    Interruption.listen()
    let line = TransferLine()
    let report: @Sendable (DownloadEvent) -> Void = { line.show($0) }
    let downloader = Downloader(options: options, report: report)
    let fetcher = DatasetFetcher(
      downloader: downloader, sources: sources,
      holdsData: { (try? IDXSummary(of: $0)) != nil }, report: report)
    let fetching = Task { () -> Result<[FilePath], DownloadError> in
      do throws(DownloadError) {
        return .success(try await fetcher.fetch(dataset, to: folder))
      } catch {
        return .failure(error)
      }
    }
    let watching = Task {
      while Interruption.current == nil {
        do { try await Task.sleep(for: .milliseconds(50)) } catch { return }
      }
      fetching.cancel()
    }
    let result = await fetching.value
    watching.cancel()
    // The process ends: connections that cannot be closed are closed with it.
    try? await downloader.shutDown()
    line.hide()
    return tell(result)
  }

  private static func tell(_ result: Result<[FilePath], DownloadError>) -> ExitStatus {
    switch result {
    case .success(let files):
      do {
        try StandardStream.output.write(files.flatMap { $0.bytes + [UInt8(ascii: "\n")] })
      } catch {
        return error.kind == .brokenPipe ? .success : .unwritable
      }
      return .success
    case .failure(let error):
      Complaint.print(error.description)
      return switch error {
      case .unavailable: .unavailable
      case .missing: .noData
      case .damaged, .archive: .corruptData
      case .file: .unwritable
      case .interrupted: Interruption.current == .terminate ? .terminated : .interrupted
      }
    }
  }
}
