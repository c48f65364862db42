import Foundation
import Pages
import ReadingRecords
import Testing

@Suite struct JSONWriterTests {
  private func text(_ write: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    json.object(write)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test func `fields, arrays and nested objects are separated by commas`() {
    let text = text {
      $0.field("a", 1)
      $0.field("b", [1, 2]) { $0.number($1) }
      $0.field("c", [[3], []]) { json, inner in
        json.object { $0.field("d", inner) { $0.number($1) } }
      }
      $0.field("e", [Int]()) { $0.number($1) }
      $0.field("f", "x")
    }
    #expect(text == #"{"a":1,"b":[1,2],"c":[{"d":[3]},{"d":[]}],"e":[],"f":"x"}"#)
  }

  @Test func `what is empty stays valid`() {
    #expect(text { _ in } == "{}")
  }

  @Test(arguments: [
    ("a\"b", #"a\"b"#), ("a\\b", #"a\\b"#), ("a\nb\tc\r", #"a\nb\tc\r"#),
    ("\u{0}\u{1B}\u{7F}", #"\u0000\u001b\u007f"#), ("é中🙂", "é中🙂"), ("", ""),
  ])
  func `text is escaped`(text: String, escaped: String) {
    #expect(self.text { $0.field("t", text) } == "{\"t\":\"\(escaped)\"}")
  }

  @Test func `any bytes give JSON that another parser reads back`() throws {
    var generator = SplitMix(state: 7)
    for _ in 0..<200 {
      let bytes = (0..<30).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let original = String(decoding: bytes, as: UTF8.self)
      let data = Data(text { $0.field("t", original) }.utf8)
      let object = try JSONSerialization.jsonObject(with: data) as? [String: String]
      #expect(object?["t"] == original)
    }
  }

  @Test(
    arguments: [
      (0, "0"), (1, "1"), (0.97, "0.97"), (0.1, "0.1"), (0.999_999_9, "1"), (0.000_004, "0.000004"),
      (1e-9, "0"), (-0.5, "-0.5"), (-1e-9, "0"), (12.25, "12.25"), (.nan, "null"),
      (.infinity, "null"),
    ] as [(Float, String)])
  func `numbers are short decimals`(value: Float, text: String) {
    #expect(self.text { $0.field("n", value) } == "{\"n\":\(text)}")
    #expect(self.text { $0.field("n", [value]) { $0.number($1) } } == "{\"n\":[\(text)]}")
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"),
  ])
  func `the examples of RFC 4648 encode as it says`(text: String, encoded: String) {
    #expect(Base64.encode(Array(text.utf8)) == encoded)
  }
}
