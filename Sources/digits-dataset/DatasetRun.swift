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
    StandardStream.ignoreBrokenPipes()
    let status = status(of: body)
    if status != .success { throw ExitCode(status.rawValue) }
  }

  private static func status(of body: () throws -> Bool) -> ExitStatus {
    do {
      return try body() ? .success : .corruptData
    } catch let error as DatasetError {
      Complaint.print(error.description)
      return error.isUnreadable ? .noData : .corruptData
    } catch let error as FileError {
      // Whoever read our output has seen enough.
      if error.kind == .brokenPipe { return .success }
      Complaint.print(error.description)
      return error.operation == .read || error.operation == .open ? .noData : .unwritable
    } catch {
      Complaint.print("\(error)")
      return .failed
    }
  }
}
