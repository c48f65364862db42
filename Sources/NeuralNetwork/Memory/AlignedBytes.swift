/// Zeroed bytes at an address that suits vectors of any width: a multiple of 64.
///
/// Not safe to share while somebody writes.
@safe
final class AlignedBytes {
  let count: Int
  let base: UnsafeMutableRawPointer

  /// Takes memory and fills it with zeros.
  init(count: Int) {
    self.count = count
    let size = max(count, 1)
    unsafe base = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
    unsafe base.initializeMemory(as: UInt8.self, repeating: 0, count: size)
  }

  deinit {
    unsafe base.deallocate()
  }
}
