#if os(Linux)
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import DigitServer

extension ServerTests {
  /// How a listening socket is made ready to be closed.
  @Suite struct `A socket that is about to be closed` {
    private final class Returned: Sendable {
      private let value = Atomic(false)

      var isSet: Bool { value.load(ordering: .relaxed) }

      func set() { value.store(true, ordering: .relaxed) }
    }

    @Test func `begins no connection, and waits for those that were begun`() async throws {
      let group = MultiThreadedEventLoopGroup.singleton
      // It takes nothing from the system as yet.
      let listener = try await ServerBootstrap(group: group)
        .serverChannelOption(.autoRead, value: false)
        .bind(host: "127.0.0.1", port: 0).get()
      let port = try #require(listener.localAddress?.port)
      let waiting = try await TestConnection(port: port, certificate: nil, within: .seconds(30))
      let returned = Returned()
      let preparing = Task {
        await ListenerDrain.prepare(listener, patience: .seconds(60))
        returned.set()
      }
      try await Task.sleep(for: .milliseconds(100))
      await #expect(throws: (any Error).self) {
        _ = try await TestConnection(
          port: port, certificate: nil, opening: .milliseconds(200), within: .seconds(1))
      }
      try await Task.sleep(for: .milliseconds(300))
      #expect(!returned.isSet)
      try await listener.setOption(.autoRead, value: true).get()
      await preparing.value
      waiting.close()
      try await listener.close()
    }
  }
}
#endif
