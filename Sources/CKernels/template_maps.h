// Part of kernel_template.h: batch normalization and pooling, value by value.

// sums[i] += terms[i] * factors[i], or just terms[i].
INLINE void DGK_NAME(add)(double *sums, VECTOR terms, const float *factors) {
  DOUBLES sum, wide = __builtin_convertvector(terms, DOUBLES);
  if (factors) wide *= __builtin_convertvector(DGK_NAME(load)(factors), DOUBLES);
  memcpy(&sum, sums, sizeof sum);
  sum += wide;
  memcpy(sums, &sum, sizeof sum);
}

// The sums of `rows` rows, which is a constant where this is inlined: one row's sums would wait for each
// other. A row is summed in single precision, the rows in double: E[x²] − E[x]² then keeps its digits.
INLINE void DGK_NAME(moments_of)(const int rows, const struct dgk_maps *m, const ELEMENT *x,
                                 double *sums) {
  for (int channel = 0; channel < m->channels; channel += DGK_LANES) {
    VECTOR sum[rows], square[rows];
    UNROLL for (int r = 0; r < rows; r++) sum[r] = square[r] = (VECTOR){0};
    const ELEMENT *p = x + channel;
    for (int column = 0; column < m->width; column++, p += m->channels) {
      UNROLL for (int r = 0; r < rows; r++) {
        const VECTOR value = DGK_NAME(load_map)(p + r * m->row);
        sum[r] += value;
        square[r] = DGK_FMA(value, value, square[r]);
      }
    }
    UNROLL for (int r = 0; r < rows; r++) {
      DGK_NAME(add)(sums + channel, sum[r], NULL);
      DGK_NAME(add)(sums + m->channels + channel, square[r], NULL);
    }
  }
}

static void DGK_NAME(moments)(const struct dgk_maps *m, const void *maps, double *sums) {
  const ELEMENT *x = maps;
  for (int image = 0; image < m->images; image++) {
    const ELEMENT *line = x + image * m->image;
    int row = 0;
    for (; row + 4 <= m->height; row += 4, line += 4 * m->row) {
      DGK_NAME(moments_of)(4, m, line, sums);
    }
    for (; row < m->height; row++, line += m->row) DGK_NAME(moments_of)(1, m, line, sums);
  }
}

static void DGK_NAME(scale_shift)(const struct dgk_maps *m, const void *input, const float *scale,
                                  const float *shift, const void *residual, int32_t rectify,
                                  void *output) {
  const ELEMENT *x = input, *rest = residual;
  ELEMENT *y = output;
  for (int image = 0; image < m->images; image++) {
    for (int row = 0; row < m->height; row++) {
      const ptrdiff_t line = image * m->image + row * m->row;
      for (int channel = 0; channel < m->channels; channel += DGK_LANES) {
        const VECTOR factor = DGK_NAME(load)(scale + channel);
        const VECTOR offset = DGK_NAME(load)(shift + channel);
        for (int column = 0; column < m->width; column++) {
          const ptrdiff_t at = line + (ptrdiff_t)column * m->channels + channel;
          VECTOR value = DGK_FMA(DGK_NAME(load_map)(x + at), factor, offset);
          if (rest) value += DGK_NAME(load_map)(rest + at);
          if (rectify) value = DGK_NAME(where_positive)(value, value);
          DGK_NAME(store_map)(y + at, value);
        }
      }
    }
  }
}

// As in moments_of, for `normalization_sums`.
INLINE void DGK_NAME(slopes_of)(const int rows, const struct dgk_maps *m, const ELEMENT *x,
                                const ELEMENT *y, const float *mean, const float *inverse,
                                ELEMENT *dy, double *sums) {
  for (int channel = 0; channel < m->channels; channel += DGK_LANES) {
    const VECTOR center = DGK_NAME(load)(mean + channel);
    VECTOR sum[rows], product[rows];
    UNROLL for (int r = 0; r < rows; r++) sum[r] = product[r] = (VECTOR){0};
    ptrdiff_t at = channel;
    for (int column = 0; column < m->width; column++, at += m->channels) {
      UNROLL for (int r = 0; r < rows; r++) {
        const ptrdiff_t own = at + r * m->row;
        VECTOR slope = DGK_NAME(load_map)(dy + own);
        if (y) {
          slope = DGK_NAME(where_positive)(DGK_NAME(load_map)(y + own), slope);
          DGK_NAME(store_map)(dy + own, slope);
        }
        sum[r] += slope;
        product[r] = DGK_FMA(slope, DGK_NAME(load_map)(x + own) - center, product[r]);
      }
    }
    UNROLL for (int r = 0; r < rows; r++) {
      DGK_NAME(add)(sums + channel, sum[r], NULL);
      DGK_NAME(add)(sums + m->channels + channel, product[r], inverse + channel);
    }
  }
}

static void DGK_NAME(normalization_sums)(const struct dgk_maps *m, const void *input,
                                         const void *output, const float *mean,
                                         const float *inverse, void *slopes, double *sums) {
  for (int image = 0; image < m->images; image++) {
    int row = 0;
    while (row < m->height) {
      const ptrdiff_t line = image * m->image + row * m->row;
      const ELEMENT *x = (const ELEMENT *)input + line;
      const ELEMENT *y = output ? (const ELEMENT *)output + line : NULL;
      ELEMENT *dy = (ELEMENT *)slopes + line;
      if (row + 4 <= m->height) {
        DGK_NAME(slopes_of)(4, m, x, y, mean, inverse, dy, sums);
        row += 4;
      } else {
        DGK_NAME(slopes_of)(1, m, x, y, mean, inverse, dy, sums);
        row++;
      }
    }
  }
}

static void DGK_NAME(normalization_gradient)(const struct dgk_maps *m, const void *slopes,
                                             const void *input, const float *a, const float *b,
                                             const float *c, void *output) {
  const ELEMENT *dy = slopes, *x = input;
  ELEMENT *dx = output;
  for (int image = 0; image < m->images; image++) {
    for (int row = 0; row < m->height; row++) {
      const ptrdiff_t line = image * m->image + row * m->row;
      for (int channel = 0; channel < m->channels; channel += DGK_LANES) {
        const VECTOR slope_factor = DGK_NAME(load)(a + channel);
        const VECTOR value_factor = DGK_NAME(load)(b + channel);
        const VECTOR offset = DGK_NAME(load)(c + channel);
        for (int column = 0; column < m->width; column++) {
          const ptrdiff_t at = line + (ptrdiff_t)column * m->channels + channel;
          const VECTOR rest = DGK_FMA(DGK_NAME(load_map)(x + at), value_factor, offset);
          DGK_NAME(store_map)(dx + at, DGK_FMA(DGK_NAME(load_map)(dy + at), slope_factor, rest));
        }
      }
    }
  }
}

static void DGK_NAME(average)(const struct dgk_maps *m, const void *maps, float share,
                              float *means) {
  const ELEMENT *x = maps;
  for (int image = 0; image < m->images; image++) {
    for (int channel = 0; channel < m->channels; channel += DGK_LANES) {
      VECTOR sum = {0};
      for (int row = 0; row < m->height; row++) {
        const ELEMENT *p = x + image * m->image + row * m->row + channel;
        for (int column = 0; column < m->width; column++, p += m->channels) {
          sum += DGK_NAME(load_map)(p);
        }
      }
      DGK_NAME(store)(means + (ptrdiff_t)image * m->channels + channel, sum * share);
    }
  }
}

static void DGK_NAME(spread)(const struct dgk_maps *m, const float *dy, float share, void *maps) {
  ELEMENT *dx = maps;
  for (int image = 0; image < m->images; image++) {
    for (int channel = 0; channel < m->channels; channel += DGK_LANES) {
      const VECTOR slope = DGK_NAME(load)(dy + (ptrdiff_t)image * m->channels + channel) * share;
      for (int row = 0; row < m->height; row++) {
        ELEMENT *p = dx + image * m->image + row * m->row + channel;
        for (int column = 0; column < m->width; column++, p += m->channels) {
          DGK_NAME(store_map)(p, slope);
        }
      }
    }
  }
}
