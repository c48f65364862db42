internal import DigitReader
internal import FileSystem
internal import ImageCodecs

extension ScanConfiguration {
  /// The hash of all that results depend on besides their inputs.
  var settingsHash: ContentHash {
    var settings: [String] = [
      ProgramVersion.current, output.format.rawValue, String(options.minimumConfidence),
      String(options.limits.maximumPixels), String(options.limits.maximumBytes),
      options.constraint.digitCount.map { String($0) } ?? "",
      options.constraint.pattern?.description ?? "", options.constraint.checksum?.rawValue ?? "",
    ]
    if let model, let bytes = try? File.read(model, limit: 256 << 20) {
      settings.append(ContentHash(of: bytes).description)
    }
    return ContentHash(of: Array(settings.joined(separator: "\n").utf8))
  }
}
