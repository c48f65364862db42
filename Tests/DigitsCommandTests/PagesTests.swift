import DigitReader
import FileSystem
import Foundation
import ImageCodecs
import Raster
import Testing

@testable import digits

@Suite struct PagesTests {
  let directory: TemporaryDirectory
  let digits: DigitsProgram

  init() throws {
    directory = try TemporaryDirectory()
    digits = DigitsProgram(directory: directory)
    try Directory.create(directory("in/b"))
    let two = PNGEncoder.encode(DrawnPage.image(DrawnPage.rings(2)))
    try File.write(two, to: directory("in/b/two.png"))
    try File.write(
      PNGEncoder.encode(GrayImage(width: 9, height: 9, filledWith: 255)),
      to: directory("in/blank.png"))
    try File.write(Array("<b>".utf8), to: directory("<text>.png"))
  }

  private func content(_ name: FilePath) throws -> String {
    String(decoding: try File.read(directory(name), limit: 1 << 24), as: UTF8.self)
  }

  @Test func `digits are written as the network sees them`() throws {
    for _ in 0..<2 {
      let run = try digits("scan", "in", "--crops", "in/crops")
      #expect(run.output == "in/b/two.png\t00\nin/blank.png\t\n")
      #expect(run.status == 0)
    }
    #expect(try Directory.names(in: directory("in/crops")) == ["b"])
    #expect(
      try Directory.names(in: directory("in/crops/b/two.png")) == ["000-0.png", "001-0.png"])
    let crop = try ImageDecoder.decode(
      File.read(directory("in/crops/b/two.png/000-0.png"), limit: 1 << 20)
    ).image
    #expect(crop.width == 28 && crop.height == 28)
    // Light ink on black, a ring around the middle, inside the box of 20.
    #expect(crop.pixels.max() == 255 && crop[0, 0] == 0 && crop[14, 14] == 0)
    let ink = crop.pixels.indices.filter { crop.pixels[$0] > 127 }
    let rows = ink.map { $0 / 28 }
    #expect((18...20).contains((rows.max() ?? 0) - (rows.min() ?? 0) + 1))
  }

  @Test func `a page explains each picture and needs nothing else`() throws {
    let run = try digits("scan", "in", "--explain", "why")
    #expect(run.status == 0)
    #expect(try Directory.names(in: directory("why")) == ["b", "blank.png.html"])
    let page = try content("why/b/two.png.html")
    #expect(page.contains("How in/b/two.png was read"))
    #expect(page.contains("2 digits in 1 lines"))
    // The picture, its ink twice, components, pieces, digits, and what the network saw of each.
    #expect(page.components(separatedBy: "data:image/png;base64,").count == 1 + 6 + 2)
    #expect(page.components(separatedBy: "<g class=\"chosen\">").count == 1 + 2)
    #expect(!page.contains("http") && !page.contains("<script"))
    #expect(try content("why/blank.png.html").contains("single color"))
  }

  @Test func `a report shows the doubtful first`() throws {
    let run = try digits("scan", "in", "<text>.png", "--report", "new/all.html")
    #expect(run.status == 1)
    let page = try content("new/all.html")
    #expect(page.contains("3 inputs: 1 ok, 0 to review, 1 empty, 1 not read."))
    #expect(page.contains("&lt;text&gt;.png") && !page.contains("<text>.png"))
    let places = ["<td>&lt;text&gt;.png", "<td>in/blank.png", "<td>in/b/two.png"].map {
      page.range(of: $0)?.lowerBound ?? page.endIndex
    }
    #expect(places == places.sorted() && Set(places).count == 3)
    let again = try digits("scan", "in", "--report", "new/all.html")
    #expect(again.status == 74)
    #expect(try content("new/all.html") == page)
  }

  @Test(arguments: ["--crops in", "--explain in/", "--out-dir ./in"])
  func `results do not go where pictures are looked for`(options: String) throws {
    let run = try digits.shell("\"$DIGITS\" scan in \(options)")
    #expect(run.status == 64)
    #expect(run.complaints.contains("name another directory"))
  }

  @Test func `a report holds the most doubtful of any number`() throws {
    var page = BatchPage()
    let reader = DigitReader()
    let image = DrawnPage.image(DrawnPage.ring)
    let reading = reader.read(image)
    for number in 0..<500 {
      var outcome = ScanOutcome(
        input: ScanInput(path: FilePath("\(number)."), origin: .named), result: .read(reading))
      outcome.card = "<svg>\(number).</svg>"
      page.add(outcome)
    }
    let html = page.html(ScanTally())
    #expect(html.components(separatedBy: "<svg>").count == 1 + 200)
    #expect(html.contains("<svg>0.</svg>") && html.contains("<td>499.<"))
  }

  @Test func `a large picture is reduced to means`() {
    let image = GrayImage(width: 3, height: 2, pixels: [0, 100, 7, 50, 50, 9])
    #expect(image.reduced(toSide: 2) == GrayImage(width: 2, height: 1, pixels: [50, 8]))
    #expect(image.reduced(toSide: 3) == image)
  }

  @Test(arguments: ["1", "3"]) func `unordered results are the same, in some order`(
    jobs: String
  ) throws {
    for number in 0..<20 {
      try File.write(
        PNGEncoder.encode(DrawnPage.image(DrawnPage.rings(1 + number % 4))),
        to: directory(FilePath("in/\(number).png")), isDurable: false)
    }
    let ordered = try digits("scan", "in")
    let unordered = try digits("scan", "in", "--unordered", "-j", jobs)
    #expect(unordered.lines.sorted() == ordered.lines.sorted())
    #expect(unordered.lines.count == 22)
  }
}
