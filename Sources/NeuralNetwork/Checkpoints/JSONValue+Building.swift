extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(booleanLiteral value: Bool) { self = .bool(value) }

  package init(integerLiteral value: Int) { self = .number(Double(value)) }

  package init(stringLiteral value: String) { self = .string(value) }

  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member(name: $0, value: $1) })
  }

  /// A whole number.
  package static func integer(_ value: Int) -> JSONValue { .number(Double(value)) }

  /// A number rounded to seven decimals; what is not finite has no place in JSON and is `null`.
  package static func rounded(_ value: Double) -> JSONValue {
    guard value.isFinite else { return .null }
    return .number(abs(value) < 1e9 ? (value * 1e7).rounded() / 1e7 : value)
  }

  /// A number by the fewest digits that give it back; what is not finite is `null`.
  package static func shortest(_ value: Float) -> JSONValue {
    Double(value.description).flatMap { $0.isFinite ? .number($0) : nil } ?? .null
  }

  /// Names and their texts, sorted by name.
  package static func texts(_ texts: [String: String]) -> JSONValue {
    .object(
      texts.sorted { $0.key < $1.key }.map { Member(name: $0.key, value: .string($0.value)) })
  }

  /// The elements of an array; none for anything else.
  package var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// The members of an object; none for anything else.
  package var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  /// The number, if it is one.
  package var double: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The number, if it is a whole one.
  package var int: Int? { double.flatMap { Int(exactly: $0) } }

  /// The text, if it is one.
  package var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// An object with more members at its end.
  package func adding(_ name: String, _ value: JSONValue) -> JSONValue {
    .object(members + [Member(name: name, value: value)])
  }
}
