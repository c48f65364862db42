import FileSystem
import Testing

@testable import digits

@Suite struct AnnotationNamesTests {
  @Test func `a tree is mirrored and no name is given twice`() {
    var names = AnnotationNames(.directory("out"), sources: [])
    let given = ["a.png", "b/a.png", "a.jpg", "a.png", "A.PNG", "a.jpg.png", ".png"].map {
      names.name(for: FilePath($0))
    }
    #expect(
      given == [
        "out/a.png", "out/b/a.png", "out/a.jpg.png", "out/a-2.png", "out/A-3.png",
        "out/a.jpg-2.png", "out/.png",
      ])
  }

  @Test func `a file takes the one name`() {
    var names = AnnotationNames(.file("seen.png"), sources: [])
    #expect(names.name(for: "a.jpg") == "seen.png")
  }

  @Test func `a named input keeps its name`() throws {
    let directory = try TemporaryDirectory()
    try File.write([1], to: directory("a.png"))
    var names = AnnotationNames(
      .directory(directory.path), sources: [.file(directory("a.png"))])
    #expect(names.name(for: "a.png") == directory("a-2.png"))
  }
}
