// NEON: 32 registers of 4 floats.

#if defined(__aarch64__)
#include <arm_neon.h>

#define DGK_LANES 4
#define DGK_FMA(a, b, c) __builtin_elementwise_fma(a, b, c)
#define DGK_TILE_PIXELS 6
#define DGK_TILES(v) TILE(1, v) TILE(2, v) TILE(3, v) TILE(4, v) TILE(5, v) TILE(6, v)
#define DGK_PAIRS_BLOCKS 0
#define DGK_GRADIENT_TAPS 6

#define DGK_NAME(x) dgk_neon_##x
#include "kernel_template.h"
#undef DGK_NAME

#define DGK_NAME(x) dgk_neon_bfloat16_##x
#define DGK_HALVES
#include "kernel_template.h"
#undef DGK_NAME

#define DGK_NAME(x) dgk_neon_fixed_##x
#if defined(__ARM_FEATURE_DOTPROD)
#define DGK_INTEGER_DOT(x, w, sum) \
  (SUMS) vdotq_s32((int32x4_t)(sum), (int8x16_t)(w), (int8x16_t)(x))
#else
#define DGK_INTEGER_DOT(x, w, sum)                                                                     \
  (sum) + (SUMS) vpaddq_s32(                                                                           \
              vpaddlq_s16(vmull_s8(vget_low_s8((int8x16_t)(x)), vget_low_s8((int8x16_t)(w)))), \
              vpaddlq_s16(vmull_high_s8((int8x16_t)(x), (int8x16_t)(w))))
#endif
#include "fixed_template.h"

#endif
