internal import CKernels

/// What feature maps and weights are held in while they are multiplied.
///
/// Sums of products, statistics and the parameters that training changes are single precision in both.
public enum Precision: String, Hashable, Sendable, CaseIterable {
  /// 32-bit floats.
  case single

  /// The upper halves of floats: Kalamkar et al., "A study of bfloat16 for deep learning training"
  /// (2019).
  ///
  /// Half the memory, and twice the products where a processor multiplies pairs as fast as floats, as
  /// AMD's do since Zen 4. Intel's Xeons of the fifth generation multiply a pair in four times the time of a
  /// float; elsewhere there is no such instruction: both give the same numbers more slowly. A value keeps
  /// 8 bits, rounded to the nearest.
  case bfloat16

  var kernels: dgk_precision {
    switch self {
    case .single: DGK_SINGLE
    case .bfloat16: DGK_BFLOAT16
    }
  }

  /// Bytes of an element.
  var elementSize: Int {
    switch self {
    case .single: 4
    case .bfloat16: 2
    }
  }
}

/// A float rounded to bfloat16 as the kernels round: to the nearest, to even in the middle; what is too
/// small for a normal number becomes 0.
func bfloat16(_ value: Float) -> UInt16 {
  let bits = value.bitPattern
  let sign = UInt16(truncatingIfNeeded: bits >> 16) & 0x8000
  if value.isNaN { return sign | 0x7FC0 }
  if bits & 0x7F80_0000 == 0 { return sign }
  return UInt16(truncatingIfNeeded: (bits + 0x7FFF + (bits >> 16 & 1)) >> 16)
}
