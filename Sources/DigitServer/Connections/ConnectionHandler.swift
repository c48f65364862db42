internal import HTTPTypes
internal import NIOCore
internal import NIOExtras
internal import NIOHTTP1

/// Watches over one connection: how long it may take, whether it goes on after an answer, and how it
/// is closed.
///
/// Stands between the decoder of HTTP/1 and what answers. A connection is closed in the way of RFC
/// 9112, section 9.6: the answer, then the end of what is sent, and only when the client has closed
/// too, or after a while, the rest; what still comes is thrown away. A client that is in the middle
/// of a body too long for the server so gets the answer, and no reset.
final class ConnectionHandler: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private enum Phase {
    /// Nothing came yet.
    case fresh

    /// Everything was answered.
    case idle

    /// A request's head is coming.
    case head

    /// A request has no whole answer yet.
    case busy

    /// Nothing is taken any more.
    case closing
  }

  /// How long a client may take to close its end.
  private static let lingering: TimeAmount = .seconds(5)

  private let gate: ConnectionGate
  private let metrics: ServerMetrics
  private let options: ServerOptions
  private var context: ChannelHandlerContext?
  private let timer = ConnectionTimer()

  private var phase = Phase.fresh
  private var isCounted = false
  private var isAdmitted = true
  private var isQuiescing = false
  private var isInputClosed = false

  /// Requests whose answers are not complete.
  private var unanswered = 0
  private var isBodyUnderWay = false

  /// Whether the answer under way is the last, and whether that to the last request that came is.
  private var closesAfterAnswer = false
  private var closesAfterAll = false
  private var version = HTTPVersion.http1_1

  init(gate: ConnectionGate, metrics: ServerMetrics, options: ServerOptions) {
    self.gate = gate
    self.metrics = metrics
    self.options = options
  }

  // MARK: beginning and end

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    if context.channel.isActive { begin(context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    end()
    self.context = nil
  }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    end()
    context.fireChannelInactive()
  }

  private func begin(_ context: ChannelHandlerContext) {
    guard !isCounted else { return }
    isCounted = true
    isAdmitted = gate.enter()
    arm(context, TimeAmount(isAdmitted ? options.headerTimeout : options.lastChance))
  }

  private func end() {
    timer.disarm()
    guard isCounted else { return }
    isCounted = false
    gate.leave()
    phase = .closing
  }

  // MARK: requests

  /// Bytes came; what they are is not known yet.
  func bytesArrived() {
    guard let context, phase == .fresh || phase == .idle else { return }
    phase = .head
    arm(context, TimeAmount(options.headerTimeout))
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard phase != .closing else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      phase = .busy
      timer.disarm()
      version = head.version
      unanswered += 1
      isBodyUnderWay = true
      if !head.isKeepAlive { closesAfterAll = true }
      guard isAdmitted else {
        answer(context, .tooManyConnections(options.maximumConnections))
        return
      }
      if wantsContinue(head) {
        context.writeAndFlush(
          wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))),
          promise: nil)
      }
    case .body: break
    case .end: isBodyUnderWay = false
    }
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    // Nobody else asks for what is thrown away.
    if phase == .closing { context.read() }
    context.fireChannelReadComplete()
  }

  /// Whether a client waits to be told that its body is welcome; one that is too long is not.
  private func wantsContinue(_ head: HTTPRequestHead) -> Bool {
    guard unanswered == 1, head.version == .http1_1,
      head.headers[canonicalForm: "expect"].contains(where: { $0.lowercased() == "100-continue" })
    else { return false }
    let length = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
    return length <= options.maximumBodyBytes
  }

  // MARK: answers

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard phase != .closing else {
      promise?.fail(ChannelError.outputClosed)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(var head):
      // Of a request that is not complete the answer is the last thing, unless it is a stream's.
      let cutsBody = isCuttingBody && head.headers.contains(name: "content-length")
      if head.headers[canonicalForm: "connection"].contains("close") || cutsBody
        || unanswered == 1 && (closesAfterAll || gate.isDraining)
      {
        closesAfterAnswer = true
      }
      if closesAfterAnswer {
        head.headers.replaceOrAdd(name: "connection", value: "close")
      } else if version == .http1_0 {
        head.headers.replaceOrAdd(name: "connection", value: "keep-alive")
      }
      if version == .http1_0 { head.version = version }
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .body:
      context.write(data, promise: promise)
    case .end:
      let cutsBody = isCuttingBody
      unanswered -= 1
      let isLast =
        closesAfterAnswer || cutsBody
        || unanswered == 0 && (closesAfterAll || isInputClosed || isQuiescing)
      context.write(data, promise: promise)
      if isLast {
        close(context)
      } else if unanswered == 0 {
        phase = .idle
        arm(context, TimeAmount(options.idleTimeout))
      }
    }
  }

  /// Whether what is answered now has not come to its end.
  private var isCuttingBody: Bool { unanswered == 1 && isBodyUnderWay }

  /// Answers in place of the server, and closes.
  private func answer(_ context: ChannelHandlerContext, _ error: ServiceError) {
    metrics.refuse(error)
    let body = error.json
    var headers = HTTPHeaders([
      ("content-type", "application/json"), ("content-length", "\(body.count)"),
      ("connection", "close"), ("cache-control", "no-store"),
    ])
    if let seconds = error.retryAfter { headers.add(name: "retry-after", value: "\(seconds)") }
    let status = HTTPResponseStatus(
      statusCode: error.status.code, reasonPhrase: error.status.reasonPhrase)
    context.write(
      wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))),
      promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
    context.write(wrapOutboundOut(.end(nil)), promise: nil)
    close(context)
  }

  // MARK: closing

  /// Ends what is sent, and then waits for the client to do the same.
  private func close(_ context: ChannelHandlerContext) {
    phase = .closing
    context.flush()
    arm(context, Self.lingering)
    // Where the client has ended already, this closes all of it.
    context.close(mode: .output, promise: nil)
    context.read()
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard mode == .output else {
      context.close(mode: mode, promise: promise)
      return
    }
    if phase != .closing { close(context) }
    promise?.succeed()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case is ChannelShouldQuiesceEvent:
      isQuiescing = true
      switch phase {
      case .idle: close(context)
      // Its request may be on its way.
      case .fresh: arm(context, TimeAmount(min(options.lastChance, options.headerTimeout)))
      case .head, .busy, .closing: break
      }
    case ChannelEvent.inputClosed:
      isInputClosed = true
      if phase == .busy {
        context.fireUserInboundEventTriggered(event)
      } else {
        context.close(promise: nil)
      }
    default:
      context.fireUserInboundEventTriggered(event)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard phase != .closing else { return }
    if unanswered > 0 {
      closesAfterAll = true
      context.fireErrorCaught(error)
    } else if let error = error as? HTTPParserError {
      answer(context, error == .headerOverflow ? .headersTooLarge : .malformedRequest)
    } else {
      context.close(promise: nil)
    }
  }

  // MARK: time

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if phase == .busy {
      // Who takes none of its answer for as long as it may take to send a body has gone.
      if context.channel.isWritable {
        timer.disarm()
      } else {
        arm(context, TimeAmount(options.bodyTimeout))
      }
    }
    context.fireChannelWritabilityChanged()
  }

  private func arm(_ context: ChannelHandlerContext, _ time: TimeAmount) {
    timer.arm(on: context.eventLoop, in: time) { [unowned self] in expire() }
  }

  private func expire() {
    guard let context else { return }
    if phase == .head {
      answer(context, .slowHeaders(options.headerTimeout))
    } else {
      context.close(promise: nil)
    }
  }
}
