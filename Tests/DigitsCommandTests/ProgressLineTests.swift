import Testing

@testable import digits

@Suite struct ProgressLineTests {
  private var tally: ScanTally {
    var tally = ScanTally()
    tally.ok = 390
    tally.review = 20
    tally.failed = 2
    return tally
  }

  @Test func `the line tells what is done, and what is left where that is known`() {
    #expect(
      ProgressLine.text(tally, total: 824, elapsed: .seconds(4), width: 79)
        == "[===============>              ] 412 of 824, 2 not read, 103 images/s, 4 s left")
    #expect(
      ProgressLine.text(tally, total: nil, elapsed: .seconds(4), width: 79)
        == "412 done, 2 not read, 103 images/s")
  }

  @Test(arguments: [0, 1, 10, 40, 60, 200])
  func `the line is never longer than the terminal is wide`(width: Int) {
    for total in [nil, 0, 412, 1_000_000] {
      let text = ProgressLine.text(tally, total: total, elapsed: .seconds(900), width: width)
      #expect(text.count <= width)
    }
  }

  @Test func `the sum names only what there was`() {
    #expect(
      ProgressLine.summary(tally, elapsed: .seconds(3725))
        == "412 inputs, 390 ok, 20 to review, 2 not read, 1 h 2 min, 0 images/s")
    #expect(
      ProgressLine.summary(ScanTally(), elapsed: .zero) == "0 inputs, 0 ok, 0 s, 0 images/s")
  }
}
