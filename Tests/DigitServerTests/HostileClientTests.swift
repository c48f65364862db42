import DigitFixtures
import ImageCodecs
import Raster
import Testing

@testable import DigitServer

extension ServerTests {
  /// What clients send that is wrong, and what they get: never 500, always a code.
  @Suite struct `Hostile clients` {
    /// Something wrong, and what it is answered with.
    struct Case: Sendable, CustomTestStringConvertible {
      var name: String
      var method = "POST"
      var path = "/v1/scan"
      var type: String?
      var body: [UInt8] = []
      var status: Int
      var code: String

      var testDescription: String { name }
    }

    private static let form = "multipart/form-data; boundary=xx"

    static let paths = [
      "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd",
      "/style.css/../app.js", "//etc/passwd", "/.", "/index.html%00", "/Public/index.html",
    ].map { Case(name: $0, method: "GET", path: $0, status: 404, code: "not_found") }

    static let json = [
      "{", "[]", "{}", "null", #"{"strokes":[[[1]]]}"#, #"{"strokes":[[["a",2]]]}"#,
      #"{"strokes":[[[1e30,2]]]}"#, #"{"strokes":[[[NaN,2]]]}"#, #"{"strokes":[]}x"#,
      #"{"strokes":{}}"#, #"{"strokes":"\ud800"}"#, String(repeating: "[", count: 100_000),
    ].map {
      Case(
        name: "JSON \($0.prefix(30))", type: "application/json", body: Array($0.utf8), status: 400,
        code: "bad_json")
    }

    static let forms = [
      "--xx", "--xx\r\n", "nothing", "--xx\r\nA: b\r\n\r\nno end", "--xx--", "--xx\r\n\r\n--xx--",
      "--xx\r\n" + String(repeating: "a", count: 20_000) + "\r\n\r\n\r\n--xx--", "--xxabc",
    ].map {
      Case(
        name: "form \($0.prefix(20))", type: form, body: Array($0.utf8), status: 400,
        code: "bad_multipart")
    }

    static let inferences = [
      #"{"inputs":[]}"#, #"{"inputs":[{"datatype":"FP32","shape":[9],"data":[1]}]}"#,
      #"{"inputs":[{"datatype":"BYTES","shape":[1,28,28],"data":[]}]}"#,
      #"{"inputs":[{"datatype":"FP32","shape":[1,28,28],"data":[1]}]}"#,
      #"{"inputs":[{"datatype":"FP32","shape":[-1,28,28],"data":[1]}]}"#,
    ].map {
      Case(
        name: "infer \($0)", path: "/v2/models/digits/infer", type: "application/json",
        body: Array($0.utf8), status: 400, code: "bad_input")
    }

    static let others = [
      Case(name: "an empty body", type: "image/png", status: 400, code: "no_input"),
      Case(
        name: "text for a picture", type: "image/png", body: Array("hello, world".utf8),
        status: 415, code: "not_an_image"),
      Case(
        name: "a page", type: "text/html", body: [1], status: 415, code: "unsupported_media_type"),
      Case(
        name: "no type at all", type: ";", body: [1], status: 415, code: "unsupported_media_type"),
      Case(
        name: "a stream of JSON", path: "/v1/scan/stream", type: "application/json", body: [1],
        status: 415, code: "unsupported_media_type"),
      Case(
        name: "a form without boundary", type: "multipart/form-data", body: [1], status: 400,
        code: "bad_multipart"),
      Case(
        name: "an endless boundary",
        type: "multipart/form-data; boundary=" + String(repeating: "x", count: 71), body: [1],
        status: 400, code: "bad_multipart"),
      Case(
        name: "strokes without a point", type: "application/json",
        body: Array(#"{"strokes":[[],[]]}"#.utf8), status: 422, code: "no_strokes"),
      Case(
        name: "too many points", type: "application/json",
        body: Array("{\"strokes\":[[[1,2]\(String(repeating: ",[1,2]", count: 100_000))]]}".utf8),
        status: 400, code: "bad_json"),
      Case(
        name: "too many glyphs", path: "/v2/models/digits/infer", type: "application/json",
        body: Array(#"{"inputs":[{"datatype":"FP32","shape":[99999,28,28],"data":[1]}]}"#.utf8),
        status: 413, code: "too_many_images"),
      Case(
        name: "a form of 65 pictures", type: form,
        body: Array((String(repeating: "--xx\r\n\r\na\r\n", count: 65) + "--xx--").utf8),
        status: 413, code: "too_many_images"),
      Case(
        name: "a bomb of 40 KB that says 30,000 × 30,000", type: "image/png",
        body: bomb(side: 30_000), status: 413, code: "too_large"),
      Case(
        name: "a picture of more rows than there are numbers", type: "image/png",
        body: bomb(side: .max), status: 413, code: "too_large"),
      Case(
        name: "half a picture", type: "image/png", body: half, status: 422, code: "truncated"),
      Case(
        name: "a wrong method", method: "DELETE", status: 405, code: "method_not_allowed"),
      Case(
        name: "a page that is written to", method: "PUT", path: "/", status: 405,
        code: "method_not_allowed"),
    ]

    private static let half: [UInt8] = {
      let bytes = Fixture.all[0].content().bytes
      return Array(bytes[..<(bytes.count / 2)])
    }()

    /// A picture of noise whose header says something else of its size.
    private static func bomb(side: UInt32) -> [UInt8] {
      var generator = SystemRandomNumberGenerator()
      let noise = GrayImage(
        width: 200, height: 200,
        pixels: (0..<40_000).map { _ in .random(in: 0...255, using: &generator) })
      var bytes = PNGEncoder.encode(noise)
      let size = bigEndian(min(side, 0x7FFF_FFFF))
      bytes.replaceSubrange(16..<24, with: size + size)
      let sum = bigEndian(crc(bytes[12..<29]))
      bytes.replaceSubrange(29..<33, with: sum)
      return bytes
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
    }

    private static func crc(_ bytes: some Sequence<UInt8>) -> UInt32 {
      ~bytes.reduce(~0) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
          sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
        }
      }
    }

    @Test func `get what the description says`() async throws {
      let description = try APIDescription()
      try await TestServer.run { server in
        for wrong in Self.paths + Self.json + Self.forms + Self.inferences + Self.others {
          let answer = try await server.ask(wrong.method, wrong.path, wrong.body, type: wrong.type)
          #expect(answer.status == wrong.status, "\(wrong.name): \(answer.text)")
          #expect(answer.code == wrong.code, "\(wrong.name): \(answer.text)")
          #expect(description.codes.contains(wrong.code), "\(wrong.code)")
          if wrong.status != 404, wrong.status != 405 {
            let faults = description.faults(answer, to: wrong.method, wrong.path)
            #expect(faults == [], "\(wrong.name)")
          }
        }
        // None of them did any harm.
        let (picture, text) = try Fixture.plain
        #expect(
          try await server.ask("POST", "/v1/scan", picture, type: "image/png")["text"] == text)
      }
    }

    @Test(arguments: [
      ("nonsense\r\n\r\n", 400, "bad_request"),
      ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400, "bad_request"),
      (
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", 400,
        "bad_request"
      ),
      (
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        400,
        "bad_request"
      ),
      (
        "GET / HTTP/1.1\r\nHost: x\r\nA: \(String(repeating: "a", count: 100_000))\r\n\r\n", 431,
        "headers_too_large"
      ),
      (
        "GET / HTTP/1.1\r\nHost: x\r\n\(String(repeating: "A: b\r\n", count: 999))\r\n", 431,
        "headers_too_large"
      ),
      (
        "GET /\(String(repeating: "a", count: 100_000)) HTTP/1.1\r\nHost: x\r\n\r\n", 431,
        "headers_too_large"
      ),
      (
        "POST /v1/scan HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400,
        "broken_request"
      ),
    ])
    func `whose requests are none are told so`(text: String, status: Int, code: String) async throws
    {
      let answer = try await TestServer.run { try await $0.exchange(Array(text.utf8)) }
      #expect(answer.status == status)
      #expect(answer.code == code)
      #expect(answer.headers["connection"] == "close")
    }

    @Test func `that send half a body and leave harm nobody`() async throws {
      try await TestServer.run { server in
        for size in [1, 100, 100_000] {
          let whole = TestServer.request(
            "POST", "/v1/scan", Array(repeating: 0, count: size + 1), type: "image/png")
          let answer = try await server.exchange(whole.dropLast(1).map { $0 }, closing: true)
          #expect(answer.status == 400)
          #expect(answer.code == "broken_request")
        }
        #expect(try await server.ask("GET", "/v2/health/ready").status == 200)
      }
    }
  }
}
