import Testing

@testable import DigitReader

@Suite struct ConstraintTests {
  // MARK: patterns

  /// Each is a regular expression of Swift's too.
  @Test(arguments: [
    "7", "\\d", "\\d{3}", "[1-35]", "[^0]\\d*", "0[1-9]|1[0-2]", "(12)+", "1?2?3?",
    "(0|1(2|3)){2}", "\\d{2,}", "\\d{0,2}5", "(?:1|2)*3", "(1*)*2", "(1|)2", "[0\\d]",
    "((1|2)?3){1,2}", "(?:1{2}){1,2}", "(\\d\\d)*",
  ])
  func `a pattern matches what the same regular expression does`(pattern: String) throws {
    let made = try DigitPattern(pattern)
    let twin = try Regex(pattern)
    // Every number of up to three digits, and longer ones of few digits.
    var numbers: [String] = []
    for length in 1...3 {
      numbers += (0..<[1, 10, 100, 1000][length]).map { number in
        let digits = String(number)
        return String(repeating: "0", count: length - digits.count) + digits
      }
    }
    for bits in 0..<243 {
      numbers.append(String([81, 27, 9, 3, 1].map { Character(String(bits / $0 % 3 + 1)) }))
    }
    var count = 0
    for number in numbers {
      let isMatch = number.wholeMatch(of: twin) != nil
      count += isMatch ? 1 : 0
      #expect(made.matches(number) == isMatch, "\(number)")
    }
    #expect(count > 0)
  }

  @Test(arguments: [
    ("12a", 2), ("(12", 0), ("12)", 2), ("[12", 0), ("[]", 0), ("[3-1]", 3), ("[1-]", 3), ("*1", 0),
    ("1{2", 3), ("1{}", 2), ("1{3,2}", 1), ("1{0}", 1), ("1{9999}", 2), ("\\w", 1), ("^1", 0),
    ("1.", 1), ("", 0), ("()", 0), ("(?=1)", 2), ("(\\d{100}){100}", 0), ("[^0-9]", 0), ("1|*", 2),
  ])
  func `a pattern that is wrong says where`(pattern: String, position: Int) throws {
    let error = try #require(throws: PatternError.self) { try DigitPattern(pattern) }
    #expect(error.position == position, "\(error)")
    #expect(error.pattern == pattern && !error.message.isEmpty)
  }

  // MARK: check digits

  @Test(arguments: [
    (
      NumberChecksum.luhn, ["4539578763621486", "79927398713", "18", "00"],
      ["79927398710", "0", "1"]
    ),
    (
      .ean13, ["4006381333931", "0000000000000"],
      ["4006381333932", "406381333931", "04006381333931"]
    ),
    (
      .isbn, ["9780306406157", "0306406152", "9791034300006"],
      ["9780306406158", "0306406153", "4006381333931", "03064061523", "9770306406150"]
    ),
    (.mod97, ["3214282912345698765432161182", "001", "098"], ["1", "97", "000", "097"]),
  ])
  func `check digits are checked`(checksum: NumberChecksum, right: [String], wrong: [String]) {
    let constraint = NumberConstraint(checksum: checksum)
    for number in right { #expect(constraint.isSatisfied(by: number), "\(number)") }
    for number in wrong { #expect(!constraint.isSatisfied(by: number), "\(number)") }
    #expect(!constraint.isSatisfied(by: "") && !constraint.isSatisfied(by: "03064061x2"))
  }

  @Test func `check digits agree with sums done over the whole number`() {
    var generator = SplitMix(state: 3)
    for _ in 0..<2000 {
      let digits = (0..<Int.random(in: 2...14, using: &generator)).map { _ in
        Int.random(in: 0..<10, using: &generator)
      }
      var luhn = 0
      for (place, digit) in digits.reversed().enumerated() {
        let doubled = place % 2 == 1 ? 2 * digit : digit
        luhn += doubled / 10 + doubled % 10
      }
      #expect(
        NumberConstraint(checksum: .luhn).isSatisfied(by: digits) == (luhn % 10 == 0))
      let number = digits.reduce(0) { 10 * $0 + $1 }
      #expect(
        NumberConstraint(checksum: .mod97).isSatisfied(by: digits)
          == (digits.count >= 3 && number % 97 == 1))
      let weighed = digits.enumerated().reduce(0) { $0 + ($1.offset % 2 == 0 ? 1 : 3) * $1.element }
      let isArticle = digits.count == 13 && weighed % 10 == 0
      #expect(NumberConstraint(checksum: .ean13).isSatisfied(by: digits) == isArticle)
      let ten = digits.enumerated().reduce(0) { $0 + (10 - $1.offset) * $1.element }
      let isBook =
        digits.count == 10 && ten % 11 == 0
        || isArticle && digits[0] == 9 && digits[1] == 7 && digits[2] >= 8
      #expect(NumberConstraint(checksum: .isbn).isSatisfied(by: digits) == isBook)
    }
  }

  // MARK: in the reading

  private let line = MadeLine(
    2, [0..<1: [1: 0.6, 7: 0.39], 1..<2: [4: 0.8, 8: 0.15], 0..<2: [9: 0.4]])

  @Test func `the best reading that matches is found`() throws {
    #expect(line.numbers().map(\.path.text) == ["14"])
    let seven = NumberConstraint(pattern: try DigitPattern("7\\d"))
    #expect(line.numbers(seven).map(\.path.text) == ["74"])
    let one = NumberConstraint(digitCount: 1)
    #expect(line.numbers(one).map(\.path.text) == ["9"])
    let luhn = NumberConstraint(digitCount: 2, checksum: .luhn)
    #expect(line.numbers(luhn).map(\.path.text) == ["18"])
    #expect(line.numbers(luhn).map(\.isSatisfying) == [true])
  }

  @Test func `what was asked for makes the rest surer`() throws {
    let free = try #require(line.numbers().first)
    let asked = try #require(
      line.numbers(NumberConstraint(pattern: try DigitPattern("1\\d"))).first)
    #expect(asked.path.text == "14" && asked.probability > free.probability)
    let sum = asked.alternatives.reduce(asked.probability) { $0 + $1.probability }
    #expect(sum <= 1 + 1e-9)
    #expect(asked.alternatives.allSatisfy { $0.text.hasPrefix("1") && $0.text.count == 2 })
  }

  @Test func `what nothing satisfies is read as it is, for a person to look at`() throws {
    let reading = line.reading(
      ReadingOptions(minimumConfidence: 0, constraint: NumberConstraint(digitCount: 5)))
    #expect(reading.text == "14")
    #expect(reading.status == .review && reading.reasons == [.constraint])
  }

  @Test func `digits far apart are one number if it is asked to have so many`() {
    let line = MadeLine(
      2, gapAfter: { _ in 40 }, [0..<1: [1: 0.98], 1..<2: [4: 0.98]])
    #expect(line.numbers().map(\.path.text) == ["1", "4"])
    #expect(line.numbers(NumberConstraint(digitCount: 2)).map(\.path.text) == ["14"])
  }
}
