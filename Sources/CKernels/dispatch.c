// Which levels this program has and this processor runs.

#include "levels.h"

const struct dgk_kernels *dgk_kernels_at(enum dgk_level level) {
  switch (level) {
    case DGK_REFERENCE:
      return &dgk_reference_kernels;
    case DGK_PORTABLE:
      return &dgk_portable_kernels;
#if defined(__x86_64__)
    // The compiler's check asks the operating system too: whether it saves the wide registers.
    case DGK_AVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &dgk_avx2_kernels
                                                                             : NULL;
    case DGK_AVX512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                     __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("fma")
                 ? &dgk_avx512_kernels
                 : NULL;
#elif defined(__aarch64__)
    case DGK_NEON:
      return &dgk_neon_kernels;
#endif
    default:
      return NULL;
  }
}
