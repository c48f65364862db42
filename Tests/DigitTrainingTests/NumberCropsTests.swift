import FileSystem
import NeuralNetwork
import Raster
import Segmentation
import Testing

@testable import DigitTraining

@Suite struct NumberCropsTests {
  private let folder: DataFolder

  private static let drawings: [SyntheticDrawing] = {
    let synthesizer = DrawingSynthesizer(
      sources: [PrintedDigits()], style: .separate, seed: 1,
      change: { $0.digitHeight = 40...40 })
    return (0..<12).map { synthesizer.drawing(at: $0) }
  }()

  /// A folder whose table tells of printed numbers; no picture is ever read from it.
  init() throws {
    folder = try DataFolder()
    let rows = Self.drawings.enumerated().map { "\($0.offset),\($0.element.text)\n" }
    try folder.write("forms/truth.csv", "path,text\n" + rows.joined())
  }

  private func pictures(_ part: NumberPart = .all) throws -> StringPictures {
    try StringPictures(folder: folder.path.appending("forms"), part: part)
  }

  /// The digits of a drawing, as they were drawn.
  private static func align(_ index: Int, doubt: Double = 0) -> AlignedNumber? {
    let drawing = drawings[index]
    guard let ink = extractInk(from: drawing.gray), let line = lattices(of: ink).first else {
      return nil
    }
    let digits = drawing.digits.compactMap { digit in
      line.spans.indices.min {
        distance(line.spans[$0].bounds, digit.bounds)
          < distance(line.spans[$1].bounds, digit.bounds)
      }.map { AlignedNumber.Digit(span: $0, label: digit.label) }
    }
    return AlignedNumber(lattice: line, digits: digits, doubt: doubt)
  }

  private static func distance(_ a: Rect, _ b: Rect) -> Int {
    abs(a.x - b.x) + abs(a.maxX - b.maxX) + abs(a.y - b.y) + abs(a.maxY - b.maxY)
  }

  private func crops(seed: UInt64 = 1, threads: Int = 1) throws -> NumberCrops {
    try NumberCrops(of: pictures(), seed: seed, threads: threads) { picture in
      Int(picture.path.description).flatMap { Self.align($0) }
    }
  }

  @Test func `digits have their labels, and what overlaps them without being them has none`() throws
  {
    let number = try #require(Self.align(0))
    let labels = AlignmentLabeler().labels(of: number)
    for digit in number.digits { #expect(labels[digit.span] == digit.label) }
    let spans = number.lattice.spans
    for (index, span) in spans.enumerated() {
      let touched = number.digits.filter {
        spans[$0.span].primitives.overlaps(span.primitives)
      }
      // Of two digits, of which neither is a trifle.
      if touched.count > 1 { #expect(labels[index] == GlyphLabel.notADigit) }
      if let label = labels[index], label < GlyphLabel.notADigit {
        #expect(touched.map(\.label) == [label])
      }
    }
  }

  @Test func `crops do not depend on the number of threads, and hold every digit`() throws {
    let one = try crops()
    let three = try crops(threads: 3)
    #expect(one.fingerprint == three.fingerprint && one.count == three.count)
    #expect(one.name == "forms" && one.pictureCount == 12 && one.skippedCount == 0)
    let digits = (0..<one.count).count { one.label(at: $0) < GlyphLabel.notADigit }
    #expect(digits >= Self.drawings.reduce(0) { $0 + $1.digits.count })
    #expect(one.count - digits <= Int(1.3 * Float(digits)) + 12)
    #expect(try crops(seed: 2).fingerprint != one.fingerprint)
  }

  @Test func `pictures whose text is hardly to be seen are left out and named`() throws {
    let crops = try NumberCrops(of: pictures(), seed: 1) { picture in
      let index = Int(picture.path.description) ?? 0
      return index == 3 ? nil : Self.align(index, doubt: index == 5 ? 8.5 : 7.5)
    }
    #expect(crops.skipped.map(\.path) == ["3", "5"])
    #expect(crops.skippedCount == 2)
  }

  @Test func `a picture that cannot be read ends it`() throws {
    let pictures = try pictures()
    let error = #expect(throws: DatasetError.self) {
      try NumberCrops(of: pictures, seed: 1, threads: 2) { (picture) throws(DatasetError) in
        if picture.path == "4" || picture.path == "9" {
          throw DatasetError(path: picture.path, reason: "gone", isUnreadable: true)
        }
        return nil
      }
    }
    #expect(error?.path == "4")
  }

  @Test func `training knows one set of numbers from another, and draws none of them anew`() throws
  {
    var options = TrainingOptions()
    options.architecture.widths = [16]
    options.batchSize = 32
    options.validationCount = 100
    options.stringCount = 16
    let digits = PrintedDigits(count: 400)
    func trainer(_ numbers: NumberCrops?) throws -> Trainer {
      try Trainer(
        sources: [WeightedSource(digits)] + (numbers.map { [WeightedSource($0, weight: 2)] } ?? []),
        options: options)
    }
    let with = try trainer(crops())
    let other = try trainer(crops(seed: 2))
    #expect(with.options.architecture.inputPlanes == 2)
    #expect(with.options.architecture.classes == 11)
    #expect(with.identity.difference(from: other.identity)?.contains("source 2 is forms") == true)
    options.validationCount = 0
    #expect(throws: Trainer.Failure.self) {
      try Trainer(sources: [WeightedSource(try crops())], options: options)
    }
  }

  @Test(arguments: ["", "1", "0/2", "3/2", "1/0", "1/2/3", "a/2", "1/1001", "-1/2"])
  func `what is no part is refused`(text: String) {
    #expect(NumberPart(text) == nil)
  }

  @Test func `parts have every picture once`() throws {
    let parts = try ["1/3", "2/3", "3/3"].map { try pictures(#require(NumberPart($0))) }
    #expect(parts[1].pictures.map(\.path) == ["1", "4", "7", "10"])
    #expect(parts.reduce(0) { $0 + $1.pictures.count } == 12)
  }

  @Test(
    arguments: [
      ("[[2, 13, 25, 29], [31,13,19,25]]", [[2, 13, 25, 29], [31, 13, 19, 25]]), ("", []),
      ("[]", []), ("[[1, 2, 3]]", []), ("[[1, 2, 3, x]]", []), ("[[1, 2, 3, 99999999999]]", []),
    ] as [(String, [[Int]])])
  func `boxes are read where they are there`(field: String, boxes: [[Int]]) throws {
    try folder.write("boxed/truth.csv", "path,text,boxes_xywh\na,1,\"\(field)\"\n")
    let pictures = try StringPictures(folder: folder.path.appending("boxed"))
    #expect(
      pictures.pictures[0].boxes
        == boxes.map { Rect(x: $0[0], y: $0[1], width: $0[2], height: $0[3]) })
  }
}
