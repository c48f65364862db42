internal import DigitTraining
internal import FileSystem

/// The file that keeps the state of training.
struct CheckpointStore {
  private let path: FilePath?

  /// More than any network for digits needs.
  private static let mostBytes = 1 << 30

  init(_ argument: String?) {
    path = argument.map(Surroundings.path(ofArgument:))
  }

  /// The state to go on from; `nil` if none was asked for or is there yet.
  func load(options: TrainingOptions) throws(Trainer.Failure) -> TrainingCheckpoint? {
    guard let path, File.exists(path) else { return nil }
    let bytes: [UInt8]
    do {
      bytes = try File.read(path, limit: Self.mostBytes)
    } catch {
      throw Trainer.Failure(message: error.message)
    }
    return try TrainingCheckpoint(decoding: bytes, options: options)
  }

  /// Replaces the state that is kept; what cannot be written is told, and training goes on with the
  /// last good state kept.
  func save(_ checkpoint: TrainingCheckpoint) {
    guard let path else { return }
    do {
      try File.write(checkpoint.encoded(), to: path)
    } catch {
      Complaint.print(error)
    }
  }
}
