internal import DigitFixtures
internal import FileSystem

/// Draws the fixtures anew, or pictures for looking at and measuring with.
///
///     make-fixtures                  Fixtures/Drawings and Fixtures/Truth of this package
///     make-fixtures sheet FILE       one sheet of all digits, by several hands
///     make-fixtures digits N FOLDER  N pictures of one digit each, and truth.csv
///     make-fixtures numbers N FOLDER N pictures of one number each, and truth.csv
@main
enum MakeFixtures {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case nil:
      try writeFixtures()
    case "sheet" where arguments.count == 2:
      let sheet = ContactSheet.drawn(seed: 1)
      try File.write(PNGFile(compressing: sheet).bytes, to: FilePath(arguments[1]))
    case "digits" where arguments.count == 3, "numbers" where arguments.count == 3:
      try writeSamples(
        count: Int(arguments[1]) ?? 0, of: arguments[0] == "digits" ? 1...1 : 2...8,
        to: FilePath(arguments[2]))
    default:
      print("usage: make-fixtures [sheet FILE | digits N FOLDER | numbers N FOLDER]")
    }
  }

  private static func writeFixtures() throws {
    for fixture in Fixture.all {
      let content = fixture.content()
      try File.write(content.bytes, to: FilePath(fixture.path))
      try File.write(Array(content.truth.json.utf8), to: FilePath(fixture.truthPath))
      let text = content.truth.lines.map(\.text).joined(separator: " ")
      print("\(fixture.fileName)\t\(text)\t\(content.bytes.count) bytes")
    }
  }

  private static func writeSamples(
    count: Int, of lengths: ClosedRange<Int>, to folder: FilePath
  ) throws {
    try Directory.create(folder)
    var table = "path,text\n"
    var generator = SplitMix64(seed: 11)
    for number in 0..<count {
      let length = lengths.lowerBound + number % lengths.count
      let text = (0..<length).map { _ in String(generator.next() % 10) }.joined()
      let hand = Hand.random(using: &generator)
      let drawing = hand.write(text, height: 60, using: &generator)
      let sheet = InkedSheet(drawing, margin: 16)
      let picture = Paper.white.picture(of: sheet, using: &generator)
      let name = "\(number).png"
      try File.write(PNGFile(compressing: picture).bytes, to: folder.appending(FilePath(name)))
      table += "\(name),\(text)\n"
    }
    try File.write(Array(table.utf8), to: folder.appending("truth.csv"))
  }
}
