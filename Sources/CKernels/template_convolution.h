// Part of kernel_template.h: convolution, and the order of its weights.

// The float at a place as an element; bfloat16 in the upper half.
INLINE ELEMENT DGK_NAME(element)(float value) {
#ifdef DGK_HALVES
  const VECTOR v = {value};
  return DGK_NAME(narrow)(v)[0];
#else
  return value;
#endif
}

static void DGK_NAME(pack)(const struct dgk_packing *p, const float *w, const float *scale,
                           void *packed) {
  const int taps = p->tap_columns * p->inputs, steps = STEPS(taps);
  for (int first = 0; first < p->channels; first += DGK_BLOCK) {
    for (int row = 0; row < p->tap_rows; row++) {
      ELEMENT *target = (ELEMENT *)packed +
                        (ptrdiff_t)(first / DGK_BLOCK * p->tap_rows + row) * steps * DGK_BLOCK * PACK;
      // A pair may want for its second.
      for (int i = taps / PACK * DGK_BLOCK * PACK; i < steps * DGK_BLOCK * PACK; i++) target[i] = 0;
      for (int column = 0; column < p->tap_columns; column++) {
        for (int input = 0; input < p->inputs; input++) {
          const int tap = column * p->inputs + input;
          const float *own = w + row * p->row + column * p->column + input * p->input +
                             first * p->channel;
          ELEMENT *lanes = target + (ptrdiff_t)(tap / PACK) * DGK_BLOCK * PACK + tap % PACK;
          if (p->channel == 1 && !scale) {
            // Said apart, so that neighbors are copied as vectors.
            for (int lane = 0; lane < DGK_BLOCK; lane++) {
              lanes[lane * PACK] = DGK_NAME(element)(own[lane]);
            }
            continue;
          }
          for (int lane = 0; lane < DGK_BLOCK; lane++) {
            const float value = own[lane * p->channel];
            lanes[lane * PACK] = DGK_NAME(element)(scale ? value * scale[first + lane] : value);
          }
        }
      }
    }
  }
}

// `pixels` neighboring outputs of `vectors` vectors of channels. Both are constants where this is inlined:
// the sums then live in registers over all taps.
INLINE void DGK_NAME(tile)(const int pixels, const int vectors, const struct dgk_convolution *c,
                           const ELEMENT *x, const OPERAND *w, const float *bias,
                           const ELEMENT *residual, ELEMENT *y) {
  VECTOR sums[pixels][vectors];
  UNROLL for (int v = 0; v < vectors; v++) {
    const VECTOR start = bias ? DGK_NAME(load)(bias + v * DGK_LANES) : (VECTOR){0};
    UNROLL for (int p = 0; p < pixels; p++) sums[p][v] = start;
  }

  // Outputs of a batch are more than the second cache holds. They are asked for while the sum is formed:
  // waiting for them once it is there would take as long again where channels are few.
  UNROLL for (int p = 0; p < pixels; p++) {
    UNROLL for (int v = 0; v < vectors; v += BLOCK_VECTORS) {
      __builtin_prefetch(y + p * c->y_pixel + v * DGK_LANES);
    }
  }

  const ptrdiff_t step = c->x_pixel;
  const int steps = STEPS(c->row_taps);
  const ptrdiff_t block = (ptrdiff_t)c->tap_rows * steps * DGK_BLOCK;
  for (int r = 0; r < c->tap_rows; r++) {
    const ELEMENT *xr = x + r * c->x_tap_row;
    const OPERAND *wr = w + (ptrdiff_t)r * steps * DGK_BLOCK;
    UNROLL_STEPS for (int k = 0; k < steps; k++, xr += PACK, wr += DGK_BLOCK) {
      OPERANDS weights[vectors];
      UNROLL for (int v = 0; v < vectors; v++) {
        weights[v] = DGK_NAME(load_operands)(
            wr + (v / BLOCK_VECTORS) * block + (v % BLOCK_VECTORS) * DGK_LANES);
      }
      UNROLL for (int p = 0; p < pixels; p++) {
        const OPERANDS value = DGK_NAME(splat)(xr + p * step);
        UNROLL for (int v = 0; v < vectors; v++) {
          sums[p][v] = DGK_NAME(multiply_add)(value, weights[v], sums[p][v]);
        }
      }
    }
  }

  UNROLL for (int p = 0; p < pixels; p++) {
    UNROLL for (int v = 0; v < vectors; v++) {
      const ptrdiff_t at = p * c->y_pixel + v * DGK_LANES;
      VECTOR sum = sums[p][v];
      if (residual) sum += DGK_NAME(load_map)(residual + at);
      if (c->rectify) sum = DGK_NAME(where_positive)(sum, sum);
      DGK_NAME(store_map)(y + at, sum);
    }
  }
}

#define TILE(n, v)                                                   \
  case n:                                                            \
    DGK_NAME(tile)(n, v, c, x, w, bias, residual, y);                \
    break;

#define TILE_OF(name, blocks)                                                                   \
  static void DGK_NAME(name)(int pixels, const struct dgk_convolution *c, const ELEMENT *x,     \
                             const OPERAND *w, const float *bias, const ELEMENT *residual,      \
                             ELEMENT *y) {                                                      \
    enum { vectors = (blocks) * BLOCK_VECTORS };                                                \
    switch (pixels) { DGK_TILES(vectors) }                                                      \
  }

TILE_OF(single_tile, 1)
#if DGK_PAIRS_BLOCKS
TILE_OF(pair_tile, 2)
#endif

static void DGK_NAME(convolve)(const struct dgk_convolution *c, const void *input, const void *w,
                               const float *bias, const void *residual, void *output) {
  const ELEMENT *x = input, *rest = residual;
  ELEMENT *y = output;
  // Tiles of nearly one length: a lone pixel at the end of a row would wait for itself.
  const int tiles = (c->width + DGK_TILE_PIXELS - 1) / DGK_TILE_PIXELS;
  const ptrdiff_t block = (ptrdiff_t)c->tap_rows * STEPS(c->row_taps) * DGK_BLOCK;

  for (int image = 0; image < c->images; image++) {
    for (int channel = 0; channel < c->channels;) {
      const int pair = DGK_PAIRS_BLOCKS && c->channels - channel >= 2 * DGK_BLOCK;
      const OPERAND *weights = (const OPERAND *)w + channel / DGK_BLOCK * block;
      const float *start = bias ? bias + channel : NULL;
      for (int row = 0; row < c->height; row++) {
        int from = 0;
        for (int tile = 0; tile < tiles; tile++) {
          const int to = (int)((int64_t)c->width * (tile + 1) / tiles);
          const ELEMENT *own = x + image * c->x_image + row * c->x_row + from * c->x_pixel;
          const ptrdiff_t at = image * c->y_image + row * c->y_row + from * c->y_pixel + channel;
          const ELEMENT *add = rest ? rest + at : NULL;
#if DGK_PAIRS_BLOCKS
          if (pair) {
            DGK_NAME(pair_tile)(to - from, c, own, weights, start, add, y + at);
            from = to;
            continue;
          }
#endif
          DGK_NAME(single_tile)(to - from, c, own, weights, start, add, y + at);
          from = to;
        }
      }
      channel += DGK_BLOCK << pair;
    }
  }
}
