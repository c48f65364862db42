/// Named arrays of floats and text about them: the contents of a safetensors file.
///
/// The format is described at <https://huggingface.co/docs/safetensors>: eight bytes with the length
/// of a JSON header, the header, the floats. Nothing in such a file is ever run.
public struct TensorFile: Hashable, Sendable {
  /// One array.
  public struct Tensor: Hashable, Sendable {
    /// Its name.
    public var name: String

    /// The size of each axis, slowest first; none for a single number.
    public var shape: [Int]

    /// Its values, as many as the product of the shape.
    public var values: [Float]

    /// Creates an array.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - shape: The size of each axis.
    ///   - values: Its values.
    public init(name: String, shape: [Int], values: [Float]) {
      self.name = name
      self.shape = shape
      self.values = values
    }
  }

  /// Text about the file, by name.
  public var metadata: [String: String]

  /// The arrays, in the order of their floats.
  public var tensors: [Tensor]

  /// Creates contents.
  ///
  /// - Parameters:
  ///   - metadata: Text about the file.
  ///   - tensors: The arrays.
  public init(metadata: [String: String], tensors: [Tensor]) {
    self.metadata = metadata
    self.tensors = tensors
  }

  /// Writes the file. Equal contents give equal bytes.
  ///
  /// - Returns: The bytes of a safetensors file.
  public func encoded() -> [UInt8] {
    var members = [
      JSONValue.Member(
        name: "__metadata__",
        value: .object(
          metadata.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: .string($0.value)) }
        ))
    ]
    var end = 0
    for tensor in tensors {
      let start = end
      end += 4 * tensor.values.count
      members.append(
        JSONValue.Member(
          name: tensor.name,
          value: .object([
            .init(name: "dtype", value: .string("F32")),
            .init(name: "shape", value: .array(tensor.shape.map { .number(Double($0)) })),
            .init(name: "data_offsets", value: .array([.number(Double(start)), .number(Double(end))])),
          ])))
    }
    var header = Array(JSONValue.object(members).text.utf8)
    // The floats begin at a multiple of eight.
    while header.count % 8 != 0 { header.append(0x20) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + end)
    for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: header.count >> (8 * shift))) }
    bytes += header
    for tensor in tensors {
      for value in tensor.values {
        let bits = value.bitPattern
        for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
      }
    }
    return bytes
  }
}
