import DigitReader
import DigitTraining
import Foundation

/// What the command line asks for.
struct Arguments {
  private(set) var reader = DigitReader()
  private(set) var threads = ProcessInfo.processInfo.activeProcessorCount
  private(set) var folders: [StringPictures] = []

  /// Reads a command line; one that makes no sense ends the program.
  mutating func parse(_ line: ArraySlice<String>) throws {
    var rest = line
    var every = 1
    while let argument = rest.popFirst() {
      switch argument {
      case "--model":
        let url = URL(fileURLWithPath: Self.value(of: argument, &rest))
        reader = try DigitReader(model: [UInt8](Data(contentsOf: url)))
      case "--threads": threads = Self.count(of: argument, &rest)
      case "--every": every = Self.count(of: argument, &rest)
      case let option where option.hasPrefix("-"): fail("\(option)?\n\(usage)")
      default: folders.append(try StringPictures(folder: .init(argument)).every(every))
      }
    }
  }

  private static func value(of option: String, _ rest: inout ArraySlice<String>) -> String {
    guard let value = rest.popFirst() else { fail("\(option) wants a value\n\(usage)") }
    return value
  }

  private static func count(of option: String, _ rest: inout ArraySlice<String>) -> Int {
    let text = value(of: option, &rest)
    guard let count = Int(text), count > 0 else {
      fail("\(option) \(text): not a whole number above 0")
    }
    return count
  }
}
