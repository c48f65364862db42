/// The running program, and others that take its place.
public enum Program {
  /// Where the running program lies, links followed; `nil` where the system does not tell.
  public static var path: FilePath? { System.programPath() }

  /// Finds a program that belongs to the running one.
  ///
  /// - Parameter name: The program's name, without a folder.
  /// - Returns: The one beside the running program, else the first in the folders of `PATH`; `nil`
  ///   where neither has it.
  public static func find(_ name: FilePath) -> FilePath? {
    let folders = (Surroundings.environmentVariable("PATH") ?? "")
      .split(separator: ":").map { FilePath(String($0)) }
    return ([path?.parent].compactMap(\.self) + folders)
      .lazy.map { $0.appending(name) }.first(where: System.isProgram)
  }

  /// Becomes another program, which keeps the process, its files, its terminal and its signals.
  ///
  /// - Parameters:
  ///   - path: The program.
  ///   - arguments: What it is given, without its own name; bytes that need not be UTF-8.
  /// - Throws: ``FileError`` where the system does not start it: then nothing has changed.
  public static func become(_ path: FilePath, arguments: [[UInt8]]) throws(FileError) -> Never {
    throw System.execute(path, arguments: [path.bytes] + arguments)
  }

  /// What the running program was given, without its own name, as the system gave it.
  public static var arguments: [[UInt8]] { Array(System.arguments.dropFirst()) }
}
