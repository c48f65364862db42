internal import ArgumentParser

/// Whole numbers with commas between, such as `16,32,64`.
struct NumberList: Hashable, ExpressibleByArgument {
  let numbers: [Int]

  init(_ numbers: [Int]) {
    self.numbers = numbers
  }

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard !parts.contains(nil) else { return nil }
    numbers = parts.compactMap { $0 }
  }

  var defaultValueDescription: String { numbers.map(String.init).joined(separator: ",") }
}
