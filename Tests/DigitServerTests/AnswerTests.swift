import DigitFixtures
import DigitReader
import Testing

@testable import DigitServer

extension ServerTests {
  /// What is right, and what is said about it.
  @Suite struct `Answers` {
    @Test func `are as openapi.json describes them`() async throws {
      let description = try APIDescription()
      let (picture, text) = try Fixture.plain
      let seven = Array(#"{"strokes":[[[10,10,0,0.5],[50,10],[30,80]]]}"#.utf8)
      let glyph = Array(repeating: "0", count: 784).joined(separator: ",")
      let inference = Array(
        #"{"id":"a","inputs":[{"name":"input","datatype":"FP32","shape":[1,28,28],"data":[\#(glyph)]}]}"#
          .utf8)
      try await TestServer.run { server in
        func ask(
          _ method: String, _ path: String, _ body: [UInt8] = [], type: String? = nil
        ) async throws -> Answer {
          let answer = try await server.ask(method, path, body, type: type)
          #expect(answer.status == 200, "\(path): \(answer.text)")
          #expect(description.faults(answer, to: method, path) == [], "\(path)")
          return answer
        }
        for path in [
          "/v2", "/v2/health/live", "/v2/health/ready", "/v2/models/digits",
          "/v2/models/digits/ready", "/v1/model", "/metrics",
        ] { _ = try await ask("GET", path) }
        #expect(try await ask("POST", "/v1/scan", picture, type: "image/png")["text"] == text)
        let drawn = try await ask("POST", "/v1/scan?crops=true", seven, type: "application/json")
        #expect(drawn["text"] == "7")
        #expect(drawn.json?["images"]?.elements.count == 1)
        let form = Self.form([picture, Array("nonsense".utf8), picture])
        let records = try await ask(
          "POST", "/v1/scan", form, type: "multipart/form-data; boundary=xx"
        ).json?["records"]?.elements
        #expect(records?.map { $0["type"]?.text } == ["result", "error", "result"])
        #expect(records?.map { $0["path"]?.text } == ["0.png", "1.png", "2.png"])
        let lines = try await ask(
          "POST", "/v1/scan/stream", picture + picture, type: "application/octet-stream"
        ).lines
        #expect(lines.map { $0?["text"]?.text } == [text, text])
        let output = try await ask(
          "POST", "/v2/models/digits/infer", inference, type: "application/json"
        ).json?["outputs"]?.elements.first
        #expect(output?["shape"]?.elements.first?.number == 1)
      }
    }

    static func form(_ files: [[UInt8]]) -> [UInt8] {
      files.enumerated().flatMap { number, bytes in
        Array("--xx\r\nContent-Disposition: form-data; filename=\"\(number).png\"\r\n\r\n".utf8)
          + bytes + Array("\r\n".utf8)
      } + Array("--xx--\r\n".utf8)
    }

    @Test func `to HEAD have a length and no body`() async throws {
      try await TestServer.run { server in
        for path in ["/", "/v2/health/ready", "/v1/model"] {
          let answer = try await server.ask("HEAD", path)
          let full = try await server.ask("GET", path)
          #expect(answer.status == 200)
          #expect(answer.headers["content-length"] == "\(full.body.count)")
          #expect(answer.body == [])
        }
      }
    }

    @Test func `of the page bear a strict policy`() async throws {
      try await TestServer.run { server in
        let page = try await server.ask("GET", "/")
        #expect(page.headers["content-type"] == "text/html; charset=utf-8")
        #expect(page.headers["content-security-policy"]?.contains("default-src 'none'") == true)
        #expect(page.headers["x-content-type-options"] == "nosniff")
      }
      let answer = try await TestServer.run {
        $0.servesPage = false
      } _: {
        try await $0.ask("GET", "/")
      }
      #expect(answer.status == 404)
    }

    @Test func `of the page mark digits unsure from the reader's own floor`() async throws {
      let script = try await TestServer.run { try await $0.ask("GET", "/reading.js").text }
      #expect(script.contains("const floor = \(ReadingOptions.defaultMinimumConfidence);\n"))
    }

    @Test func `keep the request's name where it is one`() async throws {
      try await TestServer.run { server in
        let named = try await server.ask("GET", "/v2", headers: [("X-Request-ID", "abc-1")])
        #expect(named.headers["x-request-id"] == "abc-1")
        let bad = try await server.ask("GET", "/v2", headers: [("X-Request-ID", "a b\"c")])
        #expect(bad.headers["x-request-id"] != "a b\"c")
      }
    }

    @Test func `to requests sent at once come in their order on one connection`() async throws {
      try await TestServer.run { server in
        let ask = TestServer.request("GET", "/v2", headers: [("X-Request-ID", "one")])
        let last = TestServer.request(
          "GET", "/v1/model", headers: [("X-Request-ID", "two"), ("Connection", "close")])
        let connection = try await server.connect()
        connection.send(ask + ask + last)
        let names = [
          try await connection.answer(), try await connection.answer(),
          try await connection.answer(),
        ].map { $0.headers["x-request-id"] }
        #expect(names == ["one", "one", "two"])
        #expect(await connection.rest() == [])
      }
    }

    @Test func `to HTTP 1.0 end the connection unless it is to be kept`() async throws {
      try await TestServer.run { server in
        let answer = try await server.exchange(Array("GET /v2 HTTP/1.0\r\n\r\n".utf8))
        #expect(answer.headers["connection"] == "close")
        let connection = try await server.connect()
        connection.send(Array("GET /v2 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n".utf8))
        #expect(try await connection.answer().headers["connection"] == "keep-alive")
        connection.send(Array("GET /v2 HTTP/1.0\r\n\r\n".utf8))
        #expect(try await connection.answer().status == 200)
      }
    }

    @Test func `come to a client that waits to be told to go on`() async throws {
      let (picture, text) = try Fixture.plain
      try await TestServer.run { server in
        let head = TestServer.request(
          "POST", "/v1/scan",
          headers: [("Expect", "100-continue"), ("Connection", "close")]
        )
        let connection = try await server.connect()
        let length = String(decoding: head, as: UTF8.self)
          .replacing("Content-Length: 0", with: "Content-Length: \(picture.count)")
        connection.send(Array(length.utf8))
        try await Task.sleep(for: .milliseconds(50))
        connection.send(picture)
        let bytes = await connection.rest()
        let told = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
        #expect(bytes.starts(with: told))
        #expect(try Answer(Array(bytes.dropFirst(told.count)))["text"] == text)
      }
    }

    @Test func `are counted`() async throws {
      let (picture, _) = try Fixture.plain
      try await TestServer.run { server in
        _ = try await server.ask("POST", "/v1/scan", picture, type: "image/png")
        _ = try await server.ask("POST", "/v1/scan", [1], type: "text/plain")
        let answer = try await server.ask("GET", "/metrics")
        let lines = answer.text.split(separator: "\n").map(String.init)
        for line in [
          #"digits_requests_total{route="/v1/scan",status="200"} 1"#,
          #"digits_requests_total{route="/v1/scan",status="415"} 1"#,
          #"digits_refusals_total{code="unsupported_media_type"} 1"#,
          #"digits_request_seconds_count{route="/v1/scan"} 2"#,
          #"digits_request_seconds_bucket{route="/v1/scan",le="+Inf"} 2"#,
          #"digits_readings_total{status="ok"} 1"#, #"digits_readings_total{status="empty"} 0"#,
          "digits_digits_total 4", "digits_queue 0", "digits_connections 1",
          "digits_buffered_bytes 0", "digits_active_requests 1",
          "# TYPE digits_batch_glyphs histogram", "# TYPE digits_request_seconds histogram",
          "# TYPE digits_requests_total counter", "# TYPE digits_queue gauge",
        ] { #expect(lines.contains(line), "\(line)") }
        let batches = lines.first { $0.hasPrefix("digits_batch_glyphs_sum ") }
        let crops = lines.first { $0.hasPrefix("digits_crops_total ") }
        #expect(
          batches?.split(separator: " ")[1]
            == crops.map { "\($0.split(separator: " ")[1]).0" }?[...])
      }
    }
  }
}
