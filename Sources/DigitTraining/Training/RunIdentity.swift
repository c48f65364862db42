/// What tells a run of training from others: all that decides the bytes of its model.
///
/// Kept in a checkpoint as text, a line `name: value` for each.
struct RunIdentity: Hashable, Sendable {
  /// What decides, and how it is set.
  let entries: [Entry]

  struct Entry: Hashable, Sendable {
    var name: String
    var value: String
  }

  /// The identity of a run.
  ///
  /// - Parameters:
  ///   - options: How it trains; the number of threads decides nothing.
  ///   - sources: What it trains on.
  ///   - made: What is made of those sources.
  ///   - initial: A hash over what the network knows before the first step; `nil` for nothing.
  init(
    _ options: TrainingOptions, _ sources: [WeightedSource], made: [any GlyphSource] = [],
    initial: UInt64? = nil
  ) {
    var entries: [Entry] = []
    for (name, value) in Mirror(reflecting: options).children where name != "threads" {
      // What is not set is not named.
      if let name, let text = Self.text(value) {
        entries.append(Entry(name: name, value: Self.line(text)))
      }
    }
    for (number, weighted) in sources.enumerated() {
      let source = weighted.source
      let fingerprint = String(source.fingerprint, radix: 16)
      entries.append(
        Entry(
          name: "source \(number + 1)",
          value: Self.line(
            "\(source.name), \(source.count) samples \(fingerprint), weight \(weighted.weight)")))
    }
    for source in made {
      // How they are made decides as well.
      entries.append(Entry(name: source.name, value: String(source.fingerprint, radix: 16)))
    }
    if let initial {
      entries.append(Entry(name: "initial model", value: String(initial, radix: 16)))
    }
    self.entries = entries
  }

  /// Reads an identity back.
  init(_ text: String) {
    entries = text.split(separator: "\n").map { line in
      // An empty name is a name: there is always a first part.
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return Entry(
        name: String(parts[0]),
        value: parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
    }
  }

  /// The identity as a checkpoint keeps it.
  var text: String { entries.map { "\($0.name): \($0.value)" }.joined(separator: "\n") }

  /// What is set otherwise than in another run, in words.
  ///
  /// - Parameter other: The run whose settings are wanted.
  /// - Returns: The differences; `nil` if both are one run.
  func difference(from other: RunIdentity) -> String? {
    func value(_ name: String, in identity: RunIdentity) -> String {
      identity.entries.first { $0.name == name }?.value ?? "not set"
    }
    let names = entries.map(\.name) + other.entries.map(\.name)
    var seen: Set<String> = []
    let differences = names.compactMap { name -> String? in
      let (own, wanted) = (value(name, in: self), value(name, in: other))
      guard own != wanted, seen.insert(name).inserted else { return nil }
      return "\(name) is \(own) there and \(wanted) here"
    }
    return differences.isEmpty ? nil : differences.joined(separator: "; ")
  }

  /// A value as text, without a word about its being optional; `nil` if it is `nil`.
  private static func text(_ value: Any) -> String? {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .optional else { return "\(value)" }
    return mirror.children.first.map { "\($0.value)" }
  }

  /// Text on one line.
  private static func line(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
