// The one file of the package that calls the C library: what differs between systems stays here.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The calls of the C library that the package needs, with errors as typed throws.
enum System {
  /// The message of the last failed call.
  static func lastError(_ operation: FileError.Operation, _ path: String) -> FileError {
    let code = errno
    return FileError(
      operation: operation, path: path, code: code, reason: unsafe String(cString: strerror(code)))
  }

  /// Opens a file and returns its descriptor.
  static func open(
    _ path: String, flags: Int32, mode: mode_t = 0o666, for operation: FileError.Operation = .open
  ) throws(FileError) -> Int32 {
    while true {
      #if canImport(Darwin)
      let descriptor = unsafe Darwin.open(path, flags | O_CLOEXEC, mode)
      #elseif canImport(Musl)
      let descriptor = unsafe Musl.open(path, flags | O_CLOEXEC, mode)
      #else
      let descriptor = unsafe Glibc.open(path, flags | O_CLOEXEC, mode)
      #endif
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw lastError(operation, path) }
    }
  }
}
