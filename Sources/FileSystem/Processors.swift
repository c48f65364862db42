/// How many processors the process may keep busy at once: those that are switched on, less what `taskset`,
/// a container or a service manager holds back.
///
/// Linux tells of both in files; elsewhere they do not exist and nothing is held back. After `proc(5)` and
/// the kernel's "Control Group v2", `cpu.max`.
enum Processors {
  /// At least 1.
  static var usableCount: Int {
    var count = System.processorCount
    if let status = text(of: "/proc/self/status"), let allowed = allowedCount(inStatus: status) {
      count = min(count, allowed)
    }
    if let groups = text(of: "/proc/self/cgroup"), let group = group(inList: groups) {
      // A limit of a group that holds this one counts as well.
      var path = group[...]
      while true {
        if let limit = text(of: "/sys/fs/cgroup\(path)/cpu.max"), let share = quota(in: limit) {
          count = min(count, share)
        }
        guard let slash = path.lastIndex(of: "/") else { break }
        path = path[..<slash]
      }
    }
    return max(1, count)
  }

  /// The processors that the scheduler may use.
  ///
  /// - Parameter status: What `/proc/self/status` holds; of it counts a line like
  ///   `Cpus_allowed_list: 0-3,8`.
  /// - Returns: Their number; `nil` if the line is missing or unlike that.
  static func allowedCount(inStatus status: String) -> Int? {
    let name = "Cpus_allowed_list:"
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name) }) else {
      return nil
    }
    var count = 0
    for range in line.dropFirst(name.count).split(separator: ",") {
      let ends = range.split(separator: "-", omittingEmptySubsequences: false)
        .map { Int($0.filter { !$0.isWhitespace }) }
      guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil,
        0 <= first, first <= last, last < 1 << 20
      else { return nil }
      count += last - first + 1
    }
    return count > 0 ? count : nil
  }

  /// The control group that the process is in.
  ///
  /// - Parameter list: What `/proc/self/cgroup` holds; of it counts a line like `0::/system.slice`.
  /// - Returns: Its path without the last slash; `nil` without such a line.
  static func group(inList list: String) -> String? {
    let prefix = "0::"
    guard let line = list.split(separator: "\n").first(where: { $0.hasPrefix(prefix) }) else {
      return nil
    }
    let path = line.dropFirst(prefix.count)
    return String(path.last == "/" ? path.dropLast() : path)
  }

  /// The processors that a limit on time is worth, rounded up.
  ///
  /// - Parameter limit: What `cpu.max` holds: microseconds, and of how many, such as `150000 100000`.
  /// - Returns: The number, at least 1; `nil` for `max`, which is no limit.
  static func quota(in limit: String) -> Int? {
    let numbers = limit.split(whereSeparator: \.isWhitespace).map { Int($0) }
    guard numbers.count == 2, let time = numbers[0], let period = numbers[1], time > 0, period > 0
    else { return nil }
    return max(1, time / period + (time % period > 0 ? 1 : 0))
  }

  private static func text(of path: String) -> String? {
    guard let bytes = try? File.read(FilePath(path), limit: 1 << 16) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
