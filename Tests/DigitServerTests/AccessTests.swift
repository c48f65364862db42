import DigitFixtures
import Foundation
import NIOCore
import Testing

@testable import DigitServer

extension ServerTests {
  /// Who may ask, and how it is kept from others.
  @Suite struct `Access` {
    @Test func `to the API needs the token, where there is one`() async throws {
      try await TestServer.run {
        $0.token = "secret"
      } _: { server in
        let description = try APIDescription()
        for (method, path) in [
          ("GET", "/v1/model"), ("POST", "/v1/scan"), ("POST", "/v1/scan/stream"),
          ("GET", "/v2/models/digits"), ("POST", "/v2/models/digits/infer"),
        ] {
          for header in [
            [], [("Authorization", "Bearer wrong!")], [("Authorization", "Bearer secre")],
            [("Authorization", "Bearer secret2")], [("Authorization", "Basic secret")],
          ] {
            let answer = try await server.ask(method, path, headers: header)
            #expect(answer.status == 401)
            #expect(answer.code == "unauthorized")
            #expect(answer.headers["www-authenticate"] == "Bearer")
            #expect(description.faults(answer, to: method, path) == [])
          }
        }
        let right = [("Authorization", "Bearer secret")]
        #expect(try await server.ask("GET", "/v1/model", headers: right).status == 200)
        // What a load balancer asks, and the page that asks for the token.
        for path in ["/v2/health/live", "/v2/health/ready", "/metrics", "/"] {
          #expect(try await server.ask("GET", path).status == 200, "\(path)")
        }
      }
    }

    @Test func `from other origins is for those named`() async throws {
      let allowed = "access-control-allow-origin"
      try await TestServer.run {
        $0.origins = ["https://a.example"]
      } _: { server in
        let known = try await server.ask("GET", "/v2", headers: [("Origin", "https://a.example")])
        #expect(known.headers[allowed] == "https://a.example")
        #expect(known.headers["vary"] == "Origin")
        let unknown = try await server.ask("GET", "/v2", headers: [("Origin", "https://b.example")])
        #expect(unknown.headers[allowed] == nil)
        let question = [
          ("Origin", "https://a.example"), ("Access-Control-Request-Method", "POST"),
        ]
        let preflight = try await server.ask("OPTIONS", "/v1/scan", headers: question)
        #expect(preflight.status == 204)
        #expect(preflight.headers["access-control-allow-methods"] == "GET, POST")
        let refused = try await server.ask(
          "OPTIONS", "/v1/scan", headers: [("Origin", "https://b.example")])
        #expect(refused.status == 403)
      }
      let answer = try await TestServer.run {
        $0.origins = ["*"]
      } _: {
        try await $0.ask("GET", "/v2", headers: [("Origin", "https://b.example")])
      }
      #expect(answer.headers[allowed] == "*")
    }

    // MARK: TLS

    private static let openssl = ["/usr/bin/openssl", "/opt/homebrew/bin/openssl"]
      .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Makes a certificate for localhost, and its key.
    private static func identity(in folder: URL, _ name: String) throws -> ServerOptions.TLSFiles {
      let files = ServerOptions.TLSFiles(
        certificate: folder.appendingPathComponent("\(name).pem").path,
        key: folder.appendingPathComponent("\(name).key").path)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: try #require(openssl))
      process.arguments = [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
        "-keyout", files.key, "-out", files.certificate,
      ]
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
      return files
    }

    @Test(.enabled(if: openssl != nil, "needs openssl for a certificate"))
    func `is by HTTPS where there is a certificate, which may be renewed`() async throws {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("digits-tls-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let files = try Self.identity(in: folder, "first")
      let (picture, text) = try Fixture.plain
      try await TestServer.run {
        $0.tls = files
      } _: { server in
        #expect(
          try await server.ask("POST", "/v1/scan", picture, type: "image/png")["text"] == text)
        // A client in clear text gets no answer, and does no harm.
        let clear = try await TestConnection(
          port: server.port, certificate: nil, within: .seconds(30))
        clear.send(TestServer.request("GET", "/v2"))
        let said = await clear.rest()
        #expect(!said.starts(with: Array("HTTP".utf8)))
        let long = try await server.exchange(
          TestServer.request("POST", "/v1/scan", Array(repeating: 0, count: 17 << 20)))
        #expect(long.code == "body_too_large")

        let renewed = try Self.identity(in: folder, "second")
        for (new, old) in [(renewed.certificate, files.certificate), (renewed.key, files.key)] {
          try Data(contentsOf: URL(fileURLWithPath: new)).write(to: URL(fileURLWithPath: old))
        }
        server.reload()
        // The client trusts the new one alone: it is shown when the reload is done.
        var status: Int?
        for _ in 0..<100 where status == nil {
          status = try? await server.ask("GET", "/v2").status
          if status == nil { try await Task.sleep(for: .milliseconds(20)) }
        }
        #expect(status == 200)
      }
      var options = ServerOptions()
      let other = try Self.identity(in: folder, "third")
      options.tls = ServerOptions.TLSFiles(certificate: files.certificate, key: other.key)
      #expect(throws: ServerStartError.self) { try TLSIdentity(options.tls!) }
      #expect(throws: ServerStartError.self) {
        try TLSIdentity(ServerOptions.TLSFiles(certificate: "/nowhere", key: "/nowhere"))
      }
    }
  }
}
