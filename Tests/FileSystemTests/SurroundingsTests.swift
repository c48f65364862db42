import FileSystem
import Testing

@Suite struct SurroundingsTests {
  @Test func `there is a processor`() {
    #expect(Surroundings.processorCount >= 1)
  }

  @Test func `a variable is found by its name, and a missing one is not`() {
    #expect(Surroundings.environmentVariable("PATH")?.isEmpty == false)
    #expect(Surroundings.environmentVariable("DIGITS_NO_SUCH_VARIABLE") == nil)
  }

  @Test func `an argument that is text is its own path`() {
    #expect(Surroundings.path(ofArgument: "é.png") == "é.png")
    #expect(Surroundings.path(ofArgument: "\u{FFFD}.png") == "\u{FFFD}.png")
  }
}
