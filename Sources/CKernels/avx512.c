// AVX-512: 32 registers of 16 floats.

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq,fma"))), apply_to = function)

#include "avx512_shape.h"

#define DGK_NAME(x) dgk_avx512_##x
#include "kernel_template.h"
#undef DGK_NAME

#define DGK_NAME(x) dgk_avx512_bfloat16_##x
#define DGK_HALVES
#include "kernel_template.h"
#undef DGK_NAME

#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw"))), apply_to = function)

#define DGK_NAME(x) dgk_avx512_fixed_##x
#define DGK_INTEGER_DOT(x, w, sum)                                                             \
  (sum) + (SUMS) _mm512_madd_epi16(_mm512_maddubs_epi16((__m512i)(x), (__m512i)(w)), \
                                   _mm512_set1_epi16(1))
#include "fixed_template.h"

#pragma clang attribute pop
#endif
