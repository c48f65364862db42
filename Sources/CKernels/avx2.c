// AVX2 with FMA: 16 registers of 8 floats.

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)

#define DGK_LANES 8
#define DGK_FMA(a, b, c) __builtin_elementwise_fma(a, b, c)
#define DGK_TILE_PIXELS 6
#define DGK_TILES(v) TILE(1, v) TILE(2, v) TILE(3, v) TILE(4, v) TILE(5, v) TILE(6, v)
#define DGK_PAIRS_BLOCKS 0
#define DGK_GRADIENT_TAPS 6

#define DGK_NAME(x) dgk_avx2_##x
#include "kernel_template.h"
#undef DGK_NAME

#define DGK_NAME(x) dgk_avx2_bfloat16_##x
#define DGK_HALVES
#include "kernel_template.h"
#undef DGK_NAME

#define DGK_NAME(x) dgk_avx2_fixed_##x
#define DGK_INTEGER_DOT(x, w, sum)                                                             \
  (sum) + (SUMS) _mm256_madd_epi16(_mm256_maddubs_epi16((__m256i)(x), (__m256i)(w)), \
                                   _mm256_set1_epi16(1))
#include "fixed_template.h"

#pragma clang attribute pop
#endif
