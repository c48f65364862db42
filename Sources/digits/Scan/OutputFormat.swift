internal import ArgumentParser

/// What a scan prints.
enum OutputFormat: String, CaseIterable, Sendable, ExpressibleByArgument {
  case text
  case jsonl
}
