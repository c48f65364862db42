import FileSystem
import Testing

@Suite struct FilePathTests {
  @Test(
    arguments: [
      ("a/b.png", "b.png", "a"), ("b.png", "b.png", "."), ("/b.png", "b.png", "/"),
      ("/a/b/", "b", "/a"), ("/", "/", "/"), ("a//", "a", "."),
    ] as [(FilePath, FilePath, FilePath)])
  func `the last component and the parent part at the last slash`(
    path: FilePath, name: FilePath, parent: FilePath
  ) {
    #expect(path.lastComponent == name)
    #expect(path.parent == parent)
  }

  @Test(
    arguments: [
      ("a", "b", "a/b"), ("a/", "b", "a/b"), ("", "b", "b"), ("/", "b", "/b"),
    ] as [(FilePath, FilePath, FilePath)])
  func `appending puts one slash between`(folder: FilePath, name: FilePath, path: FilePath) {
    #expect(folder.appending(name) == path)
  }

  @Test(
    arguments: [
      ("a/b/c", "a", "b/c"), ("a/b", "a/", "b"), ("./b", ".", "b"), ("ab/c", "a", "ab/c"),
      ("/b", "/", "b"),
    ] as [(FilePath, FilePath, FilePath)])
  func `a path below a folder loses the folder`(
    path: FilePath, folder: FilePath, rest: FilePath
  ) {
    #expect(path.relative(to: folder) == rest)
  }

  @Test func `bytes that are not text are kept and shown with a replacement`() {
    let path = FilePath(bytes: [0x61, 0xFF])
    #expect(path.bytes == [0x61, 0xFF])
    #expect(path.description == "a\u{FFFD}")
    #expect(!path.isText)
    #expect(FilePath("é").isText)
  }
}
