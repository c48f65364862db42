internal import DigitTraining
internal import FileSystem

/// The file that keeps the state of training.
final class CheckpointStore {
  /// Its name.
  let path: FilePath

  /// Whether it must be there before training begins.
  let isRequired: Bool

  /// Whether it is of use only until the model is written.
  let isPassing: Bool

  /// The step of the state that the file holds.
  private(set) var keptStep: Int?

  /// More than any network for digits needs.
  private static let mostBytes = 1 << 30

  init(_ arguments: CheckpointArguments, output: FilePath) {
    if let file = arguments.resume ?? arguments.checkpoint {
      path = Surroundings.path(ofArgument: file)
      isPassing = false
    } else {
      path = FilePath(bytes: output.bytes + Array(".checkpoint".utf8))
      isPassing = true
    }
    isRequired = arguments.resume != nil
  }

  /// The bytes to go on from; `nil` if there are none yet.
  func load() throws(FileError) -> [UInt8]? {
    if !isRequired, !File.exists(path) { return nil }
    return try File.read(path, limit: Self.mostBytes)
  }

  /// Notes that training goes on from what the file holds.
  func noteLoaded(_ checkpoint: TrainingCheckpoint) {
    keptStep = checkpoint.state.step
  }

  /// Replaces the state that is kept; what cannot be written is told, and training goes on with the
  /// last good state kept.
  func save(_ checkpoint: TrainingCheckpoint) {
    do {
      try File.write(checkpoint.encoded(), to: path)
      keptStep = checkpoint.state.step
    } catch {
      Complaint.print(
        error.message
          + (keptStep.map { "; the state after step \($0) is still there" } ?? ""), about: path)
    }
  }

  /// Removes what is of no use once the model is written.
  func finish() {
    if isPassing { try? File.remove(path) }
  }
}
