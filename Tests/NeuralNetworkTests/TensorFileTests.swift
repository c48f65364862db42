import Testing

@testable import NeuralNetwork

@Suite struct TensorFileTests {
  private static let example = TensorFile(
    metadata: ["format": "test", "quote": "a \"b\" \\ \n \u{1} é"],
    tensors: [
      .init(name: "matrix", shape: [2, 3], values: [1, -2, 3.5, 0, .pi, 1e-30]),
      .init(name: "number", shape: [], values: [42]),
      .init(name: "empty", shape: [0, 4], values: []),
    ])

  @Test func `what is written reads the same`() throws {
    #expect(try TensorFile(decoding: Self.example.encoded()) == Self.example)
  }

  /// A file with a header of one's own.
  private static func file(_ header: String, floats: Int = 1) -> [UInt8] {
    let text = Array(header.utf8)
    return (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text
      + [UInt8](repeating: 0, count: 4 * floats)
  }

  private static func header(
    dtype: String = "F32", shape: String = "[1]", offsets: String = "[0,4]"
  ) -> String {
    #"{"w":{"dtype":"\#(dtype)","shape":\#(shape),"data_offsets":\#(offsets)}}"#
  }

  static let hostile: [(String, [UInt8], String)] = [
    ("nothing", [], "0 bytes"),
    ("seven bytes", [1, 2, 3, 4, 5, 6, 7], "7 bytes"),
    ("a header of 2⁶⁴ − 1 bytes", [UInt8](repeating: 255, count: 64), "18446744073709551615"),
    ("a header longer than the file", [200, 0, 0, 0, 0, 0, 0, 0, 1], "200 bytes in a file of 9"),
    ("text that is not JSON", file("hello"), "not JSON"),
    ("a header that is a list", file("[]"), "not a JSON object"),
    ("lists in lists", file(String(repeating: "[", count: 100_000)), "nested too deep"),
    ("half precision", file(header(dtype: "F16")), "F16"),
    ("an offset below 0", file(header(offsets: "[-4,0]")), "makes no sense"),
    ("an end before the beginning", file(header(offsets: "[4,0]")), "makes no sense"),
    ("an end past the file", file(header(offsets: "[0,400]")), "makes no sense"),
    ("offsets that are not whole", file(header(offsets: "[0.5,4]")), "makes no sense"),
    ("a shape that overflows", file(header(shape: "[4294967296,4294967296,4]")), "larger than"),
    ("a shape below 0", file(header(shape: "[-1]")), "makes no sense"),
    ("a shape of other size than the bytes", file(header(shape: "[2]"), floats: 2), "not the 8"),
    ("a hole", file(header(offsets: "[4,8]"), floats: 2), "hole"),
    ("bytes after the last array", file(header(), floats: 3), "end at byte"),
    ("metadata that is a number", file(#"{"__metadata__":7}"#, floats: 0), "metadata"),
    (
      "one array in another",
      file(
        #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"#
          + #""b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, floats: 2), "overlap"
    ),
    (
      "one name twice",
      file(String(header().dropLast()) + "," + header().dropFirst()), "appears twice"
    ),
  ]

  @Test(arguments: hostile)
  func `a hostile file says what is wrong with it`(
    name: String, bytes: [UInt8], message: String
  ) {
    let error = #expect(throws: TensorFileError.self) { try TensorFile(decoding: bytes) }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "no error")")
  }

  @Test func `a file cut anywhere is refused`() {
    let bytes = Self.example.encoded()
    for count in 0..<bytes.count {
      #expect(throws: TensorFileError.self) { try TensorFile(decoding: Array(bytes[..<count])) }
    }
  }

  @Test func `no change of bytes crashes the reader`() {
    let bytes = Self.example.encoded()
    var generator = Xoshiro256(seed: 11)
    for _ in 0..<2000 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        changed[Int.random(in: 0..<changed.count, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      _ = try? TensorFile(decoding: changed)
    }
  }

  @Test(arguments: [
    (#""\u00e9\ud83d\ude00\ud83d""#, "é😀\u{FFFD}"),
    (#""\n\t\/\\\"""#, "\n\t/\\\""),
  ])
  func `escapes in strings are undone`(text: String, value: String) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)) == .string(value))
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\"}", "tru", "1e999", "\"\\x\"", "\"\\u12\"", "nan", "1 2", "\"\u{1}\"",
  ])
  func `text that is not JSON is refused`(text: String) {
    #expect(throws: JSONValue.ParsingError.self) { try JSONValue(parsing: Array(text.utf8)) }
  }
}
