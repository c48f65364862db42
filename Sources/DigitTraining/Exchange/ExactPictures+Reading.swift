internal import FileSystem
internal import ImageCodecs
internal import Raster

extension ExactPictures {
  /// Reads a data set in one of the formats that hold pictures of 28×28 pixels: idx files, a table,
  /// or folders of classes.
  ///
  /// - Parameters:
  ///   - specification: What is read.
  ///   - part: Which part; kinds that are not parted are whole in both.
  /// - Throws: ``DatasetError`` that names file, and byte or line; also for pictures of another
  ///   size, and for kinds of data that hold no such pictures.
  public init(
    reading specification: DataSpecification, part: DatasetPart = .training
  ) throws(DatasetError) {
    let kind =
      if let kind = specification.kind { kind } else { try specification.guessedKind() }
    let path = specification.path
    switch kind {
    case .mnist, .emnistDigits, .emnistLetters, .qmnist, .letters:
      guard let collection = IDXCollection(rawValue: kind.rawValue) else {
        preconditionFailure("no files are known of \(kind)")
      }
      try self.init(collection.pair(part, in: path))
    case .idx: try self.init(specification.pair(.rows))
    case .idxColumns: try self.init(specification.pair(.columns))
    case .csv: try self.init(table: path)
    case .folders: try self.init(folders: path)
    case .truth, .strokes, .allographs:
      throw DatasetError(
        path: path,
        reason: "\(kind.rawValue) holds no pictures of 28×28 pixels: they must be normalized first")
    }
    guard count > 0 else { throw DatasetError(path: path, reason: "holds no samples") }
  }

  private init(_ pair: IDXPair) throws(DatasetError) {
    self.init()
    var result = ExactPictures()
    try pair.visit { sample in
      if let label = sample.label {
        result.append(sample.picture.pixels, label: label)
      } else {
        result.skip()
      }
    }
    self = result
  }

  private init(table path: FilePath) throws(DatasetError) {
    var pictures: [UInt8] = []
    let labels = try KaggleCSV.visit(DatasetFile.read(path), path: path) {
      pictures += $0.pixels
    }
    guard let labels else { throw DatasetError(path: path, reason: "a table without labels") }
    self.init()
    for (index, label) in labels.enumerated() {
      append(pictures[index * Self.size..<(index + 1) * Self.size], label: label)
    }
  }

  private init(folders folder: FilePath) throws(DatasetError) {
    var files: [(number: Int?, path: FilePath, label: UInt8)] = []
    var others = 0
    try ClassFolders.visit(folder) { (file, label) throws(DatasetError) in
      let name = file.lastComponent.description
      if name.lowercased().hasSuffix(".png") {
        files.append((Int(name.dropLast(4)), file, label))
      } else {
        others += 1
      }
    }
    // Pictures that are called by their numbers come in that order, whatever class they are of.
    if files.allSatisfy({ $0.number != nil }) {
      files.sort { ($0.number ?? 0, $0.label) < ($1.number ?? 0, $1.label) }
    }
    self.init()
    for _ in 0..<others { skip() }
    for file in files { append(try Self.picture(at: file.path), label: file.label) }
  }

  private static func picture(at path: FilePath) throws(DatasetError) -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = try File.read(path, limit: PictureGlyph.limits.maximumBytes)
    } catch {
      throw DatasetError(path: path, reason: error.message, isUnreadable: true)
    }
    let image: GrayImage
    do {
      image = try ImageDecoder.decode(bytes, limits: PictureGlyph.limits).image
    } catch {
      throw DatasetError(path: path, reason: error.message)
    }
    guard image.width == side, image.height == side else {
      throw DatasetError(
        path: path,
        reason: "\(image.width)×\(image.height) pixels, not 28×28: it must be normalized first")
    }
    return image.pixels
  }
}
