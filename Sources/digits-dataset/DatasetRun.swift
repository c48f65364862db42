internal import ArgumentParser
internal import DigitTraining
internal import FileSystem

/// Turns what a command's work throws into a message and an exit status.
enum DatasetRun {
  /// Does the work of a command.
  ///
  /// - Parameter body: The work; `false` where some of what was checked is not as it should be.
  /// - Throws: `ExitCode` unless all went well.
  static func run(_ body: () throws -> Bool) throws {
    try finish { try body() ? .success : .corruptData }
  }

  /// Does the work of a command that tells its exit status itself.
  ///
  /// - Parameter body: The work.
  /// - Throws: `ExitCode` unless all went well.
  static func finish(_ body: () throws -> ExitStatus) throws {
    StandardStream.ignoreBrokenPipes()
    let status = status(of: body)
    if status != .success { throw ExitCode(status.rawValue) }
  }

  /// What is said where the output is there already.
  static func occupied(_ path: FilePath, _ reason: String) -> FileError {
    FileError(operation: .create, path: path.description, code: 0, reason: reason)
  }

  private static func status(of body: () throws -> ExitStatus) -> ExitStatus {
    do {
      return try body()
    } catch let error as DatasetError {
      Complaint.print(error.description)
      return error.isUnreadable ? .noData : .corruptData
    } catch let error as FileError {
      // Whoever read our output has seen enough.
      if error.kind == .brokenPipe { return .success }
      Complaint.print(error.description)
      return [.read, .open, .list].contains(error.operation) ? .noData : .unwritable
    } catch {
      Complaint.print("\(error)")
      return .failed
    }
  }
}
