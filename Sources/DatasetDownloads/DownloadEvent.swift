/// What happens while a data set is fetched, for those who watch.
public enum DownloadEvent: Hashable, Sendable {
  /// A file is asked for; `from` bytes of it have come before.
  case began(name: String, address: String, from: Int)

  /// So many of a file's bytes have come; the whole, where it is known.
  case progress(name: String, received: Int, total: Int?)

  /// A mirror failed and is asked again after a while.
  case retrying(name: String, address: String, reason: String, delay: Duration)

  /// A mirror failed for good.
  case mirrorFailed(name: String, address: String, reason: String)

  /// What was there of a file does not fit: it is downloaded from its beginning.
  case restarted(name: String, reason: String)

  /// Another run downloads the file: it is waited for.
  case waiting(name: String)

  /// A file has come, is checked, and has its name.
  case finished(name: String, size: Int)

  /// A file was there already, and is right.
  case present(name: String)

  /// A file was there, and is not what was published.
  case damaged(name: String, reason: String)

  /// A member of an archive was unpacked and has its name.
  case unpacked(name: String, size: Int)
}
