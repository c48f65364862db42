/// How training or evaluation ended: the exit codes of `sysexits.h`, 1, and what a shell says of a
/// program that a signal ended.
enum TrainStatus: Int32 {
  case success = 0
  case failed = 1
  case misuse = 64
  case corruptData = 65
  case noData = 66
  case unwritable = 74
  case interrupted = 130
  case terminated = 143
}
