/// What kind of thing a path names.
public enum FileKind: Hashable, Sendable {
  case regular
  case directory
  case symbolicLink
  case pipe
  case socket
  case device
}

/// One file of the machine, whatever its names: two paths with the same identity are one file.
public struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let number: UInt64
}

/// What the system knows of a file without reading it.
public struct FileStatus: Hashable, Sendable {
  /// What it is.
  public let kind: FileKind

  /// Its bytes; 0 for what has no length, such as a pipe.
  public let size: Int

  /// Which file it is.
  public let identity: FileIdentity

  /// When it was last written to, in nanoseconds since 1970.
  let modification: Int
}
