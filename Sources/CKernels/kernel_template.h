// The kernels, written once over vectors of DGK_LANES floats. Each instruction set's file says how wide
// a vector is, how many pixels a tile has and how a product is added, then includes this file.
//
//   DGK_NAME(x)         the name of x on this level
//   DGK_LANES           floats in a vector: divides DGK_BLOCK
//   DGK_TILE_PIXELS     most neighboring outputs whose sums stay in registers
//   DGK_TILES(v)        a TILE(n, v) for every n from 1 to DGK_TILE_PIXELS
//   DGK_PAIRS_BLOCKS    1 if the registers hold such a tile for two blocks of channels at once, else 0
//   DGK_GRADIENT_TAPS   taps of one weight-gradient tile of one block
//   DGK_FMA(a, b, c)    a * b + c

#include <string.h>

#include "CKernels.h"

typedef float DGK_NAME(vector) __attribute__((vector_size(DGK_LANES * 4)));
typedef int32_t DGK_NAME(mask) __attribute__((vector_size(DGK_LANES * 4)));
#define VECTOR DGK_NAME(vector)

// Vectors in a block of output channels.
#define BLOCK_VECTORS (DGK_BLOCK / DGK_LANES)
#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

INLINE VECTOR DGK_NAME(load)(const float *p) {
  VECTOR v;
  memcpy(&v, p, sizeof v);
  return v;
}

INLINE void DGK_NAME(store)(float *p, VECTOR v) { memcpy(p, &v, sizeof v); }

// Less 0, not plus 0: only the former leaves every value as it is, so that the compiler drops it.
INLINE VECTOR DGK_NAME(splat)(float value) { return value - (VECTOR){0}; }

// v where gate > 0, else 0; a gate that is not a number closes.
INLINE VECTOR DGK_NAME(where_positive)(VECTOR gate, VECTOR v) {
  return (VECTOR)((DGK_NAME(mask))v & (DGK_NAME(mask))(gate > 0));
}

// MARK: convolution

// `pixels` neighboring outputs of `vectors` vectors of channels. Both are constants where this is inlined:
// the sums then live in registers over all taps.
INLINE void DGK_NAME(tile)(const int pixels, const int vectors, const struct dgk_convolution *c,
                           const float *x, const float *w, const float *bias,
                           const float *residual, float *y) {
  VECTOR sums[pixels][vectors];
  UNROLL for (int v = 0; v < vectors; v++) {
    const VECTOR start = bias ? DGK_NAME(load)(bias + v * DGK_LANES) : (VECTOR){0};
    UNROLL for (int p = 0; p < pixels; p++) sums[p][v] = start;
  }

  const ptrdiff_t step = c->x_pixel;
  const ptrdiff_t block = (ptrdiff_t)c->tap_rows * c->row_taps * DGK_BLOCK;
  for (int r = 0; r < c->tap_rows; r++) {
    const float *xr = x + r * c->x_tap_row;
    const float *wr = w + (ptrdiff_t)r * c->row_taps * DGK_BLOCK;
    for (int k = 0; k < c->row_taps; k++, xr++, wr += DGK_BLOCK) {
      VECTOR weights[vectors];
      UNROLL for (int v = 0; v < vectors; v++) {
        weights[v] = DGK_NAME(load)(
            wr + (v / BLOCK_VECTORS) * block + (v % BLOCK_VECTORS) * DGK_LANES);
      }
      UNROLL for (int p = 0; p < pixels; p++) {
        const VECTOR value = DGK_NAME(splat)(xr[p * step]);
        UNROLL for (int v = 0; v < vectors; v++) {
          sums[p][v] = DGK_FMA(value, weights[v], sums[p][v]);
        }
      }
    }
  }

  UNROLL for (int p = 0; p < pixels; p++) {
    UNROLL for (int v = 0; v < vectors; v++) {
      const ptrdiff_t at = p * c->y_pixel + v * DGK_LANES;
      VECTOR sum = sums[p][v];
      if (residual) sum += DGK_NAME(load)(residual + at);
      if (c->rectify) sum = DGK_NAME(where_positive)(sum, sum);
      DGK_NAME(store)(y + at, sum);
    }
  }
}

#define TILE(n, v)                                                   \
  case n:                                                            \
    DGK_NAME(tile)(n, v, c, x, w, bias, residual, y);                \
    break;

#define TILE_OF(name, blocks)                                                                   \
  static void DGK_NAME(name)(int pixels, const struct dgk_convolution *c, const float *x,       \
                             const float *w, const float *bias, const float *residual,          \
                             float *y) {                                                        \
    enum { vectors = (blocks) * BLOCK_VECTORS };                                                \
    switch (pixels) { DGK_TILES(vectors) }                                                      \
  }

TILE_OF(single_tile, 1)
#if DGK_PAIRS_BLOCKS
TILE_OF(pair_tile, 2)
#endif

static void DGK_NAME(convolve)(const struct dgk_convolution *c, const float *x, const float *w,
                               const float *bias, const float *residual, float *y) {
  const int pair = DGK_PAIRS_BLOCKS && c->channels % (2 * DGK_BLOCK) == 0;
  // Tiles of nearly one length: a lone pixel at the end of a row would wait for itself.
  const int tiles = (c->width + DGK_TILE_PIXELS - 1) / DGK_TILE_PIXELS;
  const ptrdiff_t block = (ptrdiff_t)c->tap_rows * c->row_taps * DGK_BLOCK;

  for (int image = 0; image < c->images; image++) {
    for (int channel = 0; channel < c->channels; channel += DGK_BLOCK << pair) {
      const float *weights = w + channel / DGK_BLOCK * block;
      const float *start = bias ? bias + channel : NULL;
      for (int row = 0; row < c->height; row++) {
        int from = 0;
        for (int tile = 0; tile < tiles; tile++) {
          const int to = (int)((int64_t)c->width * (tile + 1) / tiles);
          const float *input = x + image * c->x_image + row * c->x_row + from * c->x_pixel;
          const ptrdiff_t at = image * c->y_image + row * c->y_row + from * c->y_pixel + channel;
          const float *rest = residual ? residual + at : NULL;
#if DGK_PAIRS_BLOCKS
          if (pair) {
            DGK_NAME(pair_tile)(to - from, c, input, weights, start, rest, y + at);
            from = to;
            continue;
          }
#endif
          DGK_NAME(single_tile)(to - from, c, input, weights, start, rest, y + at);
          from = to;
        }
      }
    }
  }
}

// MARK: gradient of the weights

// `taps` neighboring taps of one row of the kernel for `vectors` vectors of channels, over the pixels of
// `rows` rows.
INLINE void DGK_NAME(gradient_tile)(const int taps, const int vectors,
                                    const struct dgk_convolution *c, int rows, const float *x,
                                    const float *dy, float *dw) {
  VECTOR sums[taps][vectors];
  UNROLL for (int t = 0; t < taps; t++) {
    UNROLL for (int v = 0; v < vectors; v++) {
      sums[t][v] = DGK_NAME(load)(dw + (ptrdiff_t)t * c->channels + v * DGK_LANES);
    }
  }
  for (int row = 0; row < rows; row++) {
    const float *xp = x + row * c->x_row;
    const float *dp = dy + row * c->y_row;
    for (int p = 0; p < c->width; p++, xp += c->x_pixel, dp += c->y_pixel) {
      VECTOR slope[vectors];
      UNROLL for (int v = 0; v < vectors; v++) slope[v] = DGK_NAME(load)(dp + v * DGK_LANES);
      UNROLL for (int t = 0; t < taps; t++) {
        const VECTOR value = DGK_NAME(splat)(xp[t]);
        UNROLL for (int v = 0; v < vectors; v++) {
          sums[t][v] = DGK_FMA(value, slope[v], sums[t][v]);
        }
      }
    }
  }
  UNROLL for (int t = 0; t < taps; t++) {
    UNROLL for (int v = 0; v < vectors; v++) {
      DGK_NAME(store)(dw + (ptrdiff_t)t * c->channels + v * DGK_LANES, sums[t][v]);
    }
  }
}

#define GRADIENT_OF(name, blocks, full)                                                          \
  static void DGK_NAME(name)(int taps, const struct dgk_convolution *c, int rows,                \
                             const float *x, const float *dy, float *dw) {                       \
    enum { vectors = (blocks) * BLOCK_VECTORS };                                                 \
    for (; taps >= full; taps -= full, x += full, dw += (ptrdiff_t)(full) * c->channels) {       \
      DGK_NAME(gradient_tile)(full, vectors, c, rows, x, dy, dw);                                \
    }                                                                                            \
    for (; taps >= 4; taps -= 4, x += 4, dw += (ptrdiff_t)4 * c->channels) {                     \
      DGK_NAME(gradient_tile)(4, vectors, c, rows, x, dy, dw);                                   \
    }                                                                                            \
    for (; taps >= 1; taps -= 1, x += 1, dw += c->channels) {                                    \
      DGK_NAME(gradient_tile)(1, vectors, c, rows, x, dy, dw);                                   \
    }                                                                                            \
  }

GRADIENT_OF(single_gradient, 1, DGK_GRADIENT_TAPS)
#if DGK_PAIRS_BLOCKS
GRADIENT_OF(pair_gradient, 2, DGK_GRADIENT_TAPS / 2)
#endif

static void DGK_NAME(weight_gradient)(const struct dgk_convolution *c, const float *x,
                                      const float *dy, float *dw) {
  // Enough rows that loading and storing the sums is little beside the pixels between, few enough
  // that their input stays in the first cache.
  const int rows_at_once = c->width >= 56 ? 1 : (55 + c->width) / c->width;
  for (int image = 0; image < c->images; image++) {
    for (int row = 0; row < c->height; row += rows_at_once) {
      const int rows = c->height - row < rows_at_once ? c->height - row : rows_at_once;
      for (int r = 0; r < c->tap_rows; r++) {
        const float *input = x + image * c->x_image + row * c->x_row + r * c->x_tap_row;
        const float *slope = dy + image * c->y_image + row * c->y_row;
        float *gradient = dw + (ptrdiff_t)r * c->row_taps * c->channels;
        int channel = 0;
#if DGK_PAIRS_BLOCKS
        for (; channel + 2 * DGK_BLOCK <= c->channels; channel += 2 * DGK_BLOCK) {
          DGK_NAME(pair_gradient)(c->row_taps, c, rows, input, slope + channel, gradient + channel);
        }
#endif
        for (; channel < c->channels; channel += DGK_BLOCK) {
          DGK_NAME(single_gradient)(c->row_taps, c, rows, input, slope + channel, gradient + channel);
        }
      }
    }
  }
}

// MARK: batch normalization

static void DGK_NAME(moments)(const struct dgk_maps *m, const float *x, double *sums) {
  for (int i = 0; i < 2 * m->channels; i++) sums[i] = 0;
  for (int image = 0; image < m->images; image++) {
    for (int row = 0; row < m->height; row++) {
      const float *line = x + image * m->image + row * m->row;
      for (int channel = 0; channel < m->channels; channel += DGK_BLOCK) {
        VECTOR sum[BLOCK_VECTORS] = {0}, square[BLOCK_VECTORS] = {0};
        const float *p = line + channel;
        for (int column = 0; column < m->width; column++, p += m->channels) {
          UNROLL for (int v = 0; v < BLOCK_VECTORS; v++) {
            const VECTOR value = DGK_NAME(load)(p + v * DGK_LANES);
            sum[v] += value;
            square[v] = DGK_FMA(value, value, square[v]);
          }
        }
        // A row is summed in single precision, the rows in double: E[x²] − E[x]² then keeps its digits.
        for (int i = 0; i < DGK_BLOCK; i++) {
          sums[channel + i] += sum[i / DGK_LANES][i % DGK_LANES];
          sums[m->channels + channel + i] += square[i / DGK_LANES][i % DGK_LANES];
        }
      }
    }
  }
}

static void DGK_NAME(scale_shift)(const struct dgk_maps *m, const float *x, const float *scale,
                                  const float *shift, const float *residual, int32_t rectify,
                                  float *y) {
  for (int image = 0; image < m->images; image++) {
    for (int row = 0; row < m->height; row++) {
      const ptrdiff_t line = image * m->image + row * m->row;
      for (int channel = 0; channel < m->channels; channel += DGK_LANES) {
        const VECTOR factor = DGK_NAME(load)(scale + channel);
        const VECTOR offset = DGK_NAME(load)(shift + channel);
        for (int column = 0; column < m->width; column++) {
          const ptrdiff_t at = line + (ptrdiff_t)column * m->channels + channel;
          VECTOR value = DGK_FMA(DGK_NAME(load)(x + at), factor, offset);
          if (residual) value += DGK_NAME(load)(residual + at);
          if (rectify) value = DGK_NAME(where_positive)(value, value);
          DGK_NAME(store)(y + at, value);
        }
      }
    }
  }
}

static void DGK_NAME(normalization_sums)(const struct dgk_maps *m, const float *x, const float *y,
                                         const float *mean, const float *inverse, float *dy,
                                         double *sums) {
  for (int i = 0; i < 2 * m->channels; i++) sums[i] = 0;
  for (int image = 0; image < m->images; image++) {
    for (int row = 0; row < m->height; row++) {
      const ptrdiff_t line = image * m->image + row * m->row;
      for (int channel = 0; channel < m->channels; channel += DGK_LANES) {
        const VECTOR center = DGK_NAME(load)(mean + channel);
        VECTOR sum = {0}, product = {0};
        for (int column = 0; column < m->width; column++) {
          const ptrdiff_t at = line + (ptrdiff_t)column * m->channels + channel;
          VECTOR slope = DGK_NAME(load)(dy + at);
          if (y) {
            slope = DGK_NAME(where_positive)(DGK_NAME(load)(y + at), slope);
            DGK_NAME(store)(dy + at, slope);
          }
          sum += slope;
          product = DGK_FMA(slope, DGK_NAME(load)(x + at) - center, product);
        }
        for (int i = 0; i < DGK_LANES; i++) {
          sums[channel + i] += sum[i];
          sums[m->channels + channel + i] += (double)product[i] * inverse[channel + i];
        }
      }
    }
  }
}

static void DGK_NAME(normalization_gradient)(const struct dgk_maps *m, const float *dy,
                                             const float *x, const float *a, const float *b,
                                             const float *c, float *dx) {
  for (int image = 0; image < m->images; image++) {
    for (int row = 0; row < m->height; row++) {
      const ptrdiff_t line = image * m->image + row * m->row;
      for (int channel = 0; channel < m->channels; channel += DGK_LANES) {
        const VECTOR slope_factor = DGK_NAME(load)(a + channel);
        const VECTOR value_factor = DGK_NAME(load)(b + channel);
        const VECTOR offset = DGK_NAME(load)(c + channel);
        for (int column = 0; column < m->width; column++) {
          const ptrdiff_t at = line + (ptrdiff_t)column * m->channels + channel;
          const VECTOR rest = DGK_FMA(DGK_NAME(load)(x + at), value_factor, offset);
          DGK_NAME(store)(dx + at, DGK_FMA(DGK_NAME(load)(dy + at), slope_factor, rest));
        }
      }
    }
  }
}

const struct dgk_kernels DGK_NAME(kernels) = {
    .convolve = DGK_NAME(convolve),
    .weight_gradient = DGK_NAME(weight_gradient),
    .moments = DGK_NAME(moments),
    .scale_shift = DGK_NAME(scale_shift),
    .normalization_sums = DGK_NAME(normalization_sums),
    .normalization_gradient = DGK_NAME(normalization_gradient),
};
