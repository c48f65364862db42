import NeuralNetwork
import Raster
import Testing

@testable import DigitTraining

@Suite struct CropLabelerTests {
  /// Two digits of a hundred pixels each, side by side: a 3 in columns 2 to 11, a 5 in columns 10 to 19
  /// (they share two columns), and a mark in columns 24 to 33.
  private static let owners: Image<UInt16> = {
    var owners = Image<UInt16>(width: 40, height: 16, filledWith: 0)
    for y in 3..<13 {
      for x in 2..<12 { owners[x, y] |= 1 }
      for x in 10..<20 { owners[x, y] |= 2 }
      for x in 24..<34 { owners[x, y] |= SyntheticDrawing.foreignBit }
    }
    return owners
  }()

  private let labeler = CropLabeler(owners: Self.owners, labels: [3, 5])

  private func tally(_ columns: Range<Int>, rows: Range<Int> = 3..<13) -> InkTally {
    var tally = InkTally()
    for y in rows { for x in columns { labeler.count(x: x, y: y, in: &tally) } }
    return tally
  }

  private func label(_ piece: InkTally, all: InkTally? = nil) -> UInt8? {
    labeler.verdict(on: piece, all: all ?? tally(0..<40, rows: 0..<16), scale: 1).label
  }

  @Test func `a whole digit has its label, and shared pixels are both digits'`() {
    #expect(label(tally(2..<12)) == 3)
    #expect(label(tally(10..<20)) == 5)
    // Without the shared columns there is still all but a fifth: neither whole nor a mere part.
    #expect(label(tally(2..<10)) == nil)
  }

  @Test func `half a digit is none`() {
    #expect(label(tally(2..<8)) == GlyphLabel.notADigit)
    #expect(label(tally(2..<12, rows: 3..<9)) == GlyphLabel.notADigit)
  }

  @Test func `two digits are none`() {
    #expect(label(tally(2..<20)) == GlyphLabel.notADigit)
  }

  @Test func `a mark is none, alone or with a digit`() {
    #expect(label(tally(24..<34)) == GlyphLabel.notADigit)
    var joined = tally(10..<20)
    joined += tally(24..<34)
    #expect(label(joined) == GlyphLabel.notADigit)
  }

  @Test func `a digit with a little of something else is it, with more it teaches nothing`() {
    var little = tally(10..<20)
    little += tally(24..<25)
    #expect(label(little) == 5)
    var more = tally(10..<20)
    more += tally(24..<27)
    #expect(label(more) == nil)
  }

  @Test func `ink beside a digit is the digit's`() {
    #expect(label(tally(1..<13, rows: 2..<14)) == 3)
  }

  @Test func `part of a 1 may be a 1, and teaches nothing`() {
    let one = CropLabeler(owners: Self.owners, labels: [1, 5])
    let all = tally(0..<40)
    #expect(one.verdict(on: tally(2..<8), all: all, scale: 1).label == nil)
    #expect(one.verdict(on: tally(2..<5), all: all, scale: 1).label == GlyphLabel.notADigit)
  }

  @Test func `what is left of a digit that the reader did not find teaches nothing`() {
    let rest = tally(2..<6)
    #expect(label(rest, all: rest) == nil)
  }

  @Test func `of a digit that no piece is, the best piece is it or at least not none`() {
    let all = tally(0..<40, rows: 0..<16)
    func settled(_ pieces: [InkTally]) -> [UInt8?] {
      var verdicts = pieces.map { labeler.verdict(on: $0, all: all, scale: 1) }
      labeler.settle(&verdicts)
      return verdicts.map(\.label)
    }
    // 80 % of the 3, and a half of it.
    #expect(settled([tally(2..<10), tally(2..<7)]) == [3, GlyphLabel.notADigit])
    #expect(settled([tally(2..<8), tally(2..<7)]) == [nil, GlyphLabel.notADigit])
    // With a whole one there, a part is a part.
    #expect(settled([tally(2..<12), tally(2..<8)]) == [3, GlyphLabel.notADigit])
  }

  @Test func `an enlarged picture counts each pixel as often as it comes up`() {
    var piece = InkTally()
    for _ in 0..<4 { piece += tally(2..<12) }
    #expect(labeler.verdict(on: piece, all: piece, scale: 2).label == 3)
    // At this scale a full digit has four times as many.
    #expect(labeler.verdict(on: tally(2..<12), all: tally(2..<12), scale: 2).label == nil)
  }
}

@Suite struct StringCropsTests {
  private static let sources: [any GlyphSource] = [PrintedDigits()]

  /// How many crops are of a class.
  private func count(_ label: UInt8, in crops: StringCrops) -> Int {
    (0..<crops.count).count { crops.label(at: $0) == label }
  }

  @Test func `crops do not depend on the number of threads`() {
    let one = StringCrops(of: Self.sources, count: 40, seed: 3, threads: 1)
    let three = StringCrops(of: Self.sources, count: 40, seed: 3, threads: 3)
    #expect(one.count == three.count && one.count > 100)
    #expect(one.fingerprint == three.fingerprint)
    var generator = Xoshiro256(seed: 1)
    for index in stride(from: 0, to: one.count, by: 7) {
      #expect(one.label(at: index) == three.label(at: index))
      #expect(one.ink(at: index, using: &generator) == three.ink(at: index, using: &generator))
      #expect(one.context(at: index) == three.context(at: index))
    }
  }

  @Test func `seeds, counts and sources are told apart`() {
    let base = StringCrops(of: Self.sources, count: 20, seed: 1)
    let others = [
      StringCrops(of: Self.sources, count: 20, seed: 2),
      StringCrops(of: Self.sources, count: 19, seed: 1),
      StringCrops(of: [StripedSource(name: "stripes", count: 40)], count: 20, seed: 1),
    ]
    for other in others { #expect(other.fingerprint != base.fingerprint) }
  }

  @Test func `there are digits of all kinds, and not many more that are none`() {
    let crops = StringCrops(of: Self.sources, count: 120, seed: 5, threads: 2)
    for label in UInt8(0)...9 { #expect(count(label, in: crops) > 5) }
    let negatives = count(GlyphLabel.notADigit, in: crops)
    let positives = crops.count - negatives
    #expect(negatives > positives / 5)
    // A drawing without a digit that is whole gives one or two as well.
    #expect(Float(negatives) < 1.3 * Float(positives) + 120)
  }

  @Test func `of a picture without digits all that is kept is none`() {
    let nothing = NothingSynthesizer(sources: [], seed: 5)
    var crops = CropBlock()
    var generator = Xoshiro256(seed: 1)
    for index in 0..<24 {
      let drawing = nothing.trainingDrawing(at: index)
      StringCropper(options: StringCropper.Options()).add(
        drawing.gray, owners: drawing.owners, labels: drawing.digits.map(\.label), to: &crops,
        using: &generator)
    }
    #expect(crops.labels.count > 20)
    #expect(crops.labels.allSatisfy { $0 == GlyphLabel.notADigit })
  }

  @Test func `each digit of a clean drawing is cut out whole, and nothing else has its label`() {
    let synthesizer = DrawingSynthesizer(
      sources: Self.sources, style: .separate, seed: 1, change: { $0.digitHeight = 40...40 })
    for index in 0..<12 {
      let drawing = synthesizer.drawing(at: index)
      var block = CropBlock()
      var generator = Xoshiro256(seed: 1)
      StringCropper(options: StringCropper.Options()).add(
        drawing.gray, owners: drawing.owners, labels: drawing.digits.map(\.label), to: &block,
        using: &generator)
      let digits = Set(block.labels).subtracting([GlyphLabel.notADigit])
      #expect(digits == Set(drawing.digits.map(\.label)))
      #expect(block.labels.count { $0 < GlyphLabel.notADigit } >= drawing.digits.count)
    }
  }

  @Test func `training takes its share of crops, and measures on those of held-out digits`() throws
  {
    var options = TrainingOptions()
    options.architecture.widths = [16]
    options.batchSize = 32
    options.validationCount = 100
    options.stringCount = 32
    options.stringShare = 0.5
    let trainer = try Trainer(PrintedDigits(count: 400), options: options)
    let strings = try #require(trainer.training.last)
    #expect(strings.source.name == "strings")
    let share = Float(strings.source.count) * strings.weight
    #expect(abs(share - 300) < 2)
    #expect(trainer.validation.last?.name == "strings")
    #expect((trainer.validation.last?.count ?? 0) > 10)
    #expect(trainer.options.architecture.classes == 11)
    options.seed = 2
    let other = try Trainer(PrintedDigits(count: 400), options: options)
    #expect(trainer.identity.difference(from: other.identity)?.contains("strings is") == true)
  }

  @Test func `a sheet shows each class in its rows`() {
    let crops = StringCrops(of: Self.sources, count: 30, seed: 5)
    let sheet = CropSheet.draw([crops], seed: 1, columns: 10, rowsOfOthers: 2)
    #expect(sheet.width == 10 * 60 + 4 && sheet.height == 12 * 60 + 4)
    #expect(sheet == CropSheet.draw([crops], seed: 1, columns: 10, rowsOfOthers: 2))
    #expect(sheet != CropSheet.draw([crops], seed: 2, columns: 10, rowsOfOthers: 2))
  }

  @Test func `numbers need digits`() throws {
    var options = TrainingOptions()
    options.stringCount = 8
    options.validationCount = 0
    #expect(throws: Trainer.Failure.self) {
      try Trainer(
        DrawnSource(name: "marks", labels: Array(repeating: GlyphLabel.notADigit, count: 200)),
        options: options)
    }
  }
}
