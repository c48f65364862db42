import FileSystem
import Testing

@Suite struct DirectoryWalkTests {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func make(_ names: [FilePath]) throws {
    for name in names {
      try Directory.create(directory(name).parent)
      try File.write([], to: directory(name), isDurable: false)
    }
  }

  /// The files that a walk finds, below the directory.
  private func files(skipping skipped: Set<FileIdentity> = []) -> [FilePath] {
    DirectoryWalk(of: directory.path, skipping: skipped).compactMap {
      if case .file(let path) = $0 { path.relative(to: directory.path) } else { nil }
    }
  }

  private var failures: [FileError] {
    DirectoryWalk(of: directory.path).compactMap {
      if case .failure(let error) = $0 { error } else { nil }
    }
  }

  @Test func `files come sorted by name, directories in their place`() throws {
    try make(["b/2", "b/1", "a.png", "c", "b/a/x", "Z"])
    #expect(files() == ["Z", "a.png", "b/1", "b/2", "b/a/x", "c"])
  }

  @Test func `hidden files and directories are passed by`() throws {
    try make([".hidden", ".git/config", "a"])
    #expect(files() == ["a"])
  }

  @Test func `links to directories are not followed, links to files are`() throws {
    try make(["a/file"])
    try directory.link("b", to: "a")
    try directory.link("c", to: "a/file")
    #expect(files() == ["a/file", "c"])
    #expect(failures.isEmpty)
  }

  @Test func `a directory that links to itself is walked once`() throws {
    try make(["a/file"])
    try directory.link("a/circle", to: "..")
    #expect(files() == ["a/file"])
    #expect(failures.isEmpty)
  }

  @Test func `the root may be a link`() throws {
    try make(["a/file"])
    try directory.link("b", to: "a")
    #expect(DirectoryWalk(of: directory("b")).map { $0 } == [.file(directory("b/file"))])
  }

  @Test func `a link that leads nowhere is told and the walk goes on`() throws {
    try make(["a", "z"])
    try directory.link("dangling", to: "nowhere")
    #expect(files() == ["a", "z"])
    #expect(failures.map(\.path) == [directory("dangling").description])
    #expect(failures.map(\.kind) == [.notFound])
  }

  @Test func `pipes and devices are passed by`() throws {
    try make(["a"])
    try directory.pipe("pipe")
    try directory.link("null", to: "/dev/null")
    #expect(files() == ["a"])
    #expect(failures.isEmpty)
  }

  @Test func `a directory can be left out`() throws {
    try make(["a", "out/b", "out/deep/c"])
    #expect(files(skipping: [try File.status(of: directory("out")).identity]) == ["a"])
  }

  @Test(.enabled(if: TemporaryDirectory.permissionsHold, "this user may read everything"))
  func `a directory that may not be listed is told and the walk goes on`() throws {
    try make(["a", "locked/b", "z"])
    try directory.setPermissions("locked", 0)
    defer { try? directory.setPermissions("locked", 0o700) }
    #expect(files() == ["a", "z"])
    #expect(failures.map(\.path) == [directory("locked").description])
    #expect(failures.map(\.kind) == [.refused])
  }

  @Test func `a directory that does not exist is one failure`() {
    let entries = DirectoryWalk(of: directory("missing")).map { $0 }
    #expect(entries.count == 1)
    guard case .failure(let error) = entries.first else {
      Issue.record("no failure")
      return
    }
    #expect(error.operation == .list && error.kind == .notFound)
  }

  @Test func `names that are not text are walked`() throws {
    let name = FilePath(bytes: [0x61, 0xFE])
    try make([name])
    #expect(files() == [name])
  }
}
