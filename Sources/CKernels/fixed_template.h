// The convolution in fixed point, written once over vectors of DGK_LANES sums. An instruction set's file
// defines what kernel_template.h asks for, and
//
//   DGK_INTEGER_DOT(x, w, sum)  sum plus the products of fours of 8-bit integers, those of x not negative
//                               and none beyond DGK_FIXED_LIMIT, where there are instructions
//
// then includes this file. Products of sums and factors are rounded before they are added: no level may
// fuse them, or their bits would differ.

#pragma STDC FP_CONTRACT OFF

#include <string.h>

#include "levels.h"

typedef int32_t DGK_NAME(sums) __attribute__((vector_size(DGK_LANES * 4)));
typedef float DGK_NAME(vector) __attribute__((vector_size(DGK_LANES * 4)));
typedef int8_t DGK_NAME(elements) __attribute__((vector_size(DGK_LANES)));
#define SUMS DGK_NAME(sums)
#define VECTOR DGK_NAME(vector)
#define ELEMENTS DGK_NAME(elements)
#define STEPS(taps) (((taps) + 3) / 4)

INLINE SUMS DGK_NAME(load)(const void *p) {
  SUMS v;
  memcpy(&v, p, sizeof v);
  return v;
}

// Four in all lanes.
INLINE SUMS DGK_NAME(splat)(const int8_t *p) {
  int32_t value;
  memcpy(&value, p, sizeof value);
  return value - (SUMS){0};
}

INLINE SUMS DGK_NAME(multiply_add)(SUMS x, SUMS w, SUMS sum) {
#ifdef DGK_INTEGER_DOT
  return DGK_INTEGER_DOT(x, w, sum);
#else
  return sum + (x >> 24) * (w >> 24) + (x << 8 >> 24) * (w << 8 >> 24) +
         (x << 16 >> 24) * (w << 16 >> 24) + (x << 24 >> 24) * (w << 24 >> 24);
#endif
}

// To the nearest, to even in the middle: adding 1.5 * 2^23 pushes the fraction out, and what is left of
// the bits is the integer.
INLINE ELEMENTS DGK_NAME(rounded)(VECTOR v) {
  const VECTOR pushed = v + 0x1.8p23f;
  return __builtin_convertvector((SUMS)pushed - 0x4b400000, ELEMENTS);
}

// `pixels` neighboring outputs of `vectors` vectors of channels, both constants where this is inlined.
INLINE void DGK_NAME(tile)(const int pixels, const int vectors, const struct dgk_convolution *c,
                           const int8_t *x, const int32_t *w, const int32_t *bias,
                           const float *factors, const int8_t *residual,
                           const float *residual_factors, int8_t *y) {
  SUMS sums[pixels][vectors];
  UNROLL for (int v = 0; v < vectors; v++) {
    const SUMS start = DGK_NAME(load)(bias + v * DGK_LANES);
    UNROLL for (int p = 0; p < pixels; p++) sums[p][v] = start;
  }

  const ptrdiff_t step = c->x_pixel;
  const int steps = STEPS(c->row_taps);
  const ptrdiff_t block = (ptrdiff_t)c->tap_rows * steps * DGK_BLOCK;
  for (int r = 0; r < c->tap_rows; r++) {
    const int8_t *xr = x + r * c->x_tap_row;
    const int32_t *wr = w + (ptrdiff_t)r * steps * DGK_BLOCK;
    for (int k = 0; k < steps; k++, xr += 4, wr += DGK_BLOCK) {
      SUMS weights[vectors];
      UNROLL for (int v = 0; v < vectors; v++) {
        weights[v] =
            DGK_NAME(load)(wr + (v / BLOCK_VECTORS) * block + (v % BLOCK_VECTORS) * DGK_LANES);
      }
      UNROLL for (int p = 0; p < pixels; p++) {
        const SUMS value = DGK_NAME(splat)(xr + p * step);
        UNROLL for (int v = 0; v < vectors; v++) {
          sums[p][v] = DGK_NAME(multiply_add)(value, weights[v], sums[p][v]);
        }
      }
    }
  }

  const VECTOR high = (float)DGK_FIXED_LIMIT - (VECTOR){0};
  const VECTOR low = c->rectify ? (VECTOR){0} : -high;
  UNROLL for (int v = 0; v < vectors; v++) {
    VECTOR factor, residual_factor = {0};
    memcpy(&factor, factors + v * DGK_LANES, sizeof factor);
    if (residual) {
      memcpy(&residual_factor, residual_factors + v * DGK_LANES, sizeof residual_factor);
    }
    UNROLL for (int p = 0; p < pixels; p++) {
      const ptrdiff_t at = p * c->y_pixel + v * DGK_LANES;
      VECTOR value = __builtin_convertvector(sums[p][v], VECTOR) * factor;
      if (residual) {
        ELEMENTS own;
        memcpy(&own, residual + at, sizeof own);
        value += __builtin_convertvector(own, VECTOR) * residual_factor;
      }
      value = __builtin_elementwise_min(__builtin_elementwise_max(value, low), high);
      const ELEMENTS result = DGK_NAME(rounded)(value);
      memcpy(y + at, &result, sizeof result);
    }
  }
}

#define TILE(n, v)                                                                  \
  case n:                                                                           \
    DGK_NAME(tile)(n, v, c, x, w, bias, factors, residual, residual_factors, y);    \
    break;

#define TILE_OF(name, blocks)                                                                \
  static void DGK_NAME(name)(int pixels, const struct dgk_convolution *c, const int8_t *x,   \
                             const int32_t *w, const int32_t *bias, const float *factors,    \
                             const int8_t *residual, const float *residual_factors,          \
                             int8_t *y) {                                                    \
    enum { vectors = (blocks) * BLOCK_VECTORS };                                             \
    switch (pixels) { DGK_TILES(vectors) }                                                   \
  }

TILE_OF(single_tile, 1)
#if DGK_PAIRS_BLOCKS
TILE_OF(pair_tile, 2)
#endif

static void DGK_NAME(convolve)(const struct dgk_convolution *c, const int8_t *x, const int8_t *w,
                               const int32_t *bias, const float *factors, const int8_t *residual,
                               const float *residual_factors, int8_t *y) {
  // Tiles of nearly one length: a lone pixel at the end of a row would wait for itself.
  const int tiles = (c->width + DGK_TILE_PIXELS - 1) / DGK_TILE_PIXELS;
  const ptrdiff_t block = (ptrdiff_t)c->tap_rows * STEPS(c->row_taps) * DGK_BLOCK;

  for (int image = 0; image < c->images; image++) {
    for (int channel = 0; channel < c->channels;) {
      const int pair = DGK_PAIRS_BLOCKS && c->channels - channel >= 2 * DGK_BLOCK;
      const int32_t *weights = (const int32_t *)w + channel / DGK_BLOCK * block;
      const float *around = residual ? residual_factors + channel : NULL;
      for (int row = 0; row < c->height; row++) {
        int from = 0;
        for (int tile = 0; tile < tiles; tile++) {
          const int to = (int)((int64_t)c->width * (tile + 1) / tiles);
          const int8_t *own = x + image * c->x_image + row * c->x_row + from * c->x_pixel;
          const ptrdiff_t at = image * c->y_image + row * c->y_row + from * c->y_pixel + channel;
          const int8_t *add = residual ? residual + at : NULL;
#if DGK_PAIRS_BLOCKS
          if (pair) {
            DGK_NAME(pair_tile)(to - from, c, own, weights, bias + channel, factors + channel, add,
                                around, y + at);
            from = to;
            continue;
          }
#endif
          DGK_NAME(single_tile)(to - from, c, own, weights, bias + channel, factors + channel, add,
                                around, y + at);
          from = to;
        }
      }
      channel += DGK_BLOCK << pair;
    }
  }
}

const struct dgk_fixed_kernels DGK_NAME(kernels) = {.convolve = DGK_NAME(convolve)};

#undef SUMS
#undef VECTOR
#undef ELEMENTS
#undef STEPS
#undef TILE
#undef TILE_OF
#undef DGK_INTEGER_DOT
