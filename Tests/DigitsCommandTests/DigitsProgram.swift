import FileSystem
import Foundation

/// The built program, run as people run it.
struct DigitsProgram {
  /// What a run left behind.
  struct Run: Equatable {
    var status: Int32
    var output: String
    var complaints: String

    /// The lines of standard output.
    var lines: [String] {
      output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
    }
  }

  /// The folder that programs are started in; relative paths begin there.
  let directory: TemporaryDirectory

  /// The program beside the tests that were built with it.
  static var url: URL {
    #if os(macOS)
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? .main
    return bundle.bundleURL.deletingLastPathComponent().appendingPathComponent("digits")
    #else
    return Bundle.main.bundleURL.appendingPathComponent("digits")
    #endif
  }

  /// Whether files may have names of any bytes, which not every system allows.
  static let diskTakesAnyName: Bool = {
    guard let directory = try? TemporaryDirectory() else { return false }
    return (try? File.write([], to: directory(FilePath(bytes: [0xFF])))) != nil
  }()

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - input: What it finds on standard input.
  /// - Returns: Its exit status and what it printed.
  /// - Throws: What keeps the test itself from running it.
  func callAsFunction(_ arguments: String..., input: [UInt8] = []) throws -> Run {
    try run(Self.url, arguments, input: input)
  }

  /// Runs the program to its end, with arguments that were put together elsewhere.
  ///
  /// - Parameter arguments: Its arguments.
  /// - Returns: Its exit status and what it printed.
  /// - Throws: What keeps the test itself from running it.
  func callAsFunction(arguments: [String]) throws -> Run {
    try run(Self.url, arguments, input: [])
  }

  /// Runs a line of shell, in which `$DIGITS` is the program.
  ///
  /// - Parameter line: The line.
  /// - Returns: Its exit status and what it printed.
  /// - Throws: What keeps the test itself from running it.
  func shell(_ line: String) throws -> Run {
    try run(URL(fileURLWithPath: "/bin/sh"), ["-c", line], input: [])
  }

  /// Output goes to files: a pipe that nobody empties would stop the program.
  private func run(_ program: URL, _ arguments: [String], input: [UInt8]) throws -> Run {
    let folder = try TemporaryDirectory()
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory.path.description)
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["DIGITS": Self.url.path, "LC_ALL": "C"]) { $1 }
    func file(_ name: String) -> URL {
      URL(fileURLWithPath: folder.path.description).appendingPathComponent(name)
    }
    try Data(input).write(to: file("input"))
    for name in ["output", "complaints"] { try Data().write(to: file(name)) }
    process.standardInput = try FileHandle(forReadingFrom: file("input"))
    process.standardOutput = try FileHandle(forWritingTo: file("output"))
    process.standardError = try FileHandle(forWritingTo: file("complaints"))
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: file("output")), as: UTF8.self),
      complaints: String(decoding: try Data(contentsOf: file("complaints")), as: UTF8.self))
  }
}
