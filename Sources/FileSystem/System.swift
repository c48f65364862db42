// The one file of the package that calls the C library: what differs between systems stays here.
// Each function is one call, repeated where a signal interrupted it; what is built of several
// calls lives in the files beside this one.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The calls of the C library that the package needs, with errors as typed throws.
enum System {
  /// What an open file is for.
  enum Access {
    case reading
    case creating
    case appending

    /// As `appending`, but a symbolic link is refused.
    case appendingToOwn
  }

  // MARK: errors

  /// The error of a call that failed with `code`.
  static func error(
    _ operation: FileError.Operation, _ path: FilePath, code: Int32
  ) -> FileError {
    FileError(
      operation: operation, path: path.description, code: code,
      reason: unsafe String(cString: strerror(code)))
  }

  /// What a program does differently about, of a system's error number.
  static func kind(of code: Int32) -> FileError.Kind {
    switch code {
    case ENOENT, ENOTDIR: .notFound
    case EPIPE: .brokenPipe
    case EISDIR: .notAFile
    default: .refused
    }
  }

  /// Makes a call on a path until no signal interrupts it.
  ///
  /// The number of the error is taken at once: freeing the path's copy may change it.
  private static func call(
    _ operation: FileError.Operation, _ path: FilePath,
    _ body: (UnsafePointer<CChar>) -> Int32
  ) throws(FileError) -> Int32 {
    guard !path.bytes.contains(0) else { throw error(operation, path, code: ENOENT) }
    let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
    while true {
      let (result, code) = unsafe name.withUnsafeBufferPointer { name -> (Int32, Int32) in
        guard let start = name.baseAddress else { return (-1, ENOENT) }
        let result = unsafe body(start)
        return (result, errno)
      }
      if result >= 0 { return result }
      if code != EINTR { throw error(operation, path, code: code) }
    }
  }

  // MARK: files

  /// Opens a file and returns its descriptor.
  ///
  /// Opening to read never waits: a pipe that nobody writes to is opened as an empty one. Nor does
  /// opening a file of one's own: a pipe that nobody reads is an error.
  static func open(_ path: FilePath, for access: Access) throws(FileError) -> Int32 {
    let flags =
      switch access {
      case .reading: O_RDONLY | O_NONBLOCK | O_NOCTTY
      case .creating: O_WRONLY | O_CREAT | O_EXCL
      case .appending: O_WRONLY | O_CREAT | O_APPEND
      case .appendingToOwn: O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
      }
    let operation: FileError.Operation = access == .reading ? .open : .write
    let descriptor = try unsafe call(operation, path) { name in
      #if canImport(Darwin)
      unsafe Darwin.open(name, flags | O_CLOEXEC, 0o666)
      #elseif canImport(Musl)
      unsafe Musl.open(name, flags | O_CLOEXEC, 0o666)
      #else
      unsafe Glibc.open(name, flags | O_CLOEXEC, 0o666)
      #endif
    }
    if access == .reading { _ = fcntl(descriptor, F_SETFL, 0) }
    return descriptor
  }

  /// Closes a descriptor; nothing can be done about a failure.
  static func closeDescriptor(_ descriptor: Int32) {
    let result = close(descriptor)
    // Who closes twice may close what another thread has opened meanwhile.
    assert(result == 0 || errno != EBADF, "descriptor \(descriptor) was closed before")
  }

  /// Reads at most `count` bytes, waiting for the first; none at the end of the file.
  ///
  /// Standard input ends where the process is asked to end: nobody knows when its next byte comes.
  static func readBytes(
    _ descriptor: Int32, count: Int, of path: FilePath
  ) throws(FileError) -> [UInt8] {
    if descriptor == 0, !Interruption.wait(for: descriptor) { return [] }
    var code: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while true {
        let result = unsafe read(descriptor, buffer.baseAddress, count)
        if result >= 0 {
          filled = result
          return
        }
        if errno != EINTR {
          code = errno
          return
        }
      }
    }
    if code != 0 { throw error(.read, path, code: code) }
    return bytes
  }

  /// Reads at most `count` bytes from a place in a file, whatever was read before; none past the
  /// end.
  static func readBytes(
    _ descriptor: Int32, at offset: Int, count: Int, of path: FilePath
  ) throws(FileError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while true {
        let result = unsafe pread(descriptor, buffer.baseAddress, count, off_t(offset))
        if result >= 0 {
          filled = result
          return
        }
        if errno != EINTR {
          code = errno
          return
        }
      }
    }
    if code != 0 { throw error(.read, path, code: code) }
    return bytes
  }

  /// Writes every byte.
  static func writeBytes(
    _ bytes: [UInt8], to descriptor: Int32, of path: FilePath
  ) throws(FileError) {
    let code = unsafe bytes.withUnsafeBytes { buffer -> Int32 in
      var written = 0
      while written < buffer.count {
        let result = unsafe write(
          descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
        if result < 0 {
          if errno == EINTR { continue }
          guard errno == EAGAIN else { return errno }
          // A pipe that another program made non-blocking: wait until there is room again.
          var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = unsafe poll(&room, 1, -1)
        } else {
          written += result
        }
      }
      return 0
    }
    if code != 0 { throw error(.write, path, code: code) }
  }

  /// Waits until what was written is on the disk.
  static func synchronize(_ descriptor: Int32, of path: FilePath) throws(FileError) {
    while fsync(descriptor) != 0 {
      if errno != EINTR { throw error(.write, path, code: errno) }
    }
  }

  /// Takes back what a file holds past a length.
  static func truncate(
    _ descriptor: Int32, to size: Int, of path: FilePath
  ) throws(FileError) {
    while ftruncate(descriptor, off_t(size)) != 0 {
      if errno != EINTR { throw error(.write, path, code: errno) }
    }
  }

  /// Keeps an open file for this process; `false` where another one keeps it.
  static func lock(_ descriptor: Int32, of path: FilePath) throws(FileError) -> Bool {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return false }
      if errno != EINTR { throw error(.open, path, code: errno) }
    }
    return true
  }

  /// Gives a file another name, replacing what bore it.
  static func renameFile(_ path: FilePath, to target: FilePath) throws(FileError) {
    let targetName = target.bytes.map { CChar(bitPattern: $0) } + [0]
    _ = try unsafe call(.rename, path) { name in unsafe rename(name, targetName) }
  }

  /// Removes a file's name.
  static func removeFile(_ path: FilePath) throws(FileError) {
    _ = try unsafe call(.remove, path) { name in unsafe unlink(name) }
  }

  // MARK: status

  /// What the system knows of a path; a symbolic link is followed unless said otherwise.
  static func status(
    of path: FilePath, followingLink: Bool = true
  ) throws(FileError) -> FileStatus {
    var result = stat()
    _ = try unsafe call(.status, path) { name in
      unsafe followingLink ? stat(name, &result) : lstat(name, &result)
    }
    return fileStatus(result)
  }

  /// What the system knows of an open file.
  static func status(of descriptor: Int32, path: FilePath) throws(FileError) -> FileStatus {
    var result = stat()
    guard unsafe fstat(descriptor, &result) == 0 else { throw error(.status, path, code: errno) }
    return fileStatus(result)
  }

  private static func fileStatus(_ status: stat) -> FileStatus {
    // The numbers are the same on every system; their names are not imported alike.
    let kind: FileKind =
      switch Int(status.st_mode) & 0o170000 {
      case 0o100000: .regular
      case 0o040000: .directory
      case 0o120000: .symbolicLink
      case 0o010000: .pipe
      case 0o140000: .socket
      default: .device
      }
    #if canImport(Darwin)
    let modification = status.st_mtimespec
    #else
    let modification = status.st_mtim
    #endif
    return FileStatus(
      kind: kind, size: kind == .regular ? Int(status.st_size) : 0,
      identity: FileIdentity(
        device: UInt64(truncatingIfNeeded: status.st_dev),
        number: UInt64(truncatingIfNeeded: status.st_ino)),
      modification: Int(modification.tv_sec) &* 1_000_000_000 &+ Int(modification.tv_nsec))
  }

  // MARK: directories

  /// Creates a directory; its parent exists.
  static func createDirectory(_ path: FilePath) throws(FileError) {
    _ = try unsafe call(.create, path) { name in unsafe mkdir(name, 0o777) }
  }

  /// The names in a directory, unsorted, without `.` and `..`; a kind where the system tells it.
  static func entries(
    of path: FilePath
  ) throws(FileError) -> [(name: [UInt8], kind: FileKind?)] {
    guard !path.bytes.contains(0) else { throw error(.list, path, code: ENOENT) }
    let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
    guard let stream = unsafe opendir(name) else { throw error(.list, path, code: errno) }
    defer { unsafe closedir(stream) }
    var entries: [(name: [UInt8], kind: FileKind?)] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        if errno != 0 { throw error(.list, path, code: errno) }
        return entries
      }
      guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { continue }
      let start = unsafe UnsafeRawPointer(entry) + offset
      let count = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
      let bytes = unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
      if bytes == [0x2E] || bytes == [0x2E, 0x2E] { continue }
      entries.append((bytes, unsafe entryKind(entry.pointee.d_type)))
    }
  }

  private static func entryKind(_ type: UInt8) -> FileKind? {
    switch type {
    case UInt8(DT_REG): .regular
    case UInt8(DT_DIR): .directory
    case UInt8(DT_LNK): .symbolicLink
    case UInt8(DT_FIFO): .pipe
    case UInt8(DT_SOCK): .socket
    case UInt8(DT_CHR), UInt8(DT_BLK): .device
    default: nil
    }
  }

  // MARK: programs

  /// Where the running program lies, or `nil` where the system does not tell.
  static func programPath() -> FilePath? {
    #if canImport(Darwin)
    var size: UInt32 = 0
    _ = unsafe _NSGetExecutablePath(nil, &size)
    var name = [CChar](repeating: 0, count: Int(size) + 1)
    guard unsafe _NSGetExecutablePath(&name, &size) == 0 else { return nil }
    return FilePath(bytes: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
    #else
    var name = [CChar](repeating: 0, count: 1 << 12)
    let count = unsafe readlink("/proc/self/exe", &name, name.count)
    guard count > 0, count < name.count else { return nil }
    return FilePath(bytes: name[..<count].map { UInt8(bitPattern: $0) })
    #endif
  }

  /// Whether a path names a regular file that this process may start.
  static func isProgram(_ path: FilePath) -> Bool {
    guard (try? status(of: path).kind) == .regular else { return false }
    return (try? unsafe call(.open, path) { name in unsafe access(name, X_OK) }) != nil
  }

  /// Becomes another program: only a failure returns.
  static func execute(_ path: FilePath, arguments: [[UInt8]]) -> FileError {
    guard !path.bytes.contains(0) else { return error(.open, path, code: ENOENT) }
    // The copies live until the other program takes their place.
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { argument in
      let text = argument.map { CChar(bitPattern: $0) } + [0]
      return unsafe strdup(text)
    }
    unsafe pointers.append(nil)
    let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
    _ = unsafe execv(name, pointers)
    let failure = error(.open, path, code: errno)
    for index in unsafe pointers.indices { unsafe free(pointers[index]) }
    return failure
  }

  // MARK: the process and its surroundings

  /// Lets writing to a pipe without a reader fail with an error instead of ending the program.
  static func ignoreBrokenPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Calls a function when the process is asked to end; at the second request it ends at once.
  ///
  /// A request that the process was started to ignore (as `nohup` does) stays ignored.
  static func onRequestToEnd(_ handler: @escaping @convention(c) (Int32) -> Void) {
    for number in [SIGINT, SIGTERM] {
      let former = signal(number, handler)
      let ignored = SIG_IGN
      if unsafe unsafeBitCast(former, to: Int.self) == unsafeBitCast(ignored, to: Int.self) {
        _ = signal(number, ignored)
      }
    }
  }

  /// A pipe within the process.
  static func openPipe() -> (reading: Int32, writing: Int32)? {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Waits until one of two descriptors has something to be read or is at its end.
  static func waitForInput(_ first: Int32, or second: Int32) {
    var both = [
      pollfd(fd: first, events: Int16(POLLIN), revents: 0),
      pollfd(fd: second, events: Int16(POLLIN), revents: 0),
    ]
    _ = unsafe poll(&both, 2, -1)
  }

  /// Writes a byte to a pipe; may be called while a signal is handled.
  static func wakeUp(_ descriptor: Int32) {
    var byte: UInt8 = 1
    _ = unsafe write(descriptor, &byte, 1)
  }

  /// Lets a signal end the process again; may be called while one is handled.
  static func restoreSignal(_ number: Int32) {
    _ = signal(number, SIG_DFL)
  }

  /// Whether a descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The columns of the terminal behind a descriptor.
  static func terminalWidth(_ descriptor: Int32) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// The processors that are switched on.
  static var processorCount: Int {
    max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  /// Seconds since 1970, by the clock on the wall.
  static var secondsSince1970: Double {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_REALTIME, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The value of an environment variable.
  static func environmentValue(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// The program's arguments as the system gave them: bytes that need not be UTF-8.
  static var arguments: [[UInt8]] {
    (0..<Int(CommandLine.argc)).compactMap { index in
      guard let argument = unsafe CommandLine.unsafeArgv[index] else { return nil }
      return unsafe Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument)))
    }
  }
}
