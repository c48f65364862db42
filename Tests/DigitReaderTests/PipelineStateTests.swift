import Raster
import Segmentation
import Testing

@testable import DigitReader

/// What is done next, told step by step.
@Suite struct PipelineStateTests {
  /// A state that says in words what it does.
  private final class Steps {
    var state: PipelineState<String, Int, String>

    init(
      jobs: Int = 2, window: Int = 4, batchSize: Int = 8, isOrdered: Bool = true,
      sources: [String] = []
    ) {
      state = PipelineState(
        PipelineOptions(jobs: jobs, window: window, batchSize: batchSize, isOrdered: isOrdered))
      for source in sources { _ = state.add(source) }
    }

    func add(_ source: String) -> Bool { state.add(source) }

    func wait(_ number: Int, glyphs count: Int) {
      let glyph = NormalizedGlyph(
        ink: Array(repeating: 0, count: NormalizedGlyph.side * NormalizedGlyph.side))
      state.wait(
        .init(
          number: number, page: number,
          picture: PictureReading(
            of: GrayImage(width: 1, height: 1, filledWith: 0), options: ReadingOptions()),
          glyphs: Array(repeating: glyph, count: count)))
    }

    func nextJob() -> String {
      switch state.nextJob() {
      case .load(let number, let source): "load \(number) \(source)"
      case .classify(let pictures): "classify \(pictures.map(\.number))"
      case nil: "home"
      }
    }

    func take() -> String {
      switch state.take() {
      case .output(let output): output
      case .later: "later"
      case .end: "end"
      }
    }
  }

  @Test func `a worker is started for each source, up to the number of jobs`() {
    let steps = Steps(jobs: 2)
    #expect(["a", "b", "c"].map { steps.add($0) } == [true, true, false])
    #expect(steps.nextJob() == "load 0 a")
    #expect(steps.nextJob() == "load 1 b")
    #expect(steps.nextJob() == "load 2 c")
    #expect(steps.nextJob() == "home")
    #expect(steps.add("d"))
  }

  @Test func `glyphs of several pictures wait for a full batch while there are sources`() {
    let steps = Steps(batchSize: 8, sources: ["a", "b", "c", "d"])
    for number in 0..<3 {
      #expect(steps.nextJob().hasPrefix("load \(number)"))
      steps.wait(number, glyphs: 3)
    }
    #expect(steps.nextJob() == "classify [0, 1, 2]")
    #expect(steps.nextJob() == "load 3 d")
  }

  @Test func `a worker without a source classifies what there is`() {
    let steps = Steps(sources: ["a"])
    _ = steps.nextJob()
    steps.wait(0, glyphs: 1)
    #expect(steps.nextJob() == "classify [0]")
    #expect(steps.nextJob() == "home")
  }

  @Test func `room is counted from the oldest output that was not taken`() {
    let steps = Steps(window: 3, sources: ["a", "b", "c"])
    #expect(!steps.state.hasRoom)
    steps.state.finish(1, "B")
    steps.state.finish(2, "C")
    #expect(!steps.state.hasRoom && !steps.state.isReadyToTake)
    #expect(steps.take() == "later")
    steps.state.finish(0, "A")
    #expect(steps.state.isReadyToTake)
    #expect(steps.take() == "A")
    #expect(steps.state.hasRoom)
    #expect((0..<3).map { _ in steps.take() } == ["B", "C", "later"])
    steps.state.endSources()
    #expect(steps.state.isReadyToTake)
    #expect(steps.take() == "end")
  }

  @Test func `without order an output is taken as soon as it is there`() {
    let steps = Steps(isOrdered: false, sources: ["a", "b", "c"])
    steps.state.finish(2, "C")
    #expect(steps.state.isReadyToTake)
    steps.state.finish(0, "A")
    #expect((0..<3).map { _ in steps.take() } == ["C", "A", "later"])
  }

  @Test func `once cancelled it begins nothing and keeps nothing`() {
    let steps = Steps(sources: ["a", "b"])
    steps.wait(0, glyphs: 20)
    steps.state.finish(1, "B")
    steps.state.cancel()
    steps.state.finish(0, "A")
    #expect(steps.nextJob() == "home")
    #expect(steps.take() == "end")
    #expect(!steps.add("c"))
  }
}
