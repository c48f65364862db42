import FileSystem
import Testing

@testable import DigitTraining

@Suite struct StrokeFileTests {
  private func read(_ text: String) throws -> [StrokeRecord] {
    try StrokeFile.read(Array(text.utf8), path: "s.json")
  }

  @Test func `records are read with their writers, y downward`() throws {
    let records = try read(
      """
      [ {"src":"data/1a/aga/x.dat","type":["a",{"b":null}],"label":"7","strokes":[[[1.5,2],[-3e1,0.25]],[]],"ppi":"200"},
        {"label":"\\u00e9\\ud83d\\ude00\\"","strokes":[],"ppi":50.5} ]

      """)
    #expect(
      records == [
        StrokeRecord(
          label: "7", source: "data/1a/aga/x.dat", writer: "aga", pointsPerInch: 200,
          strokes: [[StrokePoint(x: 1.5, y: -2), StrokePoint(x: -30, y: -0.25)], []]),
        StrokeRecord(label: "é😀\"", pointsPerInch: 50.5, strokes: []),
      ])
  }

  @Test func `numbers are the nearest ones`() throws {
    for text in [
      "0", "-0.1", "16777217", "0.30000001", "123456789012345678", "1e-7", "3.14159274",
      "1.17549435e-38",
    ] {
      let records = try read("[{\"label\":\"1\",\"strokes\":[[[\(text),0]]]}]")
      #expect(records[0].strokes[0][0].x == Float(text), "\(text)")
    }
  }

  @Test(
    arguments: [
      ("", 0, "an array"), ("<html>", 0, "web page"), ("[", 1, "an object"),
      ("[]x", 2, "text after"),
      ("[{\"label\":\"1\"}]", 1, "without strokes"), ("[{\"strokes\":[]}]", 1, "without a label"),
      ("[{\"label\":1}]", 10, "a string"),
      ("[{\"label\":\"1\",\"strokes\":[[[1]]]}]", 26, "1 numbers"),
      ("[{\"label\":\"1\",\"strokes\":[[[1,2,3]]]}]", 26, "3 numbers"),
      ("[{\"label\":\"1\",\"strokes\":[[[1,x]]]}]", 29, "a number"),
      ("[{\"label\":\"1\",\"strokes\":[[[1,1e99]]]}]", 29, "a number"),
      ("[{\"label\":\"\u{1}\"}]", 11, "control"), ("[{\"label\":\"\\x\"}]", 12, "escape"),
      ("[{\"label\":\"a", 10, "without an end"), ("[{\"label\":\"\\u12G4\"}]", 13, "hexadecimal"),
      ("[{\"x\":" + String(repeating: "[", count: 99), 38, "too deep"),
    ] as [(String, Int, String)])
  func `a broken file names the byte`(text: String, byte: Int, reason: String) {
    let error = #expect(throws: DatasetError.self) { try read(text) }
    #expect(error?.byte == byte)
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
  }

  @Test func `a file cut anywhere is refused`() {
    let text =
      #"[{"src":"a\u0041\n","label":"1","strokes":[[[1.0,-2e3]]],"q":[true,null,{"a":1}]}]"#
    for count in 0..<text.utf8.count {
      #expect(throws: DatasetError.self) { try read(String(text.prefix(count))) }
    }
    #expect(throws: Never.self) { try read(text) }
  }
}
