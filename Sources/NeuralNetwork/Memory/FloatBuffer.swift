/// Floats at an address that suits vectors of any width: a multiple of 64 bytes.
///
/// Not safe to share while somebody writes.
@safe
final class FloatBuffer {
  let count: Int
  let base: UnsafeMutablePointer<Float>

  /// Takes memory and fills it with zeros.
  init(count: Int) {
    self.count = count
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
    unsafe base = bytes.initializeMemory(as: Float.self, repeating: 0, count: max(count, 1))
  }

  /// Takes memory and copies values into it.
  convenience init(_ values: some Collection<Float>) {
    self.init(count: values.count)
    for (index, value) in values.enumerated() { unsafe base[index] = value }
  }

  deinit {
    unsafe base.deallocate()
  }

  /// The floats.
  var values: UnsafeMutableBufferPointer<Float> {
    unsafe UnsafeMutableBufferPointer(start: base, count: count)
  }

  /// Makes every float 0.
  func clear() {
    unsafe base.update(repeating: 0, count: count)
  }
}
