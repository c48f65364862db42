import Testing

@Suite struct DigitsCommandTests {
  let digits: DigitsProgram

  init() throws {
    digits = DigitsProgram(directory: try TemporaryDirectory())
  }

  @Test func `the version is a number alone`() throws {
    let run = try digits("--version")
    #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    #expect(run.status == 0)
  }

  @Test func `help shows examples and exit codes`() throws {
    #expect(try digits("--help").output.contains("digits scan number.png"))
    let help = try digits("scan", "--help")
    #expect(help.output.contains("USAGE: digits scan [<options>] [<path> ...]"))
    #expect(help.output.contains("66  no input was found"))
    #expect(help.output.split(separator: Character("\n")).allSatisfy { $0.count <= 200 })
    #expect(help.status == 0)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions are made for every shell`(shell: String) throws {
    let run = try digits("--generate-completion-script", shell)
    #expect(run.output.contains("min-confidence"))
    #expect(run.status == 0)
  }
}
