import DigitFixtures
import FileSystem
import Foundation
import NIOCore
import Synchronization
import Testing

@testable import DigitServer

extension ServerTests {
  /// The end of a server, and new models while it runs.
  @Suite struct `A running server` {
    /// What became of requests.
    private final class Tally: Sendable {
      private let counts = Mutex<[String: Int]>([:])

      func add(_ outcome: String) { counts.withLock { $0[outcome, default: 0] += 1 } }

      var outcomes: [String: Int] { counts.withLock { $0 } }
    }

    /// What is set once.
    private final class Flag: Sendable {
      private let value = Atomic(false)

      var isSet: Bool { value.load(ordering: .relaxed) }

      func set() { value.store(true, ordering: .relaxed) }
    }

    #if os(Linux)
    @Test func `loses no request when it ends, new connections or kept ones`() async throws {
      let (picture, text) = try Fixture.plain
      let tally = Tally()
      try await TestServer.run { server in
        await withDiscardingTaskGroup { group in
          for client in 0..<8 {
            group.addTask {
              await Self.knock(server, picture, text, keeps: client % 2 == 0, tally)
            }
          }
          group.addTask {
            while tally.outcomes["read", default: 0] < 20, !tally.outcomes.keys.contains("lost") {
              try? await Task.sleep(for: .milliseconds(10))
            }
            server.end()
          }
        }
      }
      #expect(Set(tally.outcomes.keys) == ["read"], "\(tally.outcomes)")
    }

    /// Asks until no connection can be made.
    private static func knock(
      _ server: TestServer, _ picture: [UInt8], _ text: String, keeps: Bool, _ tally: Tally
    ) async {
      let request = TestServer.request(
        "POST", "/v1/scan", picture, type: "image/png",
        headers: keeps ? [] : [("Connection", "close")])
      while let connection = try? await server.connect() {
        var goesOn = true
        while goesOn {
          connection.send(request)
          guard let answer = try? await connection.answer() else {
            tally.add("lost")
            return
          }
          tally.add(answer["text"] == text ? "read" : "\(answer.status) \(answer.text)")
          goesOn = answer.headers["connection"] != "close"
        }
        connection.closeOutput()
        _ = await connection.rest()
      }
    }
    #endif

    @Test func `that ends answers those who had connected but said nothing yet`() async throws {
      let (picture, text) = try Fixture.plain
      try await TestServer.run {
        $0.lastChance = .seconds(60)
        $0.headerTimeout = .seconds(60)
      } _: { server in
        var connections: [TestConnection] = []
        for _ in 0..<8 { connections.append(try await server.connect()) }
        while server.server.gate.count < 8 { try await Task.sleep(for: .milliseconds(5)) }
        server.end()
        // When no connection is made any more, the others have been told to end.
        while let late = try? await server.connect(opening: .milliseconds(200)) { late.close() }
        for connection in connections {
          connection.send(TestServer.request("POST", "/v1/scan", picture, type: "image/png"))
        }
        for connection in connections {
          let answer = try await connection.answer()
          #expect(answer["text"] == text)
          #expect(answer.headers["connection"] == "close")
        }
      }
    }

    @Test func `that ends says so first, and still answers`() async throws {
      let (picture, text) = try Fixture.plain
      try await TestServer.run {
        $0.drainDelay = .seconds(600)
      } _: { server in
        let idle = try await server.connect()
        idle.send(TestServer.request("GET", "/v2/health/ready"))
        #expect(try await idle.answer().status == 200)
        server.end()
        while !server.server.gate.isDraining { await Task.yield() }
        let ready = try await server.ask("GET", "/v2/health/ready")
        #expect(ready.status == 503)
        #expect(ready.code == "draining")
        #expect(try APIDescription().faults(ready, to: "GET", "/v2/health/ready") == [])
        #expect(try await server.ask("GET", "/v2/health/live").status == 200)
        let connection = try await server.connect()
        connection.send(TestServer.request("POST", "/v1/scan", picture, type: "image/png"))
        let answer = try await connection.answer()
        #expect(answer["text"] == text)
        #expect(answer.headers["connection"] == "close")
        // A second signal ends the waiting; what was kept for nothing is closed in the end.
        server.end()
        #expect(await idle.rest() == [])
      }
    }

    @Test func `that ends waits for a body that is still coming`() async throws {
      let (picture, text) = try Fixture.plain
      try await TestServer.run { server in
        let connection = try await server.connect()
        let request = TestServer.request("POST", "/v1/scan", picture, type: "image/png")
        connection.send(Array(request[..<100]))
        while server.server.gate.count == 0 { await Task.yield() }
        try await Task.sleep(for: .milliseconds(50))
        server.end()
        // Long after the socket is closed.
        try await Task.sleep(for: .milliseconds(600))
        connection.send(Array(request[100...]))
        #expect(try await connection.answer()["text"] == text)
      }
    }

    @Test func `that ends does not wait for ever`() async throws {
      let start = ContinuousClock.now
      try await TestServer.run {
        $0.drainLimit = .milliseconds(500)
      } _: { server in
        let connection = try await server.connect()
        connection.send(
          Array("POST /v1/scan HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\na".utf8))
        while server.server.gate.count == 0 { await Task.yield() }
        try await Task.sleep(for: .milliseconds(50))
        server.end()
        _ = await connection.rest()
      }
      #expect(start.duration(to: .now) < .seconds(25))
    }

    @Test func `takes a new model without dropping a request, and no broken one`() async throws {
      let (picture, text) = try Fixture.plain
      let tally = Tally()
      let isReloaded = Flag()
      let file = FileManager.default.temporaryDirectory
        .appendingPathComponent("digits-model-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: file) }
      let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Models")
      let model = try #require(
        try FileManager.default.contentsOfDirectory(atPath: shipped.path)
          .filter { $0.hasSuffix(".safetensors") }.min())
      let bytes = try Data(contentsOf: shipped.appendingPathComponent(model))
      try bytes.write(to: file)
      try await TestServer.run {
        $0.model = file.path
      } _: { server in
        await withDiscardingTaskGroup { group in
          for _ in 0..<4 {
            group.addTask {
              while !isReloaded.isSet {
                let answer = try? await server.ask("POST", "/v1/scan", picture, type: "image/png")
                tally.add(answer?["text"] == text ? "read" : "\(answer?.text ?? "lost")")
              }
            }
          }
          group.addTask {
            defer { isReloaded.set() }
            for round in 0..<4 {
              try? (round % 2 == 0 ? bytes : Data("broken".utf8)).write(to: file)
              server.reload()
              try? await Task.sleep(for: .milliseconds(100))
            }
          }
        }
        let answer = try await server.ask("GET", "/v1/model")
        #expect(answer.status == 200)
      }
      #expect(Set(tally.outcomes.keys) == ["read"], "\(tally.outcomes)")
    }
  }
}
