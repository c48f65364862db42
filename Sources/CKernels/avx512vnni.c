// AVX-512 with its instructions for neural networks: one multiplies and adds 16 fours of 8-bit integers.

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512vnni"))), \
                             apply_to = function)

#include "avx512_shape.h"

#define DGK_NAME(x) dgk_avx512vnni_fixed_##x
#define DGK_INTEGER_DOT(x, w, sum) \
  (SUMS) _mm512_dpbusd_epi32((__m512i)(sum), (__m512i)(x), (__m512i)(w))
#include "fixed_template.h"

#pragma clang attribute pop
#endif
