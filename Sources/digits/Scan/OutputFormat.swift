internal import ArgumentParser

/// What a scan prints.
enum OutputFormat: String, CaseIterable, Sendable, ExpressibleByArgument {
  case text
  case jsonl
  case json
  case csv
  case tsv

  /// The ending of the files of ``ScanConfiguration/Destination/directory(_:)``.
  var fileEnding: String { self == .text ? ".txt" : ".\(rawValue)" }

  /// Whether results can be added to a file of this format later on.
  var canGrow: Bool { self != .json }

  /// What prints the results.
  ///
  /// - Parameter hasSeveralInputs: Whether results are told apart by their paths.
  /// - Returns: The printer.
  func printer(hasSeveralInputs: Bool) -> any ResultPrinter {
    switch self {
    case .text: TextPrinter(showsPaths: hasSeveralInputs)
    case .jsonl: JSONLinesPrinter(hasSummary: hasSeveralInputs)
    case .json: JSONDocumentPrinter()
    case .csv: TablePrinter(layout: .csv)
    case .tsv: TablePrinter(layout: .tsv)
    }
  }
}
