internal import Hummingbird
public import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import UnixSignals

/// The web app and the HTTP API.
///
/// ```swift
/// let server = try DigitServer(options: ServerOptions(), logger: Logger(label: "digits"))
/// try await server.run()
/// ```
public struct DigitServer: Sendable {
  private let options: ServerOptions
  private let logger: Logger
  private let service: ReadingService
  private let metrics: ServerMetrics

  /// Creates a server; nothing is listened to before it runs.
  ///
  /// - Parameters:
  ///   - options: Where it listens, and what it may take.
  ///   - logger: Where requests are noted: their paths, sizes and times, never what they hold.
  /// - Throws: `FileError` or `ModelError` where the model cannot be used.
  public init(options: ServerOptions, logger: Logger) throws {
    self.options = options
    self.logger = logger
    metrics = ServerMetrics()
    service = try ReadingService(options, metrics: metrics)
  }

  /// Serves until the process gets SIGTERM or SIGINT.
  ///
  /// Then `ready` fails, and after a while no
  /// connection is taken any more and what is under way is finished. SIGHUP reads the model's file
  /// anew.
  ///
  /// - Parameter onRunning: Called with the port once connections are taken.
  /// - Throws: What kept it from listening.
  public func run(onRunning: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
    let application = Application(
      responder: Responder(options: options, service: service, metrics: metrics),
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(30),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 64))),
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: options.port), serverName: "digits"),
      onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) },
      logger: logger)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: [application], logger: logger))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { await service.watch() }
      tasks.addTask { await heed(group) }
      try await group.run()
      tasks.cancelAll()
    }
  }

  private func heed(_ group: ServiceGroup) async {
    for await signal in await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup) {
      if signal == .sighup {
        do {
          try service.reload()
          logger.info("read the model anew")
        } catch {
          logger.error("kept the old model", metadata: ["error": "\(error)"])
        }
        continue
      }
      if service.isDraining { continue }
      logger.info("draining")
      service.drain()
      try? await Task.sleep(for: options.drainDelay)
      await group.triggerGracefulShutdown()
    }
  }
}
