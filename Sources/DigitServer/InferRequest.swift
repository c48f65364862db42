internal import DigitTraining
internal import HTTPTypes
internal import Raster

/// The body of a KServe V2 inference request: glyphs of 28×28, as numbers.
struct InferRequest {
  private(set) var identifier: String?
  private(set) var name = "input"
  private(set) var glyphs: [NormalizedGlyph] = []

  static let maximumGlyphs = 1024

  init(_ body: [UInt8]) throws {
    var shape: [Int] = []
    var type = ""
    var values: [Float] = []
    var inputs = 0
    var identifier: String?
    var inputName = "input"
    var scanner = JSONScanner(text: body)
    do throws(JSONScanner.Failure) {
      try scanner.object { (name, scanner) throws(JSONScanner.Failure) in
        switch name {
        case "id": identifier = try scanner.string()
        case "inputs":
          try scanner.array { (scanner) throws(JSONScanner.Failure) in
            inputs += 1
            try scanner.object { (name, scanner) throws(JSONScanner.Failure) in
              switch name {
              case "name": inputName = try scanner.string()
              case "datatype": type = try scanner.string()
              case "shape":
                try scanner.array { (scanner) throws(JSONScanner.Failure) in
                  let number = try scanner.number()
                  shape.append(number >= 0 && number < 1e6 ? Int(number) : 0)
                }
              case "data": try Self.flatten(&scanner, into: &values, depth: 4)
              default: try scanner.skipValue()
              }
            }
          }
        default: try scanner.skipValue()
        }
      }
      try scanner.end()
    } catch {
      throw ServiceError.badRequest("bad_json", "\(error.reason), at byte \(error.byte)")
    }
    self.identifier = identifier
    name = inputName
    guard inputs == 1 else { throw ServiceError.badRequest("bad_input", "one input is expected") }
    guard type == "FP32" || type == "UINT8" else {
      throw ServiceError.badRequest("bad_input", "the datatype is FP32 or UINT8, not \(type)")
    }
    let count = shape.first ?? 0
    guard count <= Self.maximumGlyphs else {
      throw ServiceError(
        status: .contentTooLarge, code: "too_many_images",
        message: "more than \(Self.maximumGlyphs) glyphs", limit: ("max_glyphs", Self.maximumGlyphs)
      )
    }
    let isShape = [[28, 28], [1, 28, 28], [784]].contains(Array(shape.dropFirst()))
    guard isShape, count > 0, values.count == count * 784 else {
      throw ServiceError.badRequest(
        "bad_input",
        "the shape is [n, 28, 28] with n from 1 to \(Self.maximumGlyphs) and as many values, not \(shape) with \(values.count)"
      )
    }
    let scale: Float = type == "UINT8" ? 1 / 255 : 1
    glyphs = (0..<count).map { glyph in
      NormalizedGlyph(
        ink: values[glyph * 784..<(glyph + 1) * 784].map { min(1, max(0, $0 * scale)) })
    }
  }

  private static func flatten(
    _ scanner: inout JSONScanner, into values: inout [Float], depth: Int
  ) throws(JSONScanner.Failure) {
    guard values.count <= maximumGlyphs * 784 else {
      throw JSONScanner.Failure(byte: scanner.position, reason: "too many values")
    }
    try scanner.array { (scanner) throws(JSONScanner.Failure) in
      if scanner.isAtArray {
        guard depth > 1 else {
          throw JSONScanner.Failure(byte: scanner.position, reason: "arrays nested too deep")
        }
        try flatten(&scanner, into: &values, depth: depth - 1)
      } else {
        values.append(try scanner.number())
      }
    }
  }
}
