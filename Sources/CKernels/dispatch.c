// Which levels this program has and this processor runs.

#include "levels.h"

const struct dgk_kernels *dgk_kernels_at(enum dgk_level level, enum dgk_precision precision) {
  const int half = precision == DGK_BFLOAT16;
  switch (level) {
    case DGK_REFERENCE:
      return half ? &dgk_reference_bfloat16_kernels : &dgk_reference_kernels;
    case DGK_PORTABLE:
      return half ? &dgk_portable_bfloat16_kernels : &dgk_portable_kernels;
#if defined(__x86_64__)
    // The compiler's check asks the operating system too: whether it saves the wide registers.
    case DGK_AVX2:
      if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return NULL;
      return half ? &dgk_avx2_bfloat16_kernels : &dgk_avx2_kernels;
    case DGK_AVX512:
    case DGK_AVX512_VNNI:
    case DGK_AVX512_BF16:
      if (!__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512vl") ||
          !__builtin_cpu_supports("avx512dq") || !__builtin_cpu_supports("fma"))
        return NULL;
      if (level == DGK_AVX512_VNNI && !__builtin_cpu_supports("avx512vnni")) return NULL;
      if (level != DGK_AVX512_BF16) return half ? &dgk_avx512_bfloat16_kernels : &dgk_avx512_kernels;
      if (!__builtin_cpu_supports("avx512bw") || !__builtin_cpu_supports("avx512bf16")) return NULL;
      // Floats gain nothing from the instructions for pairs.
      return half ? &dgk_avx512bf16_bfloat16_kernels : &dgk_avx512_kernels;
#elif defined(__aarch64__)
    case DGK_NEON:
      return half ? &dgk_neon_bfloat16_kernels : &dgk_neon_kernels;
#endif
    default:
      return NULL;
  }
}

const struct dgk_fixed_kernels *dgk_fixed_kernels_at(enum dgk_level level) {
  switch (level) {
    case DGK_REFERENCE:
      return &dgk_reference_fixed_kernels;
    case DGK_PORTABLE:
      return &dgk_portable_fixed_kernels;
#if defined(__x86_64__)
    case DGK_AVX2:
      return __builtin_cpu_supports("avx2") ? &dgk_avx2_fixed_kernels : NULL;
    case DGK_AVX512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
                 ? &dgk_avx512_fixed_kernels
                 : NULL;
    case DGK_AVX512_VNNI:
    case DGK_AVX512_BF16:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                     __builtin_cpu_supports("avx512vnni")
                 ? &dgk_avx512vnni_fixed_kernels
                 : NULL;
#elif defined(__aarch64__)
    case DGK_NEON:
      return &dgk_neon_fixed_kernels;
#endif
    default:
      return NULL;
  }
}

size_t dgk_gradient_room(const struct dgk_convolution *c, enum dgk_precision precision) {
  if (precision == DGK_SINGLE) return 0;
  const int rows = dgk_gradient_rows(c);
  const struct dgk_lines lines = dgk_gradient_lines(c, rows);
  return sizeof(uint32_t) *
         ((size_t)lines.count * lines.length + (size_t)rows * lines.pairs * c->channels);
}
