import Testing

@testable import DigitServer

/// `/openapi.json`, by which answers are judged: as much of JSON Schema as it uses.
struct APIDescription {
  private let root: JSON

  init() throws {
    let file = try #require(PageFile.all["/openapi.json"])
    root = try #require(JSON(file.bytes))
  }

  /// The codes of errors that are described.
  var codes: [String] {
    at(["components", "schemas", "Code", "enum"])?.elements.compactMap(\.text) ?? []
  }

  /// Finds fault with an answer.
  ///
  /// - Returns: What is not as described, in words.
  func faults(_ answer: Answer, to method: String, _ path: String) -> [String] {
    let path = String(path.prefix { $0 != "?" })
    guard let responses = at(["paths", path, method.lowercased(), "responses"]),
      let described = resolved(responses["\(answer.status)"])
    else { return ["\(method) \(path) is not described to answer \(answer.status)"] }
    var faults = (described["headers"]?.fields.keys ?? [:].keys)
      .filter { answer.headers[$0.lowercased()] == nil }.map { "no header \($0)" }
    let type = String((answer.headers["content-type"] ?? "").prefix { $0 != ";" })
    guard let schema = resolved(described["content"]?[type]?["schema"]) else {
      return faults + ["the content type \(type) is not described"]
    }
    switch type {
    case "application/json": faults += check(answer.json, schema, "$")
    case "application/x-ndjson":
      for (number, line) in answer.lines.enumerated() {
        faults += check(line, schema, "line \(number)")
      }
    default: break
    }
    return faults
  }

  private func at(_ path: [String]) -> JSON? { path.reduce(root) { $0?[$1] } }

  private func resolved(_ value: JSON?) -> JSON? {
    guard let reference = value?["$ref"]?.text else { return value }
    return at(reference.split(separator: "/").dropFirst().map(String.init))
  }

  // MARK: schemas

  private static let known: Set = [
    "$ref", "type", "properties", "required", "additionalProperties", "items", "minItems",
    "maxItems", "minimum", "maximum", "enum", "const", "oneOf", "description",
  ]

  private func check(_ value: JSON?, _ schema: JSON, _ place: String) -> [String] {
    guard let value else { return ["\(place) is no JSON"] }
    guard let schema = resolved(schema) else { return ["\(place): a reference to nothing"] }
    if let unknown = schema.fields.keys.first(where: { !Self.known.contains($0) }) {
      return ["the description uses \(unknown), which is not checked here"]
    }
    if let choices = schema["oneOf"]?.elements {
      let faults = choices.map { check(value, $0, place) }
      let fitting = faults.count { $0.isEmpty }
      return fitting == 1 ? [] : ["\(place) fits \(fitting) of the choices: \(faults)"]
    }
    if let constant = schema["const"], constant != value {
      return ["\(place) is \(value), not \(constant)"]
    }
    if let choices = schema["enum"]?.elements, !choices.contains(value) {
      return ["\(place) is \(value), none of \(choices)"]
    }
    switch (schema["type"]?.text, value) {
    case ("object", .object(let fields)): return check(fields, schema, place)
    case ("array", .array(let elements)): return check(elements, schema, place)
    case ("integer", .number(let number)), ("number", .number(let number)):
      return check(number, schema, place)
    case ("string", .string), ("boolean", .bool), (nil, _): return []
    case (let type?, _): return ["\(place) is \(value), of another type than \(type)"]
    }
  }

  private func check(_ fields: [String: JSON], _ schema: JSON, _ place: String) -> [String] {
    var faults = (schema["required"]?.elements ?? []).compactMap(\.text)
      .filter { fields[$0] == nil }.map { "\(place) has no \($0)" }
    for (name, value) in fields {
      if let property = schema["properties"]?[name] {
        faults += check(value, property, "\(place).\(name)")
      } else if schema["additionalProperties"] == .bool(false) {
        faults.append("\(place) has \(name)")
      }
    }
    return faults
  }

  private func check(_ elements: [JSON], _ schema: JSON, _ place: String) -> [String] {
    var faults: [String] = []
    let count = Double(elements.count)
    if count < schema["minItems"]?.number ?? 0 || count > schema["maxItems"]?.number ?? .infinity {
      faults.append("\(place) has \(elements.count) elements")
    }
    guard let items = schema["items"] else { return faults }
    for (number, element) in elements.enumerated() {
      faults += check(element, items, "\(place)[\(number)]")
    }
    return faults
  }

  private func check(_ number: Double, _ schema: JSON, _ place: String) -> [String] {
    let isFitting =
      (schema["type"]?.text != "integer" || number == number.rounded())
      && number >= schema["minimum"]?.number ?? -.infinity
      && number <= schema["maximum"]?.number ?? .infinity
    return isFitting ? [] : ["\(place) is \(number)"]
  }
}
