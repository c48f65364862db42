import FileSystem
import Foundation

/// The built `digits-dataset`, run as people run it.
struct DatasetProgram {
  /// What a run left behind.
  struct Run {
    var status: Int32
    var output: String
    var complaints: String
  }

  /// The folder that it is started in.
  let directory: TemporaryDirectory

  /// The program beside the tests that were built with it.
  static var url: URL {
    #if os(macOS)
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? .main
    return bundle.bundleURL.deletingLastPathComponent().appendingPathComponent("digits-dataset")
    #else
    return Bundle.main.bundleURL.appendingPathComponent("digits-dataset")
    #endif
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - meanwhile: What is done while it runs.
  /// - Returns: Its exit status and what it printed.
  /// - Throws: What keeps the test itself from running it.
  func callAsFunction(
    _ arguments: String..., meanwhile: (Process) async throws -> Void = { _ in }
  ) async throws -> Run {
    try await self(arguments: arguments, meanwhile: meanwhile)
  }

  /// Runs the program to its end, with arguments that were put together elsewhere.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - meanwhile: What is done while it runs.
  /// - Returns: Its exit status and what it printed.
  /// - Throws: What keeps the test itself from running it.
  func callAsFunction(
    arguments: [String], meanwhile: (Process) async throws -> Void = { _ in }
  ) async throws -> Run {
    let folder = try TemporaryDirectory()
    let process = Process()
    process.executableURL = Self.url
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory.path.description)
    func file(_ name: String) -> URL {
      URL(fileURLWithPath: folder.path.description).appendingPathComponent(name)
    }
    for name in ["output", "complaints"] { try Data().write(to: file(name)) }
    process.standardOutput = try FileHandle(forWritingTo: file("output"))
    process.standardError = try FileHandle(forWritingTo: file("complaints"))
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    process.terminationHandler = { _ in end.finish() }
    try process.run()
    do {
      try await meanwhile(process)
    } catch {
      process.terminate()
      throw error
    }
    for await _ in ends {}
    return Run(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: file("output")), as: UTF8.self),
      complaints: String(decoding: try Data(contentsOf: file("complaints")), as: UTF8.self))
  }
}
