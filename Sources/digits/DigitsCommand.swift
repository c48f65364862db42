import ArgumentParser
import DigitReader
import ImageCodecs

@main
struct DigitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digits", abstract: "Reads the numbers people write by hand.")

  func run() throws {
    print("digits", ImageDecoder.format(of: [1]) as Any)
  }
}
