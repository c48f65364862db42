import DigitReader
import DigitTraining
import Foundation

/// What each step of the reader is worth: one table, a row for each step left out.
struct AblationTable {
  let folders: [StringPictures]
  let threads: Int

  /// Reads all folders once for each step, and prints each row when it is known.
  func measure(_ reader: DigitReader, steps: [ReaderStep]) {
    row("left out", folders.map { "\(name(of: $0)) (\($0.pictures.count))" })
    row("---", folders.map { _ in "---" })
    row("nothing", folders.map { cell(reader, $0) })
    for step in steps {
      var reader = reader
      step.leaveOut(&reader.options)
      row(step.name, folders.map { cell(reader, $0) })
    }
  }

  private func row(_ name: String, _ cells: [String]) {
    print("| \(name) | \(cells.joined(separator: " | ")) |")
    fflush(nil)
  }

  private func name(of folder: StringPictures) -> String { folder.folder.lastComponent.description }

  private func cell(_ reader: DigitReader, _ folder: StringPictures) -> String {
    let evaluation = folder.measure(threads: threads) { path, picture in
      guard let reading = try? reader.read(contentsOf: path.description),
        let status = StringOutcome.Status(rawValue: reading.status.rawValue)
      else { return nil }
      return StringOutcome(
        path: picture.path, truth: picture.truth, text: reading.text,
        confidence: reading.confidence, status: status, cropCount: reading.cropCount)
    }
    let unreadable = evaluation.unreadable.count
    return "\(decimals(1, 100 * evaluation.right.share)) / "
      + "\(decimals(1, 100 * evaluation.digitErrorRate)) / "
      + decimals(2, evaluation.cropsPerDigit)
      + (unreadable > 0 ? " (\(unreadable) not readable)" : "")
  }

  private func decimals(_ count: Int, _ value: Double) -> String {
    String(format: "%.\(count)f", value)
  }
}
