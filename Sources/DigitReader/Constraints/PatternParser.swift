/// Takes a pattern apart, by recursive descent.
struct PatternParser {
  /// The most places of a pattern: far more than any number has digits.
  static let maximumPlaces = 1000

  private let pattern: String
  private let characters: [Character]
  private var position = 0
  private var depth = 0

  init(_ pattern: String) {
    self.pattern = pattern
    characters = Array(pattern)
  }

  /// Reads the whole pattern.
  mutating func parse() throws(PatternError) -> PatternTree {
    let tree = try choice()
    if position < characters.count { throw error("there is no group for this “)” to close") }
    if tree.placeCount == 0 { throw error("a digit is missing: this matches nothing", at: 0) }
    return tree
  }

  private var current: Character? {
    position < characters.count ? characters[position] : nil
  }

  private func error(_ message: String, at place: Int? = nil) -> PatternError {
    PatternError(pattern: pattern, position: place ?? position, message: message)
  }

  private mutating func choice() throws(PatternError) -> PatternTree {
    var parts = [try sequence()]
    while current == "|" {
      position += 1
      parts.append(try sequence())
    }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(PatternError) -> PatternTree {
    var parts: [PatternTree] = []
    while let character = current, character != "|", character != ")" {
      let start = position
      var part = try single(character)
      while let (least, most) = try repetition() {
        part = .repeated(part, least: least, most: most)
        // Before the next is built on it: their product grows fast.
        if part.placeCount > Self.maximumPlaces {
          throw error("this is for more than \(Self.maximumPlaces) digits", at: start)
        }
      }
      parts.append(part)
      if parts.reduce(0, { $0 + $1.placeCount }) > Self.maximumPlaces {
        throw error("the pattern has more than \(Self.maximumPlaces) digits", at: start)
      }
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func single(_ character: Character) throws(PatternError) -> PatternTree {
    switch character {
    case "[": return .digit(try set())
    case "(": return try group()
    case "\\":
      position += 1
      guard current == "d" else { throw error("after “\\” only “d” is known: any digit") }
      position += 1
      return .digit(0x3FF)
    case "?", "*", "+", "{": throw error("there is nothing before “\(character)” to repeat")
    case "^", "$": throw error("the whole number is matched anyway: leave “\(character)” out")
    case ".": throw error("“.” stands for any character; any digit is “\\d”")
    default:
      guard let digit = Self.digit(character) else {
        throw error("“\(character)” is no digit, and numbers hold nothing else")
      }
      position += 1
      return .digit(1 << digit)
    }
  }

  private mutating func group() throws(PatternError) -> PatternTree {
    let start = position
    position += 1
    if current == "?" {
      position += 1
      guard current == ":" else { throw error("after “(?” only “:” is known") }
      position += 1
    }
    depth += 1
    if depth > 100 { throw error("groups inside groups, more than 100 deep") }
    let tree = try choice()
    depth -= 1
    guard current == ")" else { throw error("this group is not closed", at: start) }
    position += 1
    return tree
  }

  private mutating func set() throws(PatternError) -> UInt16 {
    let start = position
    position += 1
    let isNegated = current == "^"
    if isNegated { position += 1 }
    var bits: UInt16 = 0
    while let character = current, character != "]" {
      if character == "\\" {
        position += 1
        guard current == "d" else { throw error("after “\\” only “d” is known: any digit") }
        position += 1
        bits = 0x3FF
        continue
      }
      guard let low = Self.digit(character) else {
        throw error("“\(character)” is no digit, and numbers hold nothing else")
      }
      position += 1
      var high = low
      if current == "-" {
        position += 1
        guard let end = current, let digit = Self.digit(end) else {
          throw error("a range needs a digit at its end")
        }
        guard digit >= low else { throw error("the range ends before it begins") }
        high = digit
        position += 1
      }
      for digit in low...high { bits |= 1 << digit }
    }
    guard current == "]" else { throw error("this set is not closed", at: start) }
    position += 1
    if isNegated { bits = ~bits & 0x3FF }
    if bits == 0 { throw error("this set holds no digit", at: start) }
    return bits
  }

  /// How often what stands before comes.
  private mutating func repetition() throws(PatternError) -> (least: Int, most: Int?)? {
    let start = position
    switch current {
    case "?":
      position += 1
      return (0, 1)
    case "*":
      position += 1
      return (0, nil)
    case "+":
      position += 1
      return (1, nil)
    case "{": position += 1
    default: return nil
    }
    let least = try count()
    var most: Int? = least
    if current == "," {
      position += 1
      most = current == "}" ? nil : try count()
    }
    guard current == "}" else { throw error("“{” is closed by “}”, as in {2} and {2,4}") }
    position += 1
    if let most, most < least { throw error("at least \(least), but at most \(most)", at: start) }
    if most == 0 { throw error("not even once: leave it out", at: start) }
    return (least, most)
  }

  private mutating func count() throws(PatternError) -> Int {
    let start = position
    var value = 0
    while let character = current, let digit = Self.digit(character) {
      value = 10 * value + digit
      if value > Self.maximumPlaces {
        throw error("more than \(Self.maximumPlaces) times", at: start)
      }
      position += 1
    }
    if position == start { throw error("a number is missing, as in {2} and {2,4}") }
    return value
  }

  private static func digit(_ character: Character) -> Int? {
    character.isASCII ? character.wholeNumberValue : nil
  }
}
