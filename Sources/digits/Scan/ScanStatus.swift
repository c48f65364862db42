/// How a scan ended: the exit codes of `sysexits.h`, and 1.
enum ScanStatus: Int32 {
  case success = 0
  case someFailed = 1
  case misused = 64
  case corruptData = 65
  case noInput = 66
  case unwritable = 74
  case interrupted = 130
  case terminated = 143
}
