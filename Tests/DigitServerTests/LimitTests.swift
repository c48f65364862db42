import DigitFixtures
import DigitReader
import ImageCodecs
import NIOCore
import Raster
import Testing

@testable import DigitServer

extension ServerTests {
  /// What a server does not take, or not for long.
  @Suite struct `Limits` {
    /// Some seconds at most; what hangs fails by the connection's own time, 30 s.
    private static let short = Duration.milliseconds(300)

    private func expect(
      _ answer: Answer, _ status: Int, _ code: String, limit: String, _ value: Int,
      to path: String = "/v1/scan", _ location: SourceLocation = #_sourceLocation
    ) throws {
      #expect(answer.status == status, "\(answer.text)", sourceLocation: location)
      #expect(answer.code == code, sourceLocation: location)
      #expect(answer["limit"] == limit, sourceLocation: location)
      #expect(answer.json?["limit_value"]?.number == Double(value), sourceLocation: location)
      let faults = try APIDescription().faults(answer, to: "POST", path)
      #expect(faults == [], sourceLocation: location)
      if status == 503 { #expect(answer.headers["retry-after"] == "1", sourceLocation: location) }
    }

    @Test func `are told of the body, whether its length is said or not`() async throws {
      try await TestServer.run {
        $0.maximumBodyBytes = 100_000
      } _: { server in
        let body = Array(repeating: UInt8(0), count: 3_000_000)
        for path in ["/v1/scan", "/v1/scan/stream", "/v2/models/digits/infer"] {
          // Without asking the server to close: it does so by itself.
          let answer = try await server.exchange(
            TestServer.request("POST", path, body, type: "image/png"))
          try expect(answer, 413, "body_too_large", limit: "max_body_bytes", 100_000, to: path)
          #expect(answer.headers["connection"] == "close")
        }
        let chunks = Array(
          "POST /v1/scan HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2DC6C0\r\n".utf8)
        let answer = try await server.exchange(chunks, body, Array("\r\n0\r\n\r\n".utf8))
        try expect(answer, 413, "body_too_large", limit: "max_body_bytes", 100_000)
      }
    }

    @Test func `are told of pixels`() async throws {
      try await TestServer.run {
        $0.reading.limits.maximumPixels = 1000
      } _: { server in
        let answer = try await server.ask(
          "POST", "/v1/scan", Fixture.plain.bytes, type: "image/png")
        try expect(answer, 413, "too_large", limit: "max_pixels", 1000)
      }
    }

    @Test func `are told of pictures, in a form and in a stream`() async throws {
      let (picture, _) = try Fixture.plain
      try await TestServer.run {
        $0.maximumImages = 2
      } _: { server in
        let form = ServerTests.Answers.form([picture, picture, picture])
        let answer = try await server.ask(
          "POST", "/v1/scan", form, type: "multipart/form-data; boundary=xx")
        try expect(answer, 413, "too_many_images", limit: "max_images", 2)
        let stream = try await server.ask(
          "POST", "/v1/scan/stream", picture + picture + picture, type: "image/png")
        #expect(stream.status == 200)
        #expect(stream.lines.map { $0?["type"]?.text } == ["result", "result", "error"])
        #expect(stream.lines.last??["code"]?.text == "too_many_images")
        #expect(stream.lines.last??["limit"]?.text == "max_images")
        #expect(try APIDescription().faults(stream, to: "POST", "/v1/scan/stream") == [])
      }
    }

    @Test func `cut off slow headers, bodies and streams, each in words`() async throws {
      let (picture, text) = try Fixture.plain
      try await TestServer.run {
        $0.headerTimeout = Self.short
        $0.bodyTimeout = Self.short
      } _: { server in
        let start = ContinuousClock.now
        async let slowHead = server.exchange(Array("GET /v2 HT".utf8))
        async let slowBody = server.exchange(
          TestServer.request("POST", "/v1/scan", picture, type: "image/png").dropLast(1).map { $0 })
        let stream = TestServer.request(
          "POST", "/v1/scan/stream", picture + picture, type: "image/png")
        async let slowStream = server.exchange(stream.dropLast(1).map { $0 })
        async let silence = server.connect()
        #expect(try await slowHead.status == 408)
        #expect(try await slowHead.code == "slow_headers")
        try await expect(slowBody, 408, "slow_body", limit: "body_timeout_seconds", 0)
        let lines = try await slowStream.lines
        #expect(lines.map { $0?["text"]?.text ?? $0?["code"]?.text } == [text, "slow_body"])
        #expect(try await silence.rest() == [])
        #expect(start.duration(to: .now) < .seconds(25))
      }
    }

    @Test func `count a body that drips as one that is slow`() async throws {
      try await TestServer.run {
        $0.bodyTimeout = Self.short
      } _: { server in
        let connection = try await server.connect()
        let drops = TestServer.request(
          "POST", "/v1/scan", Array(repeating: 0, count: 1000), type: "image/png")
        connection.send(drops.dropLast(900).map { $0 })
        let dripping = Task {
          for _ in 0..<200 where !Task.isCancelled {
            connection.send([0])
            try? await Task.sleep(for: .milliseconds(20))
          }
        }
        #expect(try await connection.answer().status == 408)
        dripping.cancel()
      }
    }

    @Test func `close what is idle`() async throws {
      try await TestServer.run {
        $0.idleTimeout = Self.short
      } _: { server in
        let connection = try await server.connect()
        connection.send(TestServer.request("GET", "/v2"))
        #expect(try await connection.answer().status == 200)
        #expect(await connection.rest() == [])
      }
    }

    @Test func `are told of time`() async throws {
      try await TestServer.run {
        $0.timeout = .zero
      } _: { server in
        let answer = try await server.ask(
          "POST", "/v1/scan", Fixture.plain.bytes, type: "image/png")
        try expect(answer, 504, "timeout", limit: "timeout_seconds", 0)
      }
    }

    @Test func `refuse at once where too many pictures wait`() async throws {
      let (picture, text) = try Fixture.plain
      try await TestServer.run {
        $0.queueCapacity = 1
        // So that it takes many turns.
        $0.batchSize = 1
      } _: { server in
        let service = server.server.service
        let long = Task {
          try await service.classify(
            Array(repeating: NormalizedGlyph(ink: Array(repeating: 0, count: 784)), count: 3000))
        }
        while service.pendingCount == 0 { await Task.yield() }
        let answer = try await server.ask("POST", "/v1/scan", picture, type: "image/png")
        try expect(answer, 503, "queue_full", limit: "queue", 1)
        let glyphs = Array(repeating: "0", count: 784).joined(separator: ",")
        let inference =
          #"{"inputs":[{"name":"input","datatype":"FP32","shape":[1,28,28],"data":[\#(glyphs)]}]}"#
        let path = "/v2/models/digits/infer"
        let refused = try await server.ask(
          "POST", path, Array(inference.utf8), type: "application/json")
        try expect(refused, 503, "queue_full", limit: "queue", 1, to: path)
        long.cancel()
        _ = try? await long.value
        #expect(
          try await server.ask("POST", "/v1/scan", picture, type: "image/png")["text"] == text)
      }
    }

    @Test func `bound the bodies of all together`() async throws {
      try await TestServer.run {
        $0.maximumBufferedBytes = 1000
      } _: { server in
        let body = Array(repeating: UInt8(0), count: 600)
        let first = try await server.connect()
        first.send(
          TestServer.request("POST", "/v1/scan", body, type: "image/png").dropLast().map { $0 })
        while try await !server.ask("GET", "/metrics").text.contains("buffered_bytes 599") {}
        let second = try await server.ask("POST", "/v1/scan", body, type: "image/png")
        try expect(second, 503, "too_much_at_once", limit: "max_buffered_bytes", 1000)
        first.send([0])
        #expect(try await first.answer().status == 415)
        #expect(try await server.ask("POST", "/v1/scan", body, type: "image/png").status == 415)
      }
    }

    @Test func `refuse connections in words`() async throws {
      try await TestServer.run {
        $0.maximumConnections = 2
      } _: { server in
        do {
          let held = [try await server.connect(), try await server.connect()]
          while server.server.gate.count < 2 { await Task.yield() }
          let answer = try await server.exchange(
            TestServer.request("POST", "/v1/scan", [1], type: "image/png"))
          try expect(answer, 503, "too_many_connections", limit: "max_connections", 2)
          withExtendedLifetime(held) {}
        }
        while server.server.gate.count > 0 { try await Task.sleep(for: .milliseconds(5)) }
        #expect(try await server.ask("GET", "/v2").status == 200)
      }
    }
  }
}
