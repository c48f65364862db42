internal import ArgumentParser
internal import FileSystem

/// A program beside this one that takes its place, as git starts its commands: signals and the exit
/// status are its own.
enum Companion {
  /// Becomes a program.
  ///
  /// - Parameters:
  ///   - program: Its name; it lies beside this program or in `PATH`.
  ///   - subcommand: The subcommand whose arguments it gets.
  /// - Throws: An exit code where there is no such program, or the system does not start it.
  static func become(_ program: FilePath, subcommand: String) throws -> Never {
    guard let path = Program.find(program) else {
      let place = Program.path.map { " beside \($0)" } ?? ""
      Complaint.print("the program is neither\(place) nor in PATH", about: program)
      throw ExitCode(unavailable)
    }
    do throws(FileError) {
      // As the system gave them: text would lose the bytes of names that are not UTF-8.
      try Program.become(path, arguments: following(subcommand, in: Program.arguments))
    } catch {
      Complaint.print(error)
      throw ExitCode(unavailable)
    }
  }

  /// What follows the first argument that is a subcommand's name.
  static func following(_ name: String, in arguments: [[UInt8]]) -> [[UInt8]] {
    guard let index = arguments.firstIndex(of: Array(name.utf8)) else { return [] }
    return Array(arguments[(index + 1)...])
  }

  /// The sysexits number for a program that is not there.
  private static let unavailable: Int32 = 69
}
