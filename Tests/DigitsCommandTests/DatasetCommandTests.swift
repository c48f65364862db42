import FileSystem
import Testing

@testable import digits

@Suite struct DatasetCommandTests {
  private let program: DigitsProgram

  init() throws {
    program = DigitsProgram(directory: try TemporaryDirectory())
  }

  @Test func `the program beside it is started, and its exit status is passed on`() throws {
    let version = try program("dataset", "--version")
    #expect(version.status == 0)
    #expect(version.output == "\(ProgramVersion.current)\n")
    let missing = try program("dataset", "fetch", "mnist", "--offline")
    #expect(missing.status == 66)
    #expect(missing.complaints.contains("mnist: lacks train-images-idx3-ubyte.gz, "))
    let help = try program("dataset", "fetch", "--help")
    #expect(help.output.contains("USAGE: digits-dataset fetch <name>"))
    #expect(try program("dataset", "nonsense").status == 64)
  }

  @Test func `without the program a message says what is not there`() throws {
    let run = try program.shell("cp \"$DIGITS\" here && PATH= ./here dataset fetch mnist")
    #expect(run.status == 69)
    #expect(run.complaints.hasPrefix("digits: digits-dataset: the program is neither beside /"))
    #expect(run.complaints.hasSuffix("/here nor in PATH\n"))
  }

  @Test func `a program in PATH takes the process over and gets every byte of its arguments`()
    throws
  {
    let script = "#!/bin/sh\nprintf '%s' \"$$\" \"|$1|$2|$#\"\nexit 7\n"
    try File.write(Array(script.utf8), to: program.directory("digits-dataset"))
    try program.directory.setPermissions("digits-dataset", 0o755)
    let run = try program.shell(
      """
      cp "$DIGITS" here
      mkdir bin && mv digits-dataset bin
      PATH=$PWD/bin:$PATH ./here dataset 'a b' "$(printf '\\377')" --help > out &
      child=$!
      wait $child
      status=$?
      [ "$(head -c ${#child} out)" = "$child" ] && echo same process
      tail -c +$((${#child} + 1)) out | od -An -tx1
      exit $status
      """)
    #expect(run.status == 7)
    // |a b|FF|3
    #expect(run.lines == ["same process", " 7c 61 20 62 7c ff 7c 33"])
  }
}
