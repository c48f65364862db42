import NIOCore
import NIOPosix
import Synchronization

/// A server on this machine that answers each request byte for byte as a test says, faults
/// included.
final class LoopbackServer: Sendable {
  /// What a client asked.
  struct Request: Sendable {
    var path: String

    /// By name in lower case.
    var headers: [String: String]

    /// How many were asked of the server before.
    var index: Int

    /// Where the wanted bytes begin.
    var rangeStart: Int? {
      headers["range"].flatMap { $0.split(whereSeparator: { "=-".contains($0) }).last }
        .flatMap { Int($0) }
    }
  }

  /// One thing the server does.
  enum Step: Sendable {
    case send([UInt8])
    case pause(Duration)
  }

  typealias Script = @Sendable (Request) -> [Step]

  private let channel: any Channel
  private let received: Log

  fileprivate final class Log: Sendable {
    let requests = Mutex<[Request]>([])
  }

  /// Starts a server.
  ///
  /// - Parameter script: What is done about a request; then the connection is closed.
  /// - Throws: What keeps it from listening.
  init(_ script: @escaping Script) async throws {
    let log = Log()
    received = log
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(ScriptHandler(script, log))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
  }

  deinit {
    channel.close(promise: nil)
  }

  /// Its address, with a slash at the end.
  var address: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/" }

  /// What was asked so far.
  var requests: [Request] { received.requests.withLock { $0 } }

  /// An address at which nobody listens.
  static func deadAddress() async throws -> String {
    let server = try await LoopbackServer { _ in [] }
    try await server.channel.close()
    return server.address
  }

  private final class ScriptHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let script: Script
    private let log: Log
    private var head: [UInt8] = []

    init(_ script: @escaping Script, _ log: Log) {
      self.script = script
      self.log = log
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      head += Array(unwrapInboundIn(data).readableBytesView)
      guard head.suffix(4).elementsEqual(Array("\r\n\r\n".utf8)) else { return }
      let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
      head = []
      var headers: [String: String] = [:]
      for line in lines.dropFirst() {
        guard let colon = line.firstIndex(of: ":") else { continue }
        headers[line[..<colon].lowercased()] =
          line[colon...].dropFirst()
          .drop { $0 == " " }.description
      }
      let words = (lines.first ?? "").split(separator: " ")
      let request = log.requests.withLock { requests in
        let request = Request(
          path: words.count > 1 ? String(words[1]) : "", headers: headers, index: requests.count)
        requests.append(request)
        return request
      }
      Self.perform(script(request)[...], on: context.channel)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }

    /// Does one step after the other, then closes.
    private static func perform(_ steps: ArraySlice<Step>, on channel: any Channel) {
      guard let step = steps.first else {
        channel.close(promise: nil)
        return
      }
      switch step {
      case .send(let bytes):
        channel.writeAndFlush(ByteBuffer(bytes: bytes)).whenComplete { result in
          if case .success = result { perform(steps.dropFirst(), on: channel) }
        }
      case .pause(let time):
        channel.eventLoop.scheduleTask(in: .milliseconds(Int64(time / .milliseconds(1)))) {
          perform(steps.dropFirst(), on: channel)
        }
      }
    }
  }
}
