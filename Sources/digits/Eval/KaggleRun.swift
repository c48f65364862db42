internal import DigitClassifier
internal import DigitTraining
internal import FileSystem

/// Writes what a table without labels shows, as Kaggle's "Digit Recognizer" wants to be told.
enum KaggleRun {
  /// Reads the table and writes the digits: a line `ImageId,Label`, then one a picture, from 1.
  ///
  /// - Parameters:
  ///   - classifier: What reads.
  ///   - table: The table; labels in it are not looked at.
  ///   - output: Where the digits go.
  ///   - threads: Threads that read.
  /// - Returns: How the program ends.
  static func run(
    _ classifier: DigitClassifier, table: FilePath, output: FilePath, threads: Int
  ) -> TrainStatus {
    let glyphs: UnlabeledGlyphs
    do {
      glyphs = try KaggleCSV.read(table).glyphs
    } catch {
      return TrainRun.refuse(error)
    }
    var text = "ImageId,Label\n"
    let digits = Evaluation.digits(classifier, of: glyphs, threads: threads)
    for (index, digit) in digits.enumerated() { text += "\(index + 1),\(digit)\n" }
    do {
      try File.write(Array(text.utf8), to: output, isDurable: false)
    } catch {
      Complaint.print(error)
      return .unwritable
    }
    return .success
  }
}
