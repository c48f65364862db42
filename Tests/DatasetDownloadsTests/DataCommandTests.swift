import DatasetDownloads
import DigitTraining
import FileSystem
import ImageCodecs
import Raster
import Testing

@Suite struct DataCommandTests {
  private let program: DatasetProgram
  private let folder: TemporaryDirectory

  init() throws {
    folder = try TemporaryDirectory()
    program = DatasetProgram(directory: folder)
  }

  /// Thirty made-up pictures: each digit three times, with levels from 0 to 255.
  private var pictures: ExactPictures {
    var pictures = ExactPictures()
    for index in 0..<30 {
      // Mostly paper, as MNIST's pictures are; a block whose place and levels tell them apart.
      var picture = [UInt8](repeating: 0, count: 784)
      for row in 6..<22 {
        for column in 8..<16 {
          picture[row * 28 + column + index % 6] = UInt8((row * 40 + column * 7 + index * 9) % 256)
        }
      }
      pictures.append(picture, label: UInt8(index * 7 % 10))
    }
    return pictures
  }

  @Test func `pictures go from idx to csv to png and back, every level kept`() async throws {
    try pictures.writeIDX(to: folder("first"))
    for arguments in [
      ["export", "first", "--to", "csv", "--output", "table.csv"],
      ["export", "table.csv", "--to", "png", "--output", "pictures"],
      ["export", "pictures", "--to", "idx", "--output", "last"],
    ] {
      let run = try await program(arguments: arguments)
      #expect(run.status == 0)
      #expect(run.complaints.hasSuffix(": 30 samples\n"))
    }
    for name in try Directory.names(in: folder("first")) {
      #expect(
        try File.read(folder("first").appending(name), limit: 1 << 20)
          == File.read(folder("last").appending(name), limit: 1 << 20))
    }
    let table = try File.read(folder("table.csv"), limit: 1 << 20)
    let lines = table.split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == 31)
    #expect(lines[0].starts(with: Array("label,pixel0,pixel1,".utf8)))
    #expect(lines.allSatisfy { $0.count { $0 == UInt8(ascii: ",") } == 784 })
    #expect(
      try ExactPictures(reading: DataSpecification(FilePath("csv=\(folder("table.csv"))")))
        == pictures)
  }

  @Test func `nothing is written over, and a part that is missing is said`() async throws {
    try pictures.writeIDX(to: folder("set"))
    try File.write([1], to: folder("there.csv"))
    let refused = try await program("export", "set", "--to", "csv", "--output", "there.csv")
    #expect(refused.status == 74)
    #expect(try File.read(folder("there.csv"), limit: 9) == [1])
    // Pictures of two sets would lie side by side.
    let mixed = try await program(
      "export", "set", "--to", "png", "--overwrite", "--output", "set")
    #expect(mixed.status == 74)
    #expect(mixed.complaints.contains("the folder is not empty"))
    #expect(!File.exists(folder("set/0")))
    let missing = try await program(
      "export", "set", "--part", "test", "--to", "png", "--output", "out")
    #expect(missing.status == 66)
    #expect(missing.complaints.contains("set: holds neither t10k-images-idx3-ubyte nor"))
    #expect(!File.exists(folder("out")))
  }

  @Test func `what has no pictures of 28 pixels is only exported normalized`() async throws {
    let strokes = #"[{"src":"a","label":"1","strokes":[[[10,0],[10,100]]]}]"#
    try File.write(Array(strokes.utf8), to: folder("strokes.json"))
    let refused = try await program("export", "strokes.json", "--to", "idx", "--output", "out")
    #expect(refused.status == 65)
    #expect(refused.complaints.contains("must be normalized first"))
    let run = try await program(
      "export", "strokes.json", "--normalize", "--to", "idx", "--output", "out")
    #expect(run.status == 0)
    let back = try ExactPictures(reading: DataSpecification(FilePath("mnist=\(folder("out"))")))
    #expect(back.labels == [1])
    #expect(back.pixels.contains { $0 > 200 })
  }

  @Test func `info counts classes and writers, as text and as JSON`() async throws {
    try pictures.writeIDX(to: folder("set"))
    let text = try await program("info", "set", "--sheet", "sheet.png", "--columns", "2")
    #expect(text.status == 0)
    #expect(text.output.hasPrefix("mnist: 30 samples\n"))
    #expect(text.output.contains("            7        3  10.0 %  ####"))
    // Ten rows of two samples, 28 pixels at twice the size, four between.
    let sheet = try File.read(folder("sheet.png"), limit: 1 << 20)
    #expect(Array(sheet[16..<24]) == [0, 0, 0, 124, 0, 0, 2, 92])
    let json = try await program("info", "set", "set", "--format", "json")
    let lines = json.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[0].hasPrefix(#"{"name":"mnist","samples":30,"skipped":0,"classes":{"0":3,"1":3,"#))
    #expect(lines[1].hasPrefix(#"{"name":"mnist-2","#))
    #expect(try await program("info", "nowhere").status == 66)
  }

  @Test func `verify tells good files from damaged ones`() async throws {
    try pictures.writeIDX(to: folder("set"))
    // MNIST's names without .gz have no published hash: only what they hold is looked at.
    let good = try await program("verify", "set")
    #expect(good.status == 0)
    #expect(
      good.output == """
        set/train-images-idx3-ubyte: ok: values [30, 28, 28], from 0 to 255
        set/train-labels-idx1-ubyte: ok: values [30], from 0 to 9
        set: ok: mnist, training 30 samples, no test part: holds neither t10k-images-idx3-ubyte \
        nor t10k-images-idx3-ubyte.gz

        """)
    let labels = folder("set/train-labels-idx1-ubyte")
    var bytes = try File.read(labels, limit: 1 << 10)
    bytes[20] = 77
    try File.write(bytes, to: labels)
    let bad = try await program("verify", "set")
    #expect(bad.status == 65)
    #expect(bad.output.contains("set/train-labels-idx1-ubyte: ok: values [30], from 0 to 77\n"))
    #expect(
      bad.output.hasSuffix(
        "set: FAILED: train-labels-idx1-ubyte: byte 20: a label of 77\n"))
    try File.write(bytes.dropLast() + [], to: labels)
    #expect(
      try await program("verify", "set/train-labels-idx1-ubyte").output
        == "set/train-labels-idx1-ubyte: FAILED: byte 37: 29 values, not the 30 of its header [30]\n"
    )
    let absent = try await program("verify", "none", "table.json")
    #expect(absent.status == 66)
    #expect(absent.output.split(separator: "\n").count == 2)
    // One that is not there keeps nobody from looking at the next.
    let both = try await program("verify", "none", "set")
    #expect(both.status == 65)
    #expect(both.output.contains("29 values"))
  }

  @Test func `verify reads every set of a folder`() async throws {
    try pictures.writeIDX(to: folder("set"))
    for name in ["images-idx3-ubyte", "labels-idx1-ubyte"] {
      let bytes = try File.read(folder(FilePath("set/train-\(name)")), limit: 1 << 20)
      try File.write(bytes, to: folder(FilePath("set/emnist-digits-test-\(name)")))
    }
    let run = try await program("verify", "set")
    #expect(run.status == 0)
    #expect(run.output.contains("set: ok: mnist, training 30 samples"))
    #expect(run.output.contains("set: ok: emnist-digits, no training part"))
  }

  @Test func `pen strokes are drawn with the pen that was asked for`() async throws {
    let strokes = #"[{"src":"a","label":"1","strokes":[[[10,0],[10,100]]]}]"#
    try File.write(Array(strokes.utf8), to: folder("strokes.json"))
    var pictures: [[UInt8]] = []
    for pen in ["0.05", "0.2"] {
      let run = try await program(
        "synth", "strokes.json", "--output", pen, "--count", "1", "--clean", "--digits", "1",
        "--height", "40", "--pen", pen)
      #expect(run.status == 0)
      pictures.append(
        try File.read(folder(FilePath(pen)).appending("00000.png"), limit: 1 << 20))
    }
    #expect(pictures[0] != pictures[1])
    #expect(try await program("info", "strokes.json*2").status == 64)
  }

  @Test func `synth draws in the colors it is told`() async throws {
    let strokes = #"[{"src":"a","label":"1","strokes":[[[10,0],[10,100]]]}]"#
    try File.write(Array(strokes.utf8), to: folder("strokes.json"))
    let run = try await program(
      "synth", "strokes.json", "--output", "green", "--count", "1", "--clean", "--digits", "1",
      "--height", "40", "--ink", "00FF00", "--paper-color", "#ff0000", "--inverted", "0")
    #expect(run.status == 0)
    let bytes = try File.read(folder("green/00000.png"), limit: 1 << 20)
    let image = try ImageDecoder.decode(bytes).image
    // Luma of pure red and of pure green, and what lies between where ink ends.
    #expect(image[0, 0] == 76)
    #expect(image.pixels.max() == 150)
    #expect(image.pixels.min() == 76)
    for wrong in ["green", "00FF0", "00FF00FF", "-1FF00", ""] {
      let run = try await program("synth", "strokes.json", "--output", "x", "--ink", wrong)
      #expect(run.status == 64)
    }
  }

  @Test func `synth draws pictures without digits, whose text is empty`() async throws {
    let strokes =
      #"[{"src":"a","label":"A","strokes":[[[0,0],[50,100],[100,0]],[[25,50],[75,50]]]}]"#
    try File.write(Array(strokes.utf8), to: folder("letters.json"))
    let run = try await program(
      "synth", "strokes=letters.json", "--output", "nothing", "--count", "5", "--style", "nothing")
    #expect(run.status == 0)
    let truth = try File.read(folder("nothing/truth.csv"), limit: 1 << 20)
    #expect(
      String(decoding: truth, as: UTF8.self)
        == "path,text,boxes\n" + (0..<5).map { "0000\($0).png,,\"[]\"\n" }.joined())
    #expect(try Directory.names(in: folder("nothing")).count == 6)
    let both = try await program(
      "synth", "strokes=letters.json", "--output", "x", "--style", "nothing", "--clean")
    #expect(both.status == 64)
  }

  @Test func `synth draws pages of numbers, a box for each`() async throws {
    try pictures.writeIDX(to: folder("set"))
    let run = try await program(
      "synth", "set", "--output", "pages", "--count", "2", "--style", "page", "--numbers", "9",
      "--canvas", "420x260", "--height", "14,18")
    #expect(run.status == 0)
    let truth = String(
      decoding: try File.read(folder("pages/truth.csv"), limit: 1 << 20), as: UTF8.self)
    let lines = truth.split(separator: "\n")
    #expect(lines.count == 3)
    for line in lines.dropFirst() {
      let fields = line.split(separator: ",", maxSplits: 2)
      #expect(fields[1].split(separator: " ").count == 9)
      #expect(fields[2].count { $0 == "[" } == 9 + 1)
    }
    for wrong in [
      ["--style", "lined", "--numbers", "9"], ["--style", "page", "--numbers", "0"],
      ["--style", "page", "--numbers", "300", "--canvas", "200x200"],
    ] {
      let arguments = ["synth", "set", "--output", "x"] + wrong
      #expect(try await program(arguments: arguments).status == 64)
    }
  }

  @Test func `synth leaves as much paper as it is told`() async throws {
    try pictures.writeIDX(to: folder("set"))
    var tops: [Int] = []
    for margin in ["0", "1"] {
      let run = try await program(
        "synth", "set", "--output", margin, "--count", "1", "--clean", "--digits", "1",
        "--height", "40", "--slant", "0", "--margin", margin)
      #expect(run.status == 0)
      let truth = String(
        decoding: try File.read(folder(FilePath(margin)).appending("truth.csv"), limit: 1 << 20),
        as: UTF8.self)
      let box = try #require(truth.firstRange(of: "[["))
      let numbers = truth[box.upperBound...].prefix { $0 != "]" }.split(separator: ",")
      tops.append(try #require(Int(numbers[1].drop { $0 == " " })))
    }
    // The one has a pixel, the other the height of a digit.
    #expect(tops[1] - tops[0] == 39)
    #expect(try await program("synth", "set", "--output", "x", "--margin", "9").status == 64)
  }

  @Test func `verify knows what was published and what was written down`() async throws {
    try Directory.create(folder("set"))
    try File.write([0x1F, 0x8B, 1], to: folder("set/t10k-labels-idx1-ubyte.gz"))
    let hash = String(repeating: "0", count: 64)
    try File.write(
      Array("\(hash)  t10k-labels-idx1-ubyte.gz\n\(hash)  gone.gz\n".utf8),
      to: folder("set/SHA256SUMS"))
    let run = try await program("verify", "set")
    #expect(run.status == 65)
    #expect(
      run.output.contains(
        "set/t10k-labels-idx1-ubyte.gz: FAILED: not the published file of mnist: not MD5 "
          + "ec29112dd5afa0611ce80d1b7f02629c; not as in SHA256SUMS; "))
    #expect(run.output.contains("set/gone.gz: FAILED: missing, though SHA256SUMS names it\n"))
  }

  @Test func `synth draws the same bytes again, with the truth of each picture`() async throws {
    try pictures.writeIDX(to: folder("set"))
    for name in ["one", "two"] {
      let run = try await program(
        "synth", "set", "--output", name, "--count", "5", "--digits", "2,4", "--gap=0.1,0.3",
        "--clean", "--seed", "7")
      #expect(run.status == 0)
    }
    let names = try Directory.names(in: folder("one"))
    #expect(names.map(\.description) == (0..<5).map { "0000\($0).png" } + ["truth.csv"])
    for name in names {
      #expect(
        try File.read(folder("one").appending(name), limit: 1 << 20)
          == File.read(folder("two").appending(name), limit: 1 << 20))
    }
    let truth = String(
      decoding: try File.read(folder("one/truth.csv"), limit: 1 << 20), as: UTF8.self)
    let lines = truth.split(separator: "\n")
    #expect(lines.first == "path,text,boxes")
    for line in lines.dropFirst() {
      let fields = line.split(separator: ",", maxSplits: 2)
      #expect((2...4).contains(fields[1].count))
      // One box a digit.
      #expect(fields[2].count { $0 == "[" } == fields[1].count + 1)
    }
    #expect(try await program("synth", "set", "--output", "one").status == 74)
    #expect(try await program("synth", "set", "--output", "x", "--digits", "30").status == 64)
  }
}
