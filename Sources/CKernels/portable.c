// Vectors of 4 floats and no fused product: what every processor has. A fused one would be a call to
// the C library for each lane where the processor lacks it.

#pragma STDC FP_CONTRACT OFF

#define DGK_LANES 4
#define DGK_FMA(a, b, c) ((a) * (b) + (c))
#define DGK_TILE_PIXELS 2
#define DGK_TILES(v) TILE(1, v) TILE(2, v)
#define DGK_PAIRS_BLOCKS 0
#define DGK_GRADIENT_TAPS 2

#define DGK_NAME(x) dgk_portable_##x
#include "kernel_template.h"
#undef DGK_NAME

#define DGK_NAME(x) dgk_portable_bfloat16_##x
#define DGK_HALVES
#include "kernel_template.h"
#undef DGK_NAME

#define DGK_NAME(x) dgk_portable_fixed_##x
#if defined(__SSE2__)
#include <emmintrin.h>
// The bytes in even places and those in odd ones, each as 16 bits.
#define EVEN(v) _mm_srai_epi16(_mm_slli_epi16((__m128i)(v), 8), 8)
#define ODD(v) _mm_srai_epi16((__m128i)(v), 8)
#define DGK_INTEGER_DOT(x, w, sum)                    \
  (sum) + (SUMS) _mm_madd_epi16(EVEN(x), EVEN(w)) +   \
      (SUMS) _mm_madd_epi16(ODD(x), ODD(w))
#endif
#include "fixed_template.h"
