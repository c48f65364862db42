import ArgumentParser
import DigitReader
import FileSystem
import ImageCodecs
import Testing

@testable import digits

@Suite struct ScanConfigurationTests {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try File.write([1], to: directory("a.png"))
    try File.write([2], to: directory("b.png"))
    try Directory.create(directory("folder"))
  }

  private func configuration(_ arguments: [String]) throws -> ScanConfiguration {
    try ScanConfiguration(ScanCommand.parse(arguments))
  }

  private func path(_ name: FilePath) -> String { directory(name).description }

  @Test(arguments: [
    ("5_000_000", 5_000_000), ("100M", 100_000_000), ("7k", 7000), ("2g", 2_000_000_000), ("1", 1),
  ])
  func `a count of pixels may have separators and a suffix`(argument: String, count: Int) {
    #expect(PixelCount(argument: argument)?.count == count)
  }

  @Test(arguments: ["", "0", "M", "-5", "1.5M", "5MM", "ten", "9223372036854775807k", "+5", "_"])
  func `what is no count of pixels is refused`(argument: String) {
    #expect(PixelCount(argument: argument) == nil)
  }

  @Test func `flags become options`() throws {
    let configuration = try configuration([
      path("a.png"), "-f", "jsonl", "--min-confidence", "0.75", "--max-pixels", "2M", "-j3",
      "--model", "m.safetensors",
    ])
    #expect(configuration.sources == [.file(directory("a.png"))])
    #expect(configuration.output.format == .jsonl)
    #expect(configuration.options.minimumConfidence == 0.75)
    #expect(configuration.options.limits.maximumPixels == 2_000_000)
    #expect(configuration.jobs == 3)
    #expect(configuration.model == "m.safetensors")
    #expect(!configuration.hasSeveralInputs)
  }

  @Test func `a directory or a second path makes several inputs`() throws {
    #expect(try configuration([path("folder")]).hasSeveralInputs)
    #expect(try configuration([path("a.png"), path("missing")]).hasSeveralInputs)
  }

  @Test(arguments: [
    ["--min-confidence", "1.01"], ["--min-confidence", "-0.1"], ["--min-confidence", "nan"],
    ["-j", "0"], ["-j", "257"], ["--max-pixels", "0"], ["-f", "xml"], ["-", "-"],
    ["--annotate", ""], ["--no-such-flag"],
  ])
  func `what makes no sense is refused`(arguments: [String]) {
    #expect(throws: (any Error).self) { try configuration([path("a.png")] + arguments) }
  }

  @Test func `one picture is drawn to a file, or into a directory`() throws {
    func annotation(_ target: String) throws -> ScanConfiguration.Annotation? {
      try configuration([path("a.png"), "--annotate", target]).annotation
    }
    #expect(try annotation(path("new.png")) == .file(directory("new.png")))
    #expect(try annotation(path("b.png")) == .file(directory("b.png")))
    #expect(try annotation(path("folder")) == .directory(directory("folder")))
    #expect(try annotation(path("new/")) == .directory(directory("new/")))
  }

  @Test func `a picture is never drawn over itself or its own directory`() throws {
    #expect(throws: (any Error).self) {
      try configuration([path("a.png"), "--annotate", path("folder/../a.png")])
    }
    #expect(throws: (any Error).self) {
      try configuration([path("folder"), "--annotate", path("folder/")])
    }
    #expect(throws: (any Error).self) {
      try configuration([path("a.png"), path("b.png"), "--annotate", path("b.png")])
    }
  }
}
