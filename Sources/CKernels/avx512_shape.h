// How much the registers of AVX-512 hold: 32 of 16 floats.

#define DGK_LANES 16
#define DGK_FMA(a, b, c) __builtin_elementwise_fma(a, b, c)
#define DGK_TILE_PIXELS 14
#define DGK_TILES(v) TILE(1, v) TILE(2, v) TILE(3, v) TILE(4, v) TILE(5, v) TILE(6, v) TILE(7, v) \
    TILE(8, v) TILE(9, v) TILE(10, v) TILE(11, v) TILE(12, v) TILE(13, v) TILE(14, v)
#define DGK_PAIRS_BLOCKS 1
#define DGK_GRADIENT_TAPS 24
