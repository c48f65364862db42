internal import NIOCore

/// Lets a listening socket be closed without losing a connection.
///
/// What the system has accepted in the program's name, but the program not yet from the system, is
/// reset when the socket is closed. So first no new connection is begun: a filter on the socket
/// (Linux, socket(7), `SO_ATTACH_FILTER`) drops segments that ask for one, whose senders try again
/// after a second. When the queue of those accepted has run empty, nothing is lost any more.
enum ListenerDrain {
  /// The least time given to connections that are half made.
  private static let roundTrip: Duration = .milliseconds(250)

  /// Returns when the socket may be closed: when nothing waits to be accepted, or after a while.
  static func prepare(_ listener: any Channel, patience: Duration = .seconds(2)) async {
    #if os(Linux)
    guard let socket = listener as? any SocketOptionProvider else { return }
    let start = ContinuousClock.now
    do {
      try await socket.unsafeSetSocketOption(
        level: .socket, name: .init(rawValue: attachFilter), value: Program()
      ).get()
      try await Task.sleep(for: roundTrip)
      while start.duration(to: .now) < patience {
        let state: ListenerState = try await socket.unsafeGetSocketOption(
          level: .tcp, name: .init(rawValue: tcpInformation)
        ).get()
        if state.queued == 0 { return }
        try await Task.sleep(for: .milliseconds(10))
      }
    } catch {
      // Without the filter the socket is closed as anywhere else.
    }
    #endif
  }

  #if os(Linux)
  private static let attachFilter: CInt = 26
  private static let tcpInformation: CInt = 11

  /// `struct sock_filter`: one instruction of the classic packet filter.
  private struct Instruction {
    var code: UInt16
    var jumpTrue: UInt8
    var jumpFalse: UInt8
    var value: UInt32
  }

  /// `struct sock_fprog`.
  private struct Program: Sendable {
    var count = UInt16(5)
    var address = ListenerDrain.instructions
  }

  /// Where the instructions lie for as long as the process lives: drop SYN without ACK.
  private static let instructions: UInt = {
    let code = [
      // The flags are byte 13 of the segment.
      Instruction(code: 0x30, jumpTrue: 0, jumpFalse: 0, value: 13),
      Instruction(code: 0x54, jumpTrue: 0, jumpFalse: 0, value: 0x12),
      Instruction(code: 0x15, jumpTrue: 0, jumpFalse: 1, value: 0x02),
      Instruction(code: 0x06, jumpTrue: 0, jumpFalse: 0, value: 0),
      Instruction(code: 0x06, jumpTrue: 0, jumpFalse: 0, value: .max),
    ]
    let memory = UnsafeMutableBufferPointer<Instruction>.allocate(capacity: code.count)
    _ = unsafe memory.initialize(from: code)
    return UInt(bitPattern: memory.baseAddress)
  }()

  /// The beginning of `struct tcp_info`; of a listening socket, `unacked` is how many connections
  /// wait to be accepted.
  private struct ListenerState: Sendable {
    var states: UInt64 = 0
    var retransmission: UInt32 = 0
    var acknowledgment: UInt32 = 0
    var sendingSize: UInt32 = 0
    var receivingSize: UInt32 = 0
    var queued: UInt32 = 0
  }
  #endif
}
