internal import ArgumentParser
internal import FileSystem

/// `digits dataset verify`: checksums and structure.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check data sets: published checksums, sizes, labels.",
    discussion: """
      Each file is compared with the hash that was published for its name, with the folder's SHA256SUMS, \
      and read as training would read it: dimensions, lengths, the range of labels. A line a file is \
      printed, and one for the set that a folder holds. Files that are known neither by a hash nor as data \
      are not looked at.

      EXAMPLES
        digits dataset verify mnist
        digits dataset verify train.csv unipen/digits.json.gz

      EXIT STATUS
        0   all is as it should be
        64  the command was not understood
        65  something is not
        66  something was not found or could not be read, and nothing else is wrong
      """)

  @Argument(
    help: ArgumentHelp("Folders and files.", valueName: "path"), completion: .file())
  var paths: [String]

  func run() throws {
    try DatasetRun.finish {
      var found: Set<ExitStatus> = []
      for path in paths {
        let path = Surroundings.path(ofArgument: path)
        for finding in Verification.findings(about: path) {
          try StandardStream.output.write(Array("\(finding.line)\n".utf8))
          found.insert(finding.status)
        }
      }
      let worstFirst: [ExitStatus] = [.corruptData, .noData]
      return worstFirst.first { found.contains($0) } ?? .success
    }
  }
}
