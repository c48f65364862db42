// Part of kernel_template.h: the gradient of a convolution's weights.

// Where the operands of a gradient lie: floats in the maps themselves, pairs of bfloat16 in copies.
struct DGK_NAME(gradient) {
  int pixels;             // operands of slopes in a row
  ptrdiff_t x_row;        // operands from the input of an output row to that of the next
  ptrdiff_t x_pixel;
  ptrdiff_t dy_row;
  ptrdiff_t dy_pixel;
  ptrdiff_t channels;     // floats from the sums of a tap to those of the next
};

// `taps` neighboring taps of one row of the kernel for `vectors` vectors of channels, over the pixels of
// `rows` rows.
INLINE void DGK_NAME(gradient_tile)(const int taps, const int vectors,
                                    const struct DGK_NAME(gradient) *g, int rows,
                                    const OPERAND *x, const OPERAND *dy, float *dw) {
  VECTOR sums[taps][vectors];
  UNROLL for (int t = 0; t < taps; t++) {
    UNROLL for (int v = 0; v < vectors; v++) {
      sums[t][v] = DGK_NAME(load)(dw + t * g->channels + v * DGK_LANES);
    }
  }
  for (int row = 0; row < rows; row++) {
    const OPERAND *xp = x + row * g->x_row;
    const OPERAND *dp = dy + row * g->dy_row;
    for (int p = 0; p < g->pixels; p++, xp += g->x_pixel, dp += g->dy_pixel) {
      OPERANDS slope[vectors];
      UNROLL for (int v = 0; v < vectors; v++) {
        slope[v] = DGK_NAME(load_operands)(dp + v * DGK_LANES);
      }
      UNROLL for (int t = 0; t < taps; t++) {
        const OPERANDS value = xp[t] - (OPERANDS){0};
        UNROLL for (int v = 0; v < vectors; v++) {
          sums[t][v] = DGK_NAME(multiply_add)(value, slope[v], sums[t][v]);
        }
      }
    }
  }
  UNROLL for (int t = 0; t < taps; t++) {
    UNROLL for (int v = 0; v < vectors; v++) {
      DGK_NAME(store)(dw + t * g->channels + v * DGK_LANES, sums[t][v]);
    }
  }
}

#define GRADIENT_OF(name, blocks, full)                                                          \
  static void DGK_NAME(name)(int taps, const struct DGK_NAME(gradient) *g, int rows,             \
                             const OPERAND *x, const OPERAND *dy, float *dw) {                   \
    enum { vectors = (blocks) * BLOCK_VECTORS };                                                 \
    for (; taps >= full; taps -= full, x += full, dw += (full) * g->channels) {                  \
      DGK_NAME(gradient_tile)(full, vectors, g, rows, x, dy, dw);                                \
    }                                                                                            \
    for (; taps >= 4; taps -= 4, x += 4, dw += 4 * g->channels) {                                \
      DGK_NAME(gradient_tile)(4, vectors, g, rows, x, dy, dw);                                   \
    }                                                                                            \
    if (taps == 3) DGK_NAME(gradient_tile)(3, vectors, g, rows, x, dy, dw);                      \
    if (taps == 2) DGK_NAME(gradient_tile)(2, vectors, g, rows, x, dy, dw);                      \
    if (taps == 1) DGK_NAME(gradient_tile)(1, vectors, g, rows, x, dy, dw);                      \
  }

GRADIENT_OF(single_gradient, 1, DGK_GRADIENT_TAPS)
#if DGK_PAIRS_BLOCKS
GRADIENT_OF(pair_gradient, 2, DGK_GRADIENT_TAPS / 2)
#endif

// All channels of one row of the kernel.
INLINE void DGK_NAME(gradient_row)(const struct dgk_convolution *c,
                                   const struct DGK_NAME(gradient) *g, int rows,
                                   const OPERAND *x, const OPERAND *dy, float *dw) {
  int channel = 0;
#if DGK_PAIRS_BLOCKS
  for (; channel + 2 * DGK_BLOCK <= c->channels; channel += 2 * DGK_BLOCK) {
    DGK_NAME(pair_gradient)(c->row_taps, g, rows, x, dy + channel, dw + channel);
  }
#endif
  for (; channel < c->channels; channel += DGK_BLOCK) {
    DGK_NAME(single_gradient)(c->row_taps, g, rows, x, dy + channel, dw + channel);
  }
}

#ifdef DGK_HALVES

// pairs[i] = the elements i and i + distance of a line, for `count` of them.
INLINE void DGK_NAME(interleave)(const uint16_t *line, ptrdiff_t distance, ptrdiff_t count,
                                 uint32_t *pairs) {
  for (ptrdiff_t i = 0; i < count; i += DGK_LANES) {
    const BITS both = DGK_NAME(widen)(line + i) | DGK_NAME(widen)(line + i + distance) << 16;
    memcpy(pairs + i, &both, sizeof both);
  }
}

// The sum runs over pixels, so it is pixels that must lie in pairs: neighbors of a row are copied
// together, the input's taps as well as the slopes. A last pixel without a neighbor gets a slope of 0.
static void DGK_NAME(weight_gradient)(const struct dgk_convolution *c, const void *input,
                                      const void *slope, float *dw, void *room) {
  const int rows_at_once = dgk_gradient_rows(c);
  const struct dgk_lines lines = dgk_gradient_lines(c, rows_at_once);
  uint32_t *x = room, *dy = x + lines.count * lines.length;
  const struct DGK_NAME(gradient) g = {
      .pixels = (int)lines.pairs,
      .x_row = lines.each * lines.length,
      .x_pixel = 2 * c->x_pixel,
      .dy_row = lines.pairs * c->channels,
      .dy_pixel = c->channels,
      .channels = c->channels,
  };
  for (int image = 0; image < c->images; image++) {
    for (int row = 0; row < c->height; row += rows_at_once) {
      const int rows = c->height - row < rows_at_once ? c->height - row : rows_at_once;
      const uint16_t *from = (const uint16_t *)input + image * c->x_image + row * c->x_row;
      const int count = (rows - 1) * lines.each + c->tap_rows;
      for (int line = 0; line < count; line++) {
        DGK_NAME(interleave)(from + line * lines.step, c->x_pixel, lines.length,
                             x + line * lines.length);
      }
      for (int line = 0; line < rows; line++) {
        const uint16_t *own =
            (const uint16_t *)slope + image * c->y_image + (row + line) * c->y_row;
        uint32_t *pairs = dy + line * g.dy_row;
        for (int p = 0; p + 1 < c->width; p += 2, own += 2 * c->y_pixel, pairs += c->channels) {
          DGK_NAME(interleave)(own, c->y_pixel, c->channels, pairs);
        }
        if (c->width % 2 != 0) {
          for (int channel = 0; channel < c->channels; channel++) pairs[channel] = own[channel];
        }
      }
      for (int r = 0; r < c->tap_rows; r++) {
        DGK_NAME(gradient_row)(c, &g, rows, x + r * lines.length, dy,
                               dw + (ptrdiff_t)r * c->row_taps * c->channels);
      }
    }
  }
}

#else

static void DGK_NAME(weight_gradient)(const struct dgk_convolution *c, const void *input,
                                      const void *slope, float *dw, void *room) {
  (void)room;
  const float *x = input, *dy = slope;
  const struct DGK_NAME(gradient) g = {
      .pixels = c->width,
      .x_row = c->x_row,
      .x_pixel = c->x_pixel,
      .dy_row = c->y_row,
      .dy_pixel = c->y_pixel,
      .channels = c->channels,
  };
  // Enough rows that loading and storing the sums is little beside the pixels between, few enough
  // that their input stays in the first cache.
  const int rows_at_once = c->width >= 56 ? 1 : (55 + c->width) / c->width;
  for (int image = 0; image < c->images; image++) {
    for (int row = 0; row < c->height; row += rows_at_once) {
      const int rows = c->height - row < rows_at_once ? c->height - row : rows_at_once;
      for (int r = 0; r < c->tap_rows; r++) {
        DGK_NAME(gradient_row)(
            c, &g, rows, x + image * c->x_image + row * c->x_row + r * c->x_tap_row,
            dy + image * c->y_image + row * c->y_row,
            dw + (ptrdiff_t)r * c->row_taps * c->channels);
      }
    }
  }
}

#endif
