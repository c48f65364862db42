internal import FileSystem

/// The elements of a file or a pipe, each as soon as its last byte has come.
struct ParsedFile<Parser: PushParser>: Sendable {
  private let file: ReadableFile
  private var parser: Parser

  /// What is complete, the next one last.
  private var ready: [Parser.Element] = []

  private var hasEnded = false

  /// Whether not a byte has come.
  private(set) var isEmpty = true

  init(_ file: ReadableFile, with parser: Parser) {
    self.file = file
    self.parser = parser
  }

  /// The next element, waited for; `nil` at the end, and where the program is asked to end.
  mutating func next() throws(FileError) -> Parser.Element? {
    while true {
      if let element = ready.popLast() { return element }
      if hasEnded { return nil }
      let bytes = try file.read(upTo: 1 << 16)
      if bytes.isEmpty {
        hasEnded = true
        // What is in hand when a run is ended is not cut short: it was not waited for.
        if Interruption.current == nil { ready = parser.finish().reversed() }
      } else {
        isEmpty = false
        ready = parser.push(bytes).reversed()
      }
    }
  }
}
