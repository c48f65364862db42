import NeuralNetwork
import Raster
import Testing

@testable import DigitTraining

@Suite struct SyntheticPageTests {
  private func page(
    numbers: Int, width: Int, height: Int, seed: UInt64 = 1, at index: Int = 0,
    _ change: @escaping @Sendable (inout SynthesisOptions) -> Void = { _ in }
  ) -> SyntheticPage {
    DrawingSynthesizer(sources: [PrintedDigits()], style: .page, seed: seed) {
      $0.canvas = .init(width: width, height: height)
      $0.digitHeight = 16...24
      change(&$0)
    }.page(at: index, numbers: numbers)
  }

  /// Dark ink on bare white paper.
  @Sendable private static func clean(_ options: inout SynthesisOptions) {
    let canvas = options.canvas
    let height = options.digitHeight
    options = .clean
    options.canvas = canvas
    options.digitHeight = height
    options.digitCount = 1...8
    options.roundShare = 0
  }

  @Test func `a page depends on its seed and index alone`() {
    let first = page(numbers: 12, width: 500, height: 300)
    #expect(first == page(numbers: 12, width: 500, height: 300))
    #expect(first != page(numbers: 12, width: 500, height: 300, seed: 2))
    #expect(first != page(numbers: 12, width: 500, height: 300, at: 1))
  }

  @Test(arguments: [(1, 200, 60), (7, 420, 200), (60, 900, 700), (140, 900, 900)])
  func `all numbers are there, each by itself`(numbers: Int, width: Int, height: Int) {
    for index in 0..<3 {
      let page = page(numbers: numbers, width: width, height: height, at: index, Self.clean)
      #expect(page.image.width == width && page.image.height == height)
      #expect(page.numbers.count == numbers)
      #expect(page.text.split(separator: " ").map(String.init) == page.numbers.map(\.text))
      for (place, number) in page.numbers.enumerated() {
        #expect((1...8).contains(number.text.utf8.count))
        #expect(number.bounds.intersection(page.image.bounds) == number.bounds)
        // As far from the next as keeps two numbers from being one.
        let space = number.bounds.height * 5 / 4
        let around = Rect(
          x: number.bounds.x - space, y: number.bounds.y,
          width: number.bounds.width + 2 * space, height: number.bounds.height)
        #expect(
          page.numbers.enumerated().allSatisfy { other in
            other.offset == place || other.element.bounds.intersection(around).isEmpty
          })
      }
    }
  }

  @Test func `all ink is in the boxes, and each box is full of it`() {
    let page = page(numbers: 30, width: 700, height: 500, Self.clean)
    var left = page.image.pixels.map { $0.red < 100 }
    for number in page.numbers {
      var (columns, rows): (Set<Int>, Set<Int>) = ([], [])
      for y in number.bounds.y..<number.bounds.maxY {
        for x in number.bounds.x..<number.bounds.maxX where left[y * 700 + x] {
          columns.insert(x)
          rows.insert(y)
          left[y * 700 + x] = false
        }
      }
      // The outermost rows and columns may be half as dark.
      let box = number.bounds
      #expect(
        !columns.isDisjoint(with: box.x..<box.x + 2) && !rows.isDisjoint(with: box.y..<box.y + 2))
      #expect(columns.contains { $0 >= box.maxX - 2 } && rows.contains { $0 >= box.maxY - 2 })
    }
    #expect(!left.contains(true))
  }

  @Test func `numbers are told line by line, from left to right`() {
    for index in 0..<5 {
      let page = page(numbers: 40, width: 900, height: 500, at: index, Self.clean)
      var lines = 1
      for (before, after) in zip(page.numbers, page.numbers.dropFirst()) {
        if after.bounds.x > before.bounds.x {
          #expect(abs(after.bounds.midY - before.bounds.midY) < 24)
        } else {
          lines += 1
          #expect(after.bounds.midY > before.bounds.midY + 12)
        }
      }
      #expect(lines > 1 && lines < 40)
    }
  }

  @Test func `digits are made smaller where they would not fit`() {
    let page = page(numbers: 100, width: 900, height: 700) {
      Self.clean(&$0)
      $0.digitHeight = 60...60
    }
    #expect(page.numbers.count == 100)
    #expect(page.numbers.allSatisfy { $0.bounds.height < 30 })
  }

  @Test func `what does not fit is refused`() {
    var options = SynthesisStyle.page.options
    #expect(options.pageProblem(numbers: 100) == nil)
    #expect(options.pageProblem(numbers: 0) != nil)
    options.canvas = .init(width: 4000, height: 3000)
    #expect(options.pageProblem(numbers: 300) == nil)
    options.canvas = .init(width: 200, height: 200)
    #expect(options.pageProblem(numbers: 300) != nil)
  }

  @Test func `the most numbers that are not refused fit`() {
    var options = SynthesisStyle.page.options
    for (width, height) in [(170, 60), (400, 90)] {
      options.canvas = .init(width: width, height: height)
      guard let most = (1...1000).last(where: { options.pageProblem(numbers: $0) == nil }) else {
        Issue.record("none on \(width)×\(height)")
        continue
      }
      #expect(page(numbers: most, width: width, height: height).numbers.count == most)
    }
  }

  @Test func `each number has a frame of its own`() {
    let page = page(numbers: 6, width: 500, height: 300) {
      Self.clean(&$0)
      $0.papers = [.boxes]
      $0.patternStrength = 1
    }
    for number in page.numbers {
      let middle = number.bounds.y + number.bounds.height / 2
      let before = (max(0, number.bounds.x - 14)..<number.bounds.x - 1).contains {
        page.image[$0, middle].red < 230
      }
      #expect(before)
    }
  }
}
