/// Why bytes are not a safetensors file that can be used.
public struct TensorFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, with its numbers.
  public var message: String

  /// The message.
  public var description: String { message }
}

extension TensorFile {
  /// The longest header that is read: far more than any network here has.
  static let maximumHeaderBytes = 1 << 20

  /// Reads a file.
  ///
  /// Every length in it is checked against the bytes that are there before anything is taken.
  ///
  /// - Parameter bytes: A whole safetensors file; all arrays must be 32-bit floats.
  /// - Throws: ``TensorFileError``.
  public init(decoding bytes: [UInt8]) throws(TensorFileError) {
    guard bytes.count >= 8 else {
      throw TensorFileError(
        message: "not a safetensors file: \(bytes.count) bytes, too few for a header")
    }
    let length = bytes[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(Self.maximumHeaderBytes), Int(length) <= bytes.count - 8 else {
      throw TensorFileError(
        message: "not a safetensors file: a header of \(length) bytes in a file of \(bytes.count)")
    }
    let start = 8 + Int(length)
    let header: JSONValue
    do {
      header = try JSONValue(parsing: Array(bytes[8..<start]))
    } catch {
      throw TensorFileError(
        message: "the header is not JSON: \(error.reason) at byte \(8 + error.byte)")
    }
    guard case .object(let members) = header else {
      throw TensorFileError(message: "the header is not a JSON object")
    }
    metadata = [:]
    var names: Set<String> = []
    var entries: [(name: String, shape: [Int], range: Range<Int>)] = []
    for member in members {
      guard names.insert(member.name).inserted else {
        throw TensorFileError(message: "“\(member.name)” appears twice in the header")
      }
      if member.name == "__metadata__" {
        metadata = try Self.metadata(member.value)
        continue
      }
      let (shape, range) = try Self.entry(member, available: bytes.count - start)
      entries.append((member.name, shape, range))
    }
    // One float in two arrays, or bytes in none, is no file that a writer makes. Told before any
    // floats are copied: many entries could name the same ones.
    entries.sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    var end = 0
    for entry in entries {
      guard entry.range.lowerBound == end else {
        throw TensorFileError(message: "the arrays overlap or leave a hole at byte \(start + end)")
      }
      end = entry.range.upperBound
    }
    guard start + end == bytes.count else {
      throw TensorFileError(
        message: "the arrays end at byte \(start + end) of a file of \(bytes.count)")
    }
    tensors = entries.map { name, shape, range in
      Tensor(
        name: name, shape: shape,
        values: Self.floats(bytes[start + range.lowerBound..<start + range.upperBound]))
    }
  }

  private static func metadata(_ value: JSONValue) throws(TensorFileError) -> [String: String] {
    guard case .object(let members) = value else {
      throw TensorFileError(message: "the metadata is not a JSON object")
    }
    var metadata: [String: String] = [:]
    for member in members {
      guard case .string(let text) = member.value else {
        throw TensorFileError(message: "the metadata “\(member.name)” is not a string")
      }
      metadata[member.name] = text
    }
    return metadata
  }

  /// The shape of an array and where its bytes lie among the floats.
  private static func entry(
    _ member: JSONValue.Member, available: Int
  ) throws(TensorFileError) -> ([Int], Range<Int>) {
    let name = member.name
    guard case .string(let type)? = member.value["dtype"] else {
      throw TensorFileError(message: "“\(name)” has no type")
    }
    guard type == "F32" else {
      throw TensorFileError(message: "“\(name)” is of type \(type); only F32 is read")
    }
    guard case .array(let axes)? = member.value["shape"], axes.count <= 8,
      case .array(let offsets)? = member.value["data_offsets"], offsets.count == 2,
      let begin = integer(offsets[0]), let end = integer(offsets[1]), begin <= end,
      end <= available
    else { throw TensorFileError(message: "the shape or the place of “\(name)” makes no sense") }
    var shape: [Int] = []
    var count = 1
    for axis in axes {
      guard let size = integer(axis) else {
        throw TensorFileError(message: "the shape of “\(name)” makes no sense")
      }
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= available else {
        throw TensorFileError(message: "the shape of “\(name)” is larger than the file")
      }
      count = product
      shape.append(size)
    }
    guard count * 4 == end - begin else {
      throw TensorFileError(
        message: "“\(name)” has \(end - begin) bytes, not the \(count * 4) of its shape \(shape)")
    }
    return (shape, begin..<end)
  }

  private static func integer(_ value: JSONValue) -> Int? {
    guard case .number(let number) = value, number >= 0, number <= 0x1p52 else { return nil }
    return Int(exactly: number)
  }

  private static func floats(_ bytes: ArraySlice<UInt8>) -> [Float] {
    unsafe bytes.withUnsafeBytes { source in
      unsafe [Float](unsafeUninitializedCapacity: source.count / 4) { target, count in
        for index in target.indices {
          let bits = unsafe source.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
          unsafe target.initializeElement(
            at: index, to: Float(bitPattern: UInt32(littleEndian: bits)))
        }
        count = target.count
      }
    }
  }
}
