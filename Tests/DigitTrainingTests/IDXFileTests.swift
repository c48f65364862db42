import FileSystem
import Testing

@testable import DigitTraining

@Suite struct IDXFileTests {
  static let whole: [UInt8] = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6]

  @Test func `shape and values are read`() throws {
    let file = try IDXFile(decoding: Self.whole, path: "file")
    #expect(file.shape == [2, 3])
    #expect(file.values == [1, 2, 3, 4, 5, 6])
  }

  static let faults: [(String, [UInt8], Int, String)] = [
    ("nothing", [], 0, "not an idx file"),
    ("a web page", Array("<!DOCTYPE html><html>".utf8), 0, "web page"),
    ("floats", [0, 0, 13, 1, 0, 0, 0, 0], 2, "type 13"),
    ("no axes", [0, 0, 8, 0], 3, "0 axes"),
    ("a header cut short", [0, 0, 8, 3, 0, 0, 0, 1], 3, "3 axes in a file of 8 bytes"),
    (
      "a product that overflows", [0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255], 4,
      "too many"
    ),
    ("a value too few", Array(whole.dropLast()), 17, "5 values"),
    ("a value too many", whole + [7], 18, "7 values"),
  ]

  @Test(arguments: faults)
  func `a file that cannot be used names the byte`(
    name: String, bytes: [UInt8], byte: Int, reason: String
  ) {
    let error = #expect(throws: DatasetError.self, "\(name)") {
      try IDXFile(decoding: bytes, path: "some/file")
    }
    #expect(error?.byte == byte, "\(name)")
    #expect(error?.reason.contains(reason) == true, "\(name): \(error?.reason ?? "")")
    #expect(error?.path == "some/file")
  }
}

@Suite struct GunzipTests {
  /// Packs bytes without compressing them (RFC 1951, stored blocks).
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    let length = UInt16(bytes.count)
    packed += [
      1, UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8),
    ]
    packed += bytes
    var crc: UInt32 = ~0
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    for word in [~crc, UInt32(bytes.count)] {
      for shift: UInt32 in [0, 8, 16, 24] { packed.append(UInt8(word >> shift & 255)) }
    }
    return packed
  }

  @Test func `members are unpacked one after the other and padding is left`() throws {
    let packed = Self.gzip([1, 2, 3]) + Self.gzip([4]) + [0, 0]
    #expect(try Gunzip.unpack(packed, limit: 4) == [1, 2, 3, 4])
  }

  @Test func `a file cut anywhere is refused`() {
    let packed = Self.gzip([1, 2, 3])
    for count in 0..<packed.count {
      #expect(throws: Gunzip.Failure.self) {
        try Gunzip.unpack(Array(packed[..<count]), limit: 100)
      }
    }
  }

  @Test func `a wrong checksum is refused`() {
    var packed = Self.gzip([1, 2, 3])
    packed[packed.count - 8] ^= 1
    #expect(throws: Gunzip.Failure.self) { try Gunzip.unpack(packed, limit: 100) }
  }

  @Test func `what unpacks to more than the limit is refused`() {
    #expect(throws: Gunzip.Failure.tooLarge(limit: 2)) {
      try Gunzip.unpack(Self.gzip([1, 2, 3]), limit: 2)
    }
  }
}
