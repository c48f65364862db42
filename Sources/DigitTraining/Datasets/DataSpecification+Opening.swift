internal import FileSystem

extension DataSpecification {
  /// Reads the data.
  ///
  /// - Parameter part: Which part; kinds that are not parted into training and test data are whole in
  ///   both.
  /// - Returns: The samples, all in memory.
  /// - Throws: ``DatasetError`` that names file, and line, byte or member; also where the kind
  ///   cannot be guessed, or there is not one sample.
  public func open(part: DatasetPart = .training) throws(DatasetError) -> any GlyphSource {
    let source = try read(part)
    guard source.count > 0 else {
      throw DatasetError(
        path: path, reason: "holds no samples (\(source.skippedCount) were left out)")
    }
    return source
  }

  /// Reads several data sets and gives each a name of its own.
  ///
  /// - Parameters:
  ///   - specifications: What is read.
  ///   - part: Which part.
  /// - Returns: One source a specification, in their order.
  /// - Throws: ``DatasetError``.
  public static func open(
    _ specifications: [DataSpecification], part: DatasetPart = .training
  ) throws(DatasetError) -> [any GlyphSource] {
    var sources: [any GlyphSource] = []
    var names: Set<String> = []
    for specification in specifications {
      let source = try specification.open(part: part)
      var name = source.name
      var number = 1
      while !names.insert(name).inserted {
        number += 1
        name = "\(source.name)-\(number)"
      }
      sources.append(name == source.name ? source : RenamedSource(source, name: name))
    }
    return sources
  }

  private func read(_ part: DatasetPart) throws(DatasetError) -> any GlyphSource {
    let kind = if let kind { kind } else { try guessedKind() }
    switch kind {
    case .mnist: return try IDXCollection.mnist.read(part, in: path)
    case .emnistDigits: return try IDXCollection.emnistDigits.read(part, in: path)
    case .emnistLetters: return try IDXCollection.emnistLetters.read(part, in: path)
    case .qmnist: return try IDXCollection.qmnist.read(part, in: path)
    case .letters: return try IDXCollection.letters.read(part, in: path)
    case .idx: return try pair(.rows).read(name: "idx")
    case .idxColumns: return try pair(.columns).read(name: "idx")
    case .csv: return try table()
    case .folders: return try ClassFolders.read(path, name: path.stem)
    case .truth: return try TruthPictures.read(path, name: path.stem)
    case .allographs: return try allographs(part)
    case .strokes: return StrokeGlyphs(try StrokeFile.read(path), name: path.qualifiedStem)
    }
  }

  /// Both files of a kind that names two.
  func pair(_ orientation: IDXPair.Orientation) throws(DatasetError) -> IDXPair {
    guard let comma = path.bytes.lastIndex(of: UInt8(ascii: ",")) else {
      throw DatasetError(path: path, reason: "two files are needed: IMAGES,LABELS")
    }
    return IDXPair(
      images: FilePath(bytes: Array(path.bytes[..<comma])),
      labels: FilePath(bytes: Array(path.bytes[(comma + 1)...])), orientation: orientation)
  }

  private func allographs(_ part: DatasetPart) throws(DatasetError) -> StrokeGlyphs {
    guard let count = Int(String(decoding: path.bytes, as: UTF8.self)),
      (10...Self.mostAllographs).contains(count)
    else {
      throw DatasetError(
        path: path, reason: "not a number of digits to write, 10 to \(Self.mostAllographs)")
    }
    return StrokeGlyphs(
      AllographWriter.records(count: count, seed: part == .training ? 1 : 2), name: "allographs")
  }

  private static let mostAllographs = 1_000_000

  private func table() throws(DatasetError) -> StoredGlyphs {
    let contents = try KaggleCSV.read(path)
    guard let labels = contents.labels else {
      throw DatasetError(path: path, reason: "a table without labels")
    }
    return StoredGlyphs(
      LabeledGlyphs(contents.glyphs, labels: labels), name: path.qualifiedStem)
  }

  /// The kind that what is there looks like.
  ///
  /// - Returns: The kind.
  /// - Throws: ``DatasetError`` where there is nothing, or nothing that is known.
  public func guessedKind() throws(DatasetError) -> Kind {
    let fileKind: FileKind
    do {
      fileKind = try File.status(of: path).kind
    } catch {
      throw DatasetError(path: path, error)
    }
    if fileKind == .directory {
      for collection in IDXCollection.allCases where collection.isPresent(in: path) {
        if let kind = Kind(rawValue: collection.rawValue) { return kind }
      }
      if File.exists(path.appending(FilePath(TruthTable.name))) { return .truth }
      if ClassFolders.isPresent(in: path) { return .folders }
      throw DatasetError(
        path: path, reason: "no data that is known: \(Self.known)", isUnreadable: true)
    }
    let name = String(decoding: path.lastComponent.bytes, as: UTF8.self).lowercased()
    let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    if plain.hasSuffix(".csv") { return .csv }
    if plain.hasSuffix(".tar") || plain.hasSuffix(".tgz") { return .truth }
    if plain.hasSuffix(".json") { return .strokes }
    throw DatasetError(
      path: path,
      reason: "not told by its name what it is; say so as in csv=\(path): "
        + Kind.allCases.map(\.rawValue).joined(separator: ", "))
  }

  /// The kinds of all that a folder holds: several published sets may lie in one.
  ///
  /// - Returns: The kinds of published sets in idx files; where there are none, the one kind that what
  ///   is there looks like.
  /// - Throws: ``DatasetError`` where there is nothing, or nothing that is known.
  public func presentKinds() throws(DatasetError) -> [Kind] {
    let guessed = try guessedKind()
    let published = IDXCollection.allCases.filter { $0.isPresent(in: path) }
      .compactMap { Kind(rawValue: $0.rawValue) }
    return published.isEmpty ? [guessed] : published
  }

  private static let known =
    "neither idx files of mnist, emnist, qmnist or letters, nor \(TruthTable.name), nor folders 0 "
    + "to 9"
}

extension FilePath {
  /// The name without what follows its first dot: `digits` for `unipen/digits.json.gz`.
  fileprivate var stem: String {
    let name = lastComponent.bytes.prefix { $0 != UInt8(ascii: ".") }
    return name.isEmpty ? description : String(decoding: name, as: UTF8.self)
  }

  /// The stem behind the folder's name: `unipen/digits`.
  fileprivate var qualifiedStem: String {
    let folder = parent.stem
    return [".", "/", "", ".."].contains(folder) ? stem : "\(folder)/\(stem)"
  }
}
