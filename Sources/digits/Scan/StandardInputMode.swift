internal import ArgumentParser
internal import ImageStreams

/// What standard input holds.
enum StandardInputMode: String, CaseIterable, Sendable, ExpressibleByArgument {
  case auto
  case images
  case tar
  case frames
  case paths

  /// How its images follow each other; `nil` for paths.
  var format: ImageStreamFormat? { ImageStreamFormat(rawValue: rawValue) }
}
