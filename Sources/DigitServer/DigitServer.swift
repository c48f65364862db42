internal import Hummingbird
internal import HummingbirdCore
public import Logging
internal import NIOCore
internal import ServiceLifecycle
private import Synchronization
internal import UnixSignals

/// The web app and the HTTP API.
///
/// ```swift
/// let server = try DigitServer(options: ServerOptions(), logger: Logger(label: "digits"))
/// try await server.run()
/// ```
public struct DigitServer: Sendable {
  /// What a running server is told.
  enum Command: Sendable {
    case reload
    case end
  }

  private final class Listener: Sendable {
    let channel = Mutex<(any Channel)?>(nil)
  }

  private let options: ServerOptions
  private let logger: Logger
  let service: ReadingService
  let gate: ConnectionGate
  private let metrics = ServerMetrics()
  private let identity: TLSIdentity?

  /// Creates a server; nothing is listened to before it runs.
  ///
  /// - Parameters:
  ///   - options: Where it listens, and what it may take.
  ///   - logger: Where requests are noted: their paths, sizes and times, never what they hold.
  /// - Throws: `FileError` or `ModelError` where the model cannot be used, ``ServerStartError``
  ///   where the certificate or its key cannot.
  public init(options: ServerOptions, logger: Logger) throws {
    self.options = options
    self.logger = logger
    gate = ConnectionGate(limit: options.maximumConnections)
    identity = try options.tls.map { try TLSIdentity($0) }
    service = try ReadingService(options, metrics: metrics)
  }

  /// Serves until the process gets SIGTERM or SIGINT.
  ///
  /// Then `ready` fails, and answers are the last of their connections. After a while no connection
  /// is taken any more, and what was taken is answered: requests under way, and those of connections
  /// that the system had accepted already. SIGHUP reads the model's and the certificate's files anew.
  /// A second SIGTERM ends the while.
  ///
  /// - Parameter onRunning: Called with the port once connections are taken.
  /// - Throws: What kept it from listening.
  public func run(onRunning: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
    let (commands, source) = AsyncStream.makeStream(of: Command.self)
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask {
        for await signal in signals { source.yield(signal == .sighup ? .reload : .end) }
      }
      try await run(heeding: commands, onRunning: onRunning)
      tasks.cancelAll()
    }
  }

  /// Serves until a command ends it.
  func run(
    heeding commands: AsyncStream<Command>,
    onRunning: @escaping @Sendable (Int) async -> Void
  ) async throws {
    let listener = Listener()
    let budget = BodyBudget(limit: options.maximumBufferedBytes)
    let application = Application(
      responder: Responder(
        options: options, service: service, metrics: metrics, gate: gate, budget: budget),
      server: HTTPServerBuilder { responder in
        ConnectionChannel(
          responder: responder, gate: gate, metrics: metrics, identity: identity, options: options)
      },
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: options.port), serverName: "digits", backlog: 1024,
        // Beyond the limit connections are refused in words, and beyond this not taken at all.
        availableConnectionsDelegate: .maximum(
          options.maximumConnections + options.maximumConnections / 4 + 16, logger: logger)),
      onServerRunning: { channel in
        listener.channel.withLock { $0 = channel }
        await onRunning(channel.localAddress?.port ?? 0)
      },
      logger: logger)
    var configuration = ServiceGroupConfiguration(services: [application], logger: logger)
    configuration.maximumGracefulShutdownDuration = options.drainLimit
    let group = ServiceGroup(configuration: configuration)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { await service.watch() }
      tasks.addTask {
        var delay: Task<Void, Never>?
        for await command in commands {
          switch (command, delay) {
          case (.reload, _): reload()
          case (.end, let delay?): delay.cancel()
          case (.end, nil):
            let started = drain()
            delay = started
            Task {
              await started.value
              if let channel = listener.channel.withLock({ $0 }) {
                await ListenerDrain.prepare(channel)
              }
              await group.triggerGracefulShutdown()
            }
          }
        }
      }
      try await group.run()
      tasks.cancelAll()
    }
  }

  private func reload() {
    do {
      try service.reload()
      logger.info("read the model anew")
    } catch {
      logger.error("kept the old model", metadata: ["error": "\(error)"])
    }
    do {
      try identity?.reload()
    } catch {
      logger.error("kept the old certificate", metadata: ["error": "\(error)"])
    }
  }

  /// Tells those who ask that the end is near.
  ///
  /// - Returns: The time that they have to turn elsewhere.
  private func drain() -> Task<Void, Never> {
    logger.info("draining")
    service.drain()
    gate.drain()
    return Task { try? await Task.sleep(for: options.drainDelay) }
  }
}
