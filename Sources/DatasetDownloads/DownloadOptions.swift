/// How patiently files are downloaded.
public struct DownloadOptions: Hashable, Sendable {
  /// How long a connection may take to be made.
  public var connectTimeout: Duration = .seconds(15)

  /// How long a server may say nothing.
  public var idleTimeout: Duration = .seconds(30)

  /// How often a mirror is asked in a row without having sent a byte.
  public var attempts = 4

  /// How often a mirror is asked at most, however much it sends each time.
  public var maximumAttempts = 50

  /// What is waited before a mirror is asked a second time; it doubles from time to time.
  public var initialDelay: Duration = .milliseconds(500)

  /// The most that is waited before a mirror is asked again, also where it says how long.
  public var maximumDelay: Duration = .seconds(20)

  /// How often a file that another run downloads is looked at.
  public var pollInterval: Duration = .milliseconds(200)

  /// What servers are told of the program.
  public var userAgent = "digits-dataset"

  /// Creates the options that suit the net.
  public init() {}
}
