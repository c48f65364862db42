import DigitFixtures
import Foundation
import Logging
import NIOCore
import NIOSSL
import Testing

@testable import DigitServer

/// A server in this process, on a free port of the loopback.
struct TestServer: Sendable {
  let server: DigitServer
  let port: Int
  let identity: ServerOptions.TLSFiles?
  private let commands: AsyncStream<DigitServer.Command>.Continuation

  /// Runs a server for as long as the closure takes, and then ends it in good order.
  static func run<Result: Sendable>(
    _ change: (inout ServerOptions) -> Void = { _ in },
    _ use: @escaping @Sendable (TestServer) async throws -> Result
  ) async throws -> Result {
    var options = ServerOptions()
    options.port = 0
    options.drainDelay = .zero
    change(&options)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let server = try DigitServer(options: options, logger: logger)
    let (stream, commands) = AsyncStream.makeStream(of: DigitServer.Command.self)
    let (ports, foundPort) = AsyncStream.makeStream(of: Int.self)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { foundPort.finish() }
        try await server.run(heeding: stream) { foundPort.yield($0) }
      }
      guard let port = await ports.first(where: { _ in true }) else {
        try await group.waitForAll()
        throw TestFailure("the server ended before it began")
      }
      let running = TestServer(
        server: server, port: port, identity: options.tls, commands: commands)
      do {
        let result = try await use(running)
        running.end()
        try await group.waitForAll()
        return result
      } catch {
        running.end()
        throw error
      }
    }
  }

  func end() { commands.yield(.end) }

  func reload() { commands.yield(.reload) }

  // MARK: asking

  /// Connects, within a time; after another the connection is closed from this side.
  func connect(
    opening: TimeAmount = .seconds(30), within time: TimeAmount = .seconds(30)
  ) async throws -> TestConnection {
    try await TestConnection(
      port: port, certificate: identity?.certificate, opening: opening, within: time)
  }

  /// Sends bytes on a connection of their own, and takes what comes until the server closes it.
  func exchange(_ parts: [UInt8]..., closing: Bool = false) async throws -> Answer {
    let connection = try await connect()
    for part in parts { connection.send(part) }
    if closing { connection.closeOutput() }
    return try Answer(await connection.rest())
  }

  /// Asks in good form.
  func ask(
    _ method: String, _ path: String, _ body: [UInt8] = [], type: String? = nil,
    headers: [(String, String)] = []
  ) async throws -> Answer {
    try await exchange(
      Self.request(
        method, path, body, type: type, headers: headers + [("Connection", "close")]))
  }

  static func request(
    _ method: String, _ path: String, _ body: [UInt8] = [], type: String? = nil,
    headers: [(String, String)] = []
  ) -> [UInt8] {
    var head = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\n"
    if let type { head += "Content-Type: \(type)\r\n" }
    if !body.isEmpty || method == "POST" { head += "Content-Length: \(body.count)\r\n" }
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    return Array((head + "\r\n").utf8) + body
  }
}

/// What keeps a test from being one.
struct TestFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension Fixture {
  /// A small picture of four digits.
  static var plain: (bytes: [UInt8], text: String) {
    get throws {
      let content = try #require(named("small.png")).content()
      return (content.bytes, content.truth.text)
    }
  }
}
