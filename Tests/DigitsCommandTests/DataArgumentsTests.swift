import ArgumentParser
import DigitTraining
import FileSystem
import Testing

@testable import digits

@Suite struct DataArgumentsTests {
  @Test func `data may be named several times, with kinds and weights`() throws {
    let arguments = try DataArguments.parse(
      ["--data", "mnist=a*3", "--data=b", "--data", "strokes=c=d"])
    #expect(
      try arguments.specifications() == [
        DataSpecification(kind: .mnist, path: "a", weight: 3), DataSpecification(path: "b"),
        DataSpecification(kind: .strokes, path: "c=d"),
      ])
  }

  @Test(arguments: [["--data", "mnist="], ["--data", "a", "--data", "b*0"]])
  func `no path and no weight are usage mistakes`(arguments: [String]) {
    let error = #expect(throws: (any Error).self) { try DataArguments.parse(arguments) }
    guard let error else { return }
    #expect(DataArguments.exitCode(for: error) == .validationFailure)
  }
}
