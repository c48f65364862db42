internal import ArgumentParser

/// When progress is shown.
enum ProgressMode: String, CaseIterable, Sendable, ExpressibleByArgument {
  /// Where standard error is a terminal and there are several inputs.
  case auto

  case always
  case never
}
