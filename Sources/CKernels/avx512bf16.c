// AVX-512 with its instructions for bfloat16: one multiplies and adds 16 pairs.
//
// vdpbf16ps adds the second product of a pair first, then the first, each rounded to the nearest; it
// takes numbers too small to be normal for 0, and gives 0 for them.

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(                                                                \
    __attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx512bf16,fma"))),            \
    apply_to = function)

#include "avx512_shape.h"

#define DGK_NAME(x) dgk_avx512bf16_bfloat16_##x
#define DGK_HALVES
// Only the last operand can be one element of memory in all lanes: a load apart costs a third more time.
#define DGK_DOT(x, w, sum) \
  (VECTOR) _mm512_dpbf16_ps((__m512)(sum), (__m512bh)(w), (__m512bh)(x))
#define DGK_NARROW(v) (DGK_NAME(halves)) _mm512_cvtneps_pbh((__m512)(v))
#include "kernel_template.h"

#pragma clang attribute pop
#endif
