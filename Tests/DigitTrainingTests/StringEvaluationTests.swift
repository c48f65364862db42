import DigitTraining
import FileSystem
import Raster
import Testing

@Suite struct StringEvaluationTests {
  @Test(
    arguments: [
      ("", "", []), ("407", "407", []),
      ("407", "417", [.substituted]), ("407", "4107", [.invented]), ("407", "47", [.lost]),
      ("407", "4617", [.overCut]), ("407", "467", [.substituted]), ("4017", "467", [.underCut]),
      ("4017", "407", [.lost]), ("12", "", [.lost, .lost]), ("", "12", [.invented, .invented]),
      ("123", "923", [.substituted]), ("8", "13", [.overCut]), ("13", "8", [.underCut]),
      ("80", "131", [.overCut, .substituted]),
    ] as [(String, String, [ReadingFault])])
  func `the cause is told from the texts`(truth: String, text: String, faults: [ReadingFault]) {
    let alignment = TextAlignment(truth: truth, text: text)
    #expect(alignment.faults.count { $0 == .overCut } == faults.count { $0 == .overCut })
    #expect(alignment.edits == faults.reduce(0) { $0 + $1.edits })
    #expect(Set(alignment.faults) == Set(faults))
  }

  @Test func `the count of edits is Levenshtein's, whatever the causes`() {
    var state: UInt64 = 7
    func draw(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    for _ in 0..<300 {
      let texts = (0..<2).map { _ in (0..<draw(9)).map { _ in "\(draw(4))" }.joined() }
      let alignment = TextAlignment(truth: texts[0], text: texts[1])
      #expect(alignment.edits == distance(texts[0], texts[1]), "\(texts)")
    }
  }

  private func distance(_ first: String, _ second: String) -> Int {
    let (first, second) = (Array(first), Array(second))
    var row = Array(0...second.count)
    for (place, digit) in first.enumerated() {
      var next = [place + 1]
      for (column, other) in second.enumerated() {
        next.append(
          min(row[column] + (digit == other ? 0 : 1), row[column + 1] + 1, next[column] + 1))
      }
      row = next
    }
    return row[second.count]
  }

  private let evaluation = StringEvaluation(
    folder: "forms",
    outcomes: [
      StringOutcome(
        path: "a", truth: "12", text: "1 2", confidence: 0.9, status: .ok, cropCount: 4,
        seconds: 0.5),
      StringOutcome(path: "b", truth: "34", text: "3\n5", confidence: 0.6, status: .review),
      StringOutcome(path: "c", truth: "", text: "7", confidence: 0.7, status: .ok),
      StringOutcome(path: "d", truth: "", text: "", confidence: 0, status: .empty),
    ], excluded: [StringOutcome(path: "e", truth: "1", text: "2", confidence: 1, status: .ok)],
    unreadable: ["f"])

  @Test func `figures follow from the outcomes, spaces aside`() {
    #expect(evaluation.right == Proportion(2, of: 4))
    #expect(evaluation.digitCount == 4 && evaluation.edits == 2)
    #expect(evaluation.digitErrorRate == 0.5)
    #expect(evaluation.count(of: .substituted).occurrences == 1)
    #expect(evaluation.count(of: .substituted).pictures == 1)
    #expect(evaluation.count(of: .invented).occurrences == 1)
    #expect(evaluation.count(of: .invented).pictures == 1)
    #expect(evaluation.count(of: .lost).occurrences == 0)
    #expect(evaluation.count(of: .lost).pictures == 0)
    #expect(evaluation.right(of: .ok) == Proportion(1, of: 2))
    #expect(evaluation.right(of: .empty) == Proportion(1, of: 1))
    #expect(evaluation.cropsPerDigit == 1 && evaluation.secondsPerPicture == 0.125)
    #expect(evaluation.wrong.map(\.path) == ["c", "b"])
  }

  @Test func `a number read where there is none is told apart`() {
    #expect(evaluation.falseOK == Proportion(1, of: 2))
    #expect(evaluation.foundInNothing == Proportion(1, of: 2))
  }

  @Test func `the floor of trust is where 99 in 100 are right, empty readings aside`() {
    #expect(evaluation.sureFrom?.confidence == 0.9)
    #expect(evaluation.sureFrom?.answered == 1)
    let wrong = StringEvaluation(
      folder: "x",
      outcomes: [
        StringOutcome(path: "a", truth: "1", text: "2", confidence: 0.9, status: .ok)
      ])
    #expect(wrong.sureFrom == nil)
  }

  @Test func `pictures are taken evenly from the table`() throws {
    let folder = try DataFolder()
    try folder.write(
      "truth.csv", "path,text\n" + (0..<7).map { "\($0).png,\($0)\n" }.joined())
    let pictures = try StringPictures(folder: folder.path)
    #expect(pictures.every(1).pictures == pictures.pictures)
    #expect(pictures.every(3).pictures.map(\.truth) == ["0", "3", "6"])
    #expect(pictures.every(9).pictures.map(\.truth) == ["0"])
  }

  @Test func `a folder without pictures has no figures`() {
    let none = StringEvaluation(folder: "x", outcomes: [])
    #expect(none.digitErrorRate == 0 && none.cropsPerDigit == 0 && none.secondsPerPicture == 0)
    #expect(none.sureFrom == nil && none.wrong.isEmpty)
    #expect(StringsReport.page([none], model: "m") { _ in nil }.contains("</html>"))
  }

  @Test func `the page escapes names and refers to nothing outside`() {
    let outcome = StringOutcome(
      path: "<a>&.png", truth: "1", text: "", confidence: 0, status: .empty)
    let page = StringsReport.page(
      [StringEvaluation(folder: "x", outcomes: [outcome])], model: "m"
    ) { path in
      #expect(path == "x/<a>&.png")
      return GrayImage(width: 2, height: 2, filledWith: 9)
    }
    #expect(page.contains("&lt;a&gt;&amp;.png") && !page.contains("<a>"))
    #expect(page.contains("src=\"data:image/png;base64,"))
    #expect(!page.contains("http") && !page.contains("<script"))
  }
}
