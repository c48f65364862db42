// AVX-512: 32 registers of 16 floats.

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq,fma"))), apply_to = function)

#define DGK_NAME(x) dgk_avx512_##x
#define DGK_LANES 16
#define DGK_FMA(a, b, c) __builtin_elementwise_fma(a, b, c)
#define DGK_TILE_PIXELS 14
#define DGK_TILES(v) TILE(1, v) TILE(2, v) TILE(3, v) TILE(4, v) TILE(5, v) TILE(6, v) TILE(7, v) \
    TILE(8, v) TILE(9, v) TILE(10, v) TILE(11, v) TILE(12, v) TILE(13, v) TILE(14, v)
#define DGK_PAIRS_BLOCKS 1
#define DGK_GRADIENT_TAPS 24
#include "kernel_template.h"

#pragma clang attribute pop
#endif
