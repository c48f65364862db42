internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes
internal import NIOHTTPTypesHTTP1
internal import NIOSSL

/// How a connection becomes requests: TLS where it is wanted, HTTP/1, and the limits of both.
struct ConnectionChannel: HTTPChannelHandler {
  typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

  let responder: HTTPChannelHandler.Responder
  let gate: ConnectionGate
  let metrics: ServerMetrics
  let identity: TLSIdentity?
  let options: ServerOptions

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      if let identity { try pipeline.addHandler(NIOSSLServerHandler(context: identity.context)) }
      let connection = ConnectionHandler(gate: gate, metrics: metrics, options: options)
      try pipeline.addHandler(FirstBytes(connection))
      var limits = NIOHTTPDecoderLimitConfiguration()
      limits.maxHeaderFieldSize = ServerOptions.maximumHeaderBytes / 2
      limits.maxHeaderListSize = ServerOptions.maximumHeaderBytes
      limits.maxHeaderFieldCount = ServerOptions.maximumHeaderCount
      try pipeline.configureHTTPServerPipeline(
        withPipeliningAssistance: false, withErrorHandling: false,
        withOutboundHeaderValidation: false, withEncoderConfiguration: .init(),
        withDecoderLimitConfiguration: limits)
      try pipeline.addHandler(connection)
      try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: identity != nil))
      return try NIOAsyncChannel(
        wrappingChannelSynchronously: channel,
        configuration: .init(isOutboundHalfClosureEnabled: true))
    }
  }

  func handle(value: Value, logger: Logger) async {
    await handleHTTP(asyncChannel: value, logger: logger)
  }
}
