internal import CKernels

/// A set of processor instructions that the network's kernels were written for.
public enum InstructionSet: String, Hashable, Sendable, CaseIterable {
  /// One float after the other, sums in double precision: the plain twin that the others are
  /// tested against. Slow.
  case reference

  /// 128-bit vectors that every processor has, without a fused multiply-add.
  case portable

  /// 128-bit vectors of ARM processors.
  case neon

  /// 256-bit vectors of x86 processors, with fused multiply-add.
  case avx2

  /// 512-bit vectors of x86 processors.
  case avx512

  /// 512-bit vectors of x86 processors that multiply fours of 8-bit integers and add them up.
  case avx512vnni

  /// 512-bit vectors of x86 processors that multiply pairs of bfloat16 as well.
  case avx512bf16

  /// Those that this processor runs, slowest first.
  public static var available: [InstructionSet] {
    allCases.filter { unsafe dgk_kernels_at($0.level, DGK_SINGLE) != nil }
  }

  /// The fastest that this processor runs.
  public static let best: InstructionSet = available.last ?? .portable

  var level: dgk_level {
    switch self {
    case .reference: DGK_REFERENCE
    case .portable: DGK_PORTABLE
    case .neon: DGK_NEON
    case .avx2: DGK_AVX2
    case .avx512: DGK_AVX512
    case .avx512vnni: DGK_AVX512_VNNI
    case .avx512bf16: DGK_AVX512_BF16
    }
  }
}
