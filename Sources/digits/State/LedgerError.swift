internal import FileSystem

/// Why a ledger cannot be gone on with.
enum LedgerError: Error {
  /// The file system refused.
  case file(FileError)

  /// Another run is at work with it.
  case inUse(FilePath)

  /// It is no ledger, or one that was damaged in other places than at its end.
  case corrupt(FilePath, line: Int)

  /// It was begun with settings that give other results.
  case otherSettings(FilePath)

  /// The output holds less than the ledger says was written.
  case outputIsShort(FilePath, size: Int, expected: Int)

  /// How the run ends.
  var status: ScanStatus {
    switch self {
    case .file: .unwritable
    case .inUse: .unwritable
    case .corrupt, .outputIsShort: .corruptData
    case .otherSettings: .misused
    }
  }

  /// Says what is wrong, and what can be done.
  func complain() {
    switch self {
    case .file(let error):
      Complaint.print(error)
    case .inUse(let path):
      Complaint.print("another run is at work with it", about: path)
    case .corrupt(let path, let line):
      Complaint.print("line \(line) is not one of a ledger", about: path)
    case .otherSettings(let path):
      Complaint.print(
        "begun with another version, model, format or limit, whose results would differ: "
          + "name another --state, or remove it to begin again", about: path)
    case .outputIsShort(let path, let size, let expected):
      Complaint.print(
        "it has \(size) bytes, but the ledger says that \(expected) were written: "
          + "bring it back, or remove both to begin again", about: path)
    }
  }
}
