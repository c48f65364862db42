import DatasetDownloads
import FileSystem
import Foundation
import Testing

/// The real MNIST, where it is at hand.
private enum Data {
  /// `DIGITS_DATA`, or `../shared/data` beside the package.
  static let mnist: FilePath = {
    if let folder = Surroundings.environmentVariable("DIGITS_DATA") {
      return FilePath(folder).appending("mnist")
    }
    let root = FilePath(#filePath).parent.parent.parent
    return root.parent.appending("shared/data/mnist")
  }()

  static let isThere = File.exists(mnist)

  /// What a server answers that has MNIST below an address.
  static func answer(_ request: LoopbackServer.Request) -> [LoopbackServer.Step] {
    let name = FilePath(request.path).lastComponent
    guard let bytes = try? File.read(mnist.appending(name), limit: 1 << 24) else {
      return Answer.empty("404 Not Found")
    }
    return Answer.ranged(bytes, request, headers: ["ETag: \"\(name)\""])
  }
}

@Suite struct FetchCommandTests {
  private let program: DatasetProgram

  init() throws {
    program = DatasetProgram(directory: try TemporaryDirectory())
  }

  @Test(.enabled(if: Data.isThere, "MNIST is not at hand: set DIGITS_DATA"))
  func `MNIST's published checksums are those of the real files`() throws {
    for file in RemoteDataset.mnist.files {
      let digest = try FileDigest(of: Data.mnist.appending(FilePath(file.name)))
      #expect(file.checksums.count == 2)
      #expect(file.checksums.allSatisfy(digest.has))
      #expect(digest.size == file.size)
    }
  }

  @Test func `every known set has mirrors, files, and a checksum for what is downloaded`() {
    #expect(
      RemoteDataset.known.map(\.name) == ["mnist", "emnist-digits", "emnist-letters", "qmnist"])
    for dataset in RemoteDataset.known {
      #expect(dataset.mirrors.allSatisfy { $0.hasPrefix("http") && $0.hasSuffix("/") })
      #expect(dataset.mirrors.count > 1)
      for file in dataset.files {
        #expect(
          file.checksums.contains {
            if case .md5(let digits) = $0 { digits.count == 32 } else { false }
          })
      }
    }
    #expect(
      RemoteDataset.emnistLetters.members.first == "gzip/emnist-letters-train-images-idx3-ubyte.gz")
  }

  @Test(.enabled(if: Data.isThere, "MNIST is not at hand: set DIGITS_DATA"))
  func `MNIST comes from the mirror that has it, once, and is there offline`() async throws {
    let bad = try await LoopbackServer { _ in
      Answer.whole(Answer.page, headers: ["Content-Type: text/html"])
    }
    let good = try await LoopbackServer { request in Data.answer(request) }
    let run = try await program(
      "fetch", "mnist", "--mirror", bad.address, "--mirror", good.address, "--mirrors-only")
    #expect(run.status == 0)
    #expect(
      run.output.split(separator: "\n").map(String.init)
        == RemoteDataset.mnist.files.map { "mnist/\($0.name)" })
    // Not a terminal: faults are told, progress is not.
    #expect(run.complaints.split(separator: "\n").count == 4)
    #expect(run.complaints.contains("it answered with a web page"))
    #expect(!run.complaints.contains("\u{1B}"))
    let again = try await program("fetch", "mnist", "--offline")
    #expect(again.status == 0)
    #expect(again.complaints.isEmpty)
    #expect(good.requests.count == 4)
  }

  @Test func `a set that no mirror has ends with 69, and nothing is left behind`() async throws {
    let server = try await LoopbackServer { _ in Answer.empty("404 Not Found") }
    let run = try await program(
      "fetch", "qmnist", "--to", "q", "--mirror", server.address, "--mirrors-only")
    #expect(run.status == 69)
    #expect(run.output.isEmpty)
    #expect(
      run.complaints.contains(
        "no mirror sent it\n  \(server.address)qmnist-train-images-idx3-ubyte.gz: it answered 404"))
    #expect(try Directory.names(in: program.directory("q")).isEmpty)
  }

  @Test(.enabled(if: Data.isThere, "MNIST is not at hand: set DIGITS_DATA"))
  func `Ctrl-C keeps what has come, and the next run asks for the rest`() async throws {
    let server = try await LoopbackServer { request in
      if request.index > 0 { return Data.answer(request) }
      return Data.answer(request).map { step in
        if case .send(let bytes) = step { .send(Array(bytes.prefix(3_000_000))) } else { step }
      } + [.pause(.seconds(600))]
    }
    let part = program.directory("mnist/train-images-idx3-ubyte.gz.part")
    let stopped = try await program(
      "fetch", "mnist", "--mirror", server.address, "--mirrors-only", "--idle-timeout", "600",
      meanwhile: { process in
        for _ in 0..<2000 where ((try? File.status(of: part).size) ?? 0) < 2_900_000 {
          try await Task.sleep(for: .milliseconds(10))
        }
        process.interrupt()
      })
    #expect(stopped.status == 130)
    #expect(stopped.complaints == "digits-dataset: interrupted; what has come is kept\n")
    let kept = try File.status(of: part).size
    #expect(kept > 2_900_000)
    let run = try await program("fetch", "mnist", "--mirror", server.address, "--mirrors-only")
    #expect(run.status == 0)
    #expect(server.requests.dropFirst().first?.rangeStart == kept)
    #expect(try Directory.names(in: program.directory("mnist")).count == 5)
  }

  @Test func `a run that is asked to end ends with 143`() async throws {
    let size = try #require(RemoteDataset.mnist.files[0].size)
    let server = try await LoopbackServer { _ in
      [
        .send(
          Answer.head("200 OK", ["Content-Length: \(size)"]) + Downloads.body(bytes: 9, seed: 1)),
        .pause(.seconds(600)),
      ]
    }
    let part = program.directory("mnist/train-images-idx3-ubyte.gz.part")
    let stopped = try await program(
      "fetch", "mnist", "--mirror", server.address, "--mirrors-only", "--idle-timeout", "600",
      meanwhile: { process in
        for _ in 0..<2000 where ((try? File.status(of: part).size) ?? 0) < 9 {
          try await Task.sleep(for: .milliseconds(10))
        }
        process.terminate()
      })
    #expect(stopped.status == 143)
    #expect(stopped.complaints.contains("interrupted; what has come is kept"))
  }

  @Test(arguments: [
    ["fetch", "mnst"], ["fetch", "mnist", "--mirror", "ftp://a/"],
    ["fetch", "mnist", "--mirrors-only"],
    ["fetch", "mnist", "--idle-timeout", "0"], ["fetch", "mnist", "--attempts", "0"],
  ])
  func `a command that makes no sense ends with 64`(arguments: [String]) async throws {
    #expect(try await program(arguments: arguments).status == 64)
  }
}
