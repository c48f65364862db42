/// A pattern, taken apart.
indirect enum PatternTree: Hashable, Sendable {
  /// One of some digits, as bits.
  case digit(UInt16)

  /// One after the other.
  case sequence([PatternTree])

  /// One of several.
  case choice([PatternTree])

  /// As often as this, or more often where there is no most.
  case repeated(PatternTree, least: Int, most: Int?)

  /// The places that it takes in an automaton.
  var placeCount: Int {
    switch self {
    case .digit: 1
    case .sequence(let parts), .choice(let parts): parts.reduce(0) { $0 + $1.placeCount }
    case .repeated(let part, let least, let most): part.placeCount * max(most ?? least, 1)
    }
  }
}

/// The places of a pattern: every digit of it, repetitions written out.
struct PatternPlaces {
  /// A part of the pattern.
  struct Part {
    var first: [Int] = []
    var last: [Int] = []

    /// Whether nothing at all matches it.
    var mayBeEmpty = true
  }

  private(set) var digits: [UInt16] = []
  private(set) var following: [Set<Int>] = []

  /// Adds the places of a pattern.
  mutating func add(_ tree: PatternTree) -> Part {
    switch tree {
    case .digit(let bits):
      digits.append(bits)
      following.append([])
      return Part(first: [digits.count - 1], last: [digits.count - 1], mayBeEmpty: false)
    case .sequence(let parts):
      return parts.reduce(Part()) { join($0, add($1)) }
    case .choice(let parts):
      return parts.reduce(Part(mayBeEmpty: false)) { choice, tree in
        let part = add(tree)
        return Part(
          first: choice.first + part.first, last: choice.last + part.last,
          mayBeEmpty: choice.mayBeEmpty || part.mayBeEmpty)
      }
    case .repeated(let tree, let least, let most):
      return addRepeated(tree, least: least, most: most)
    }
  }

  private mutating func addRepeated(_ tree: PatternTree, least: Int, most: Int?) -> Part {
    var all = Part()
    let count = most ?? max(least, 1)
    for number in 0..<count {
      var part = add(tree)
      if number >= least { part.mayBeEmpty = true }
      if most == nil, number == count - 1 {
        for place in part.last { following[place].formUnion(part.first) }
      }
      all = join(all, part)
    }
    return all
  }

  private mutating func join(_ left: Part, _ right: Part) -> Part {
    for place in left.last { following[place].formUnion(right.first) }
    return Part(
      first: left.mayBeEmpty ? left.first + right.first : left.first,
      last: right.mayBeEmpty ? left.last + right.last : right.last,
      mayBeEmpty: left.mayBeEmpty && right.mayBeEmpty)
  }
}
