/// What the process was given by its surroundings.
public enum Surroundings {
  /// The number of processors that the process may keep busy, at least 1: those that are switched on, or
  /// fewer where `taskset` or the limits of a container say so.
  public static var processorCount: Int { Processors.usableCount }

  /// Seconds since 1970, by the clock on the wall, which people may set.
  public static var secondsSince1970: Double { System.secondsSince1970 }

  /// The value of an environment variable.
  ///
  /// - Parameter name: The variable's name.
  /// - Returns: Its value, or `nil` if it is not set.
  public static func environmentVariable(_ name: String) -> String? {
    System.environmentValue(name)
  }

  /// The path that an argument names, byte for byte.
  ///
  /// Swift hands a program its arguments as text, in which bytes that are not UTF-8 are lost. The
  /// argument is looked up among those that the system gave.
  ///
  /// - Parameter argument: An argument of the program, or any other text.
  /// - Returns: The argument's bytes; the text's where no argument reads like it.
  public static func path(ofArgument argument: String) -> FilePath {
    guard argument.unicodeScalars.contains("\u{FFFD}") else { return FilePath(argument) }
    let given = System.arguments.first { String(decoding: $0, as: UTF8.self) == argument }
    return given.map { FilePath(bytes: $0) } ?? FilePath(argument)
  }
}
