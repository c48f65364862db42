public import FileSystem
internal import NeuralNetwork
package import Raster

/// Pictures of numbers in a folder with a table ``name`` of what is written on them.
public struct StringPictures: Sendable {
  /// One picture.
  public struct Picture: Hashable, Sendable {
    /// Its path from the folder.
    public let path: FilePath

    /// What is written there, as the table says.
    public let truth: String

    /// Whether the truth is known to be wrong.
    public let isExcluded: Bool

    /// Where each digit stands, in pixels, where the table says so.
    package let boxes: [Rect]
  }

  /// The table's name.
  public static let name = TruthTable.name

  /// The folder.
  public let folder: FilePath

  /// The pictures, in the order of the table.
  public let pictures: [Picture]

  /// Reads the table, no picture.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - excluded: Pictures whose truth is known to be wrong, from the folder, or by its name and
  ///     the path within: `forms/12.png`.
  ///   - part: Which of the pictures.
  /// - Throws: ``DatasetError`` that names the line.
  public init(
    folder: FilePath, excluding excluded: Set<FilePath> = [], part: NumberPart = .all
  ) throws(DatasetError) {
    let path = folder.appending(FilePath(Self.name))
    let table = try TruthTable(
      parsing: DatasetFile.read(path, limit: Self.mostTableBytes), path: path)
    let name = folder.lastComponent
    self.folder = folder
    pictures = table.entries.indices.filter(part.contains).map { index in
      let entry = table.entries[index]
      return Picture(
        path: entry.path, truth: entry.text,
        isExcluded: excluded.contains(entry.path)
          || excluded.contains(name.appending(entry.path)),
        boxes: entry.boxes)
    }
  }

  /// Some of the pictures, evenly spread over the table.
  ///
  /// - Parameter step: 1 for all of them, 2 for the first, the third and so on.
  /// - Returns: The same folder with those alone.
  public func every(_ step: Int) -> StringPictures {
    precondition(step > 0, "every \(step)th picture")
    return StringPictures(
      folder: folder, pictures: stride(from: 0, to: pictures.count, by: step).map { pictures[$0] })
  }

  private init(folder: FilePath, pictures: [Picture]) {
    self.folder = folder
    self.pictures = pictures
  }

  /// Reads pictures on several threads.
  ///
  /// - Parameters:
  ///   - threads: The number of threads, at least 1.
  ///   - read: Told the path with the folder before it, reads one picture; `nil` where it cannot be
  ///     read at all. Called from many threads at once.
  /// - Returns: What came of it, in the order of the table, however the threads took turns.
  /// - Complexity: Holds as many pictures as threads at a time.
  public func measure(
    threads: Int, _ read: @Sendable (_ path: FilePath, _ picture: Picture) -> StringOutcome?
  ) -> StringEvaluation {
    let results = StringResults(count: pictures.count)
    parallelLoop(count: pictures.count, threads: threads) { index, _ in
      let picture = pictures[index]
      results[index] = read(folder.appending(picture.path), picture)
    }
    var outcomes: [StringOutcome] = []
    var excluded: [StringOutcome] = []
    var unreadable: [FilePath] = []
    for (index, picture) in pictures.enumerated() {
      if let outcome = results[index] {
        if picture.isExcluded { excluded.append(outcome) } else { outcomes.append(outcome) }
      } else {
        unreadable.append(picture.path)
      }
    }
    return StringEvaluation(
      folder: folder, outcomes: outcomes, excluded: excluded, unreadable: unreadable)
  }

  /// The most bytes of a table: a line each for hundreds of thousands of pictures.
  private static let mostTableBytes = 16 << 20
}
