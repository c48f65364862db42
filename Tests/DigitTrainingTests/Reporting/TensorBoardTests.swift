import Testing

@testable import DigitTraining

@Suite struct TensorBoardTests {
  /// The examples of RFC 3720, appendix B.4, and the check value of the catalog of checksums.
  @Test(
    arguments: [
      (Array(repeating: UInt8(0), count: 32), 0x8A91_36AA),
      (Array(repeating: UInt8(0xFF), count: 32), 0x62A8_AB43),
      (Array(UInt8(0)...31), 0x46DD_794E),
      (Array((UInt8(0)...31).reversed()), 0x113F_DB5C),
      (Array("123456789".utf8), 0xE306_9283),
      ([], 0),
    ] as [([UInt8], UInt32)])
  func `the checksum is that of the standard's examples`(bytes: [UInt8], checksum: UInt32) {
    #expect(CRC32C.checksum(bytes) == checksum)
  }

  @Test func `a message is what the format's description says`() {
    // The examples of Protocol Buffers' "Encoding": 150 in field 1 and "testing" in field 2.
    var message = ProtobufMessage()
    message.add(1, integer: 150)
    message.add(2, bytes: Array("testing".utf8))
    #expect(message.bytes == [0x08, 0x96, 0x01, 0x12, 0x07] + Array("testing".utf8))
    var numbers = ProtobufMessage()
    numbers.add(1, 1.0)
    numbers.add(2, Float(-2))
    #expect(numbers.bytes == [0x09, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0x15, 0, 0, 0, 0xC0])
  }

  @Test func `a field is found behind others`() {
    var message = ProtobufMessage()
    message.add(1, 1.5)
    message.add(5, bytes: [2, 2, 2])
    message.add(7, Float(1))
    message.add(2, integer: 300)
    #expect(ProtobufMessage.integer(2, in: message.bytes[...]) == 300)
    #expect(ProtobufMessage.integer(3, in: message.bytes[...]) == nil)
    for count in 0..<message.bytes.count {
      #expect(ProtobufMessage.integer(2, in: message.bytes.prefix(count)) == nil)
    }
  }

  @Test func `a file begins with its version`() {
    let bytes = TensorBoardEvent.version(wallTime: 0)
    let record = Array(bytes[12..<bytes.count - 4])
    #expect(record == [9, 0, 0, 0, 0, 0, 0, 0, 0, 0x1A, 13] + Array("brain.Event:2".utf8))
    // The length, little-endian, and its checksum, masked as TensorFlow's crc32c.h says.
    #expect(bytes[0..<8] == [UInt8(record.count), 0, 0, 0, 0, 0, 0, 0])
    let crc = CRC32C.checksum(bytes[0..<8])
    let masked = (crc >> 15 | crc << 17) &+ 0xA282_EAD8
    #expect(bytes[8..<12].reversed().reduce(0) { $0 << 8 | UInt32($1) } == masked)
  }

  private func file(steps: [Int]) -> [UInt8] {
    steps.reduce(TensorBoardEvent.version(wallTime: 1)) {
      $0 + TensorBoardEvent(wallTime: 2, step: $1, scalars: [("loss", 0.5)]).record
    }
  }

  @Test func `what is later than a step is cut off`() {
    let bytes = file(steps: [10, 20, 300])
    #expect(TensorBoardEvent.length(of: bytes, upToStep: 299) == file(steps: [10, 20]).count)
    #expect(TensorBoardEvent.length(of: bytes, upToStep: 300) == bytes.count)
    #expect(TensorBoardEvent.length(of: bytes, upToStep: 0) == file(steps: []).count)
  }

  @Test func `what is cut short or damaged is cut off`() {
    let bytes = file(steps: [10, 20])
    let whole = file(steps: [10]).count
    for count in whole..<bytes.count {
      #expect(TensorBoardEvent.length(of: Array(bytes.prefix(count)), upToStep: 99) == whole)
    }
    for byte in whole..<bytes.count {
      var damaged = bytes
      damaged[byte] ^= 0x10
      #expect(TensorBoardEvent.length(of: damaged, upToStep: 99) == whole)
    }
    #expect(TensorBoardEvent.length(of: [], upToStep: 99) == 0)
  }
}
