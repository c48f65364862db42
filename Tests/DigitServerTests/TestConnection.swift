import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A connection whose every byte a test decides.
final class TestConnection: Sendable {
  private let channel: any Channel
  private let bytes: AsyncStream<[UInt8]>
  private let left = Mutex<[UInt8]>([])

  /// Connects to a server that shows a certificate, or to one without TLS where it is `nil`; after
  /// a time the connection is closed from this side.
  init(
    port: Int, certificate: String?, opening: TimeAmount = .seconds(30), within time: TimeAmount
  ) async throws {
    let (bytes, source) = AsyncStream.makeStream(of: [UInt8].self)
    self.bytes = bytes
    let context = try certificate.map { certificate in
      var configuration = TLSConfiguration.makeClientConfiguration()
      configuration.trustRoots = .file(certificate)
      return try NIOSSLContext(configuration: configuration)
    }
    channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connectTimeout(opening)
      .channelOption(.allowRemoteHalfClosure, value: true)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let context {
            try channel.pipeline.syncOperations.addHandler(
              NIOSSLClientHandler(context: context, serverHostname: "localhost"))
          }
          try channel.pipeline.syncOperations.addHandler(Collector(source))
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
    let closed = channel
    let timeout = channel.eventLoop.scheduleTask(in: time) { closed.close(promise: nil) }
    channel.closeFuture.whenComplete { _ in timeout.cancel() }
  }

  deinit { channel.close(promise: nil) }

  func send(_ bytes: [UInt8]) {
    channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
  }

  func close() { channel.close(promise: nil) }

  /// Tells the server that no more comes.
  func closeOutput() { channel.close(mode: .output, promise: nil) }

  /// Everything until the server closes.
  func rest() async -> [UInt8] {
    var all = left.withLock { $0 }
    for await part in bytes { all += part }
    channel.close(promise: nil)
    return all
  }

  /// One answer of those whose length is told; the connection stays open.
  func answer() async throws -> Answer {
    var all = left.withLock { $0 }
    var iterator = bytes.makeAsyncIterator()
    while true {
      if let answer = try? Answer(all),
        let length = answer.headers["content-length"].flatMap({ Int($0) }),
        answer.body.count >= length
      {
        let size = all.count - answer.body.count + length
        left.withLock { $0 = Array(all[size...]) }
        return try Answer(Array(all[..<size]))
      }
      guard let part = await iterator.next() else { return try Answer(all) }
      all += part
    }
  }

  private final class Collector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let source: AsyncStream<[UInt8]>.Continuation

    init(_ source: AsyncStream<[UInt8]>.Continuation) { self.source = source }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      source.yield(Array(unwrapInboundIn(data).readableBytesView))
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
      if case ChannelEvent.inputClosed = event { source.finish() }
      context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) { source.finish() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }
  }
}
