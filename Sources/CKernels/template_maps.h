// Part of kernel_template.h: batch normalization and pooling, value by value.

static void DGK_NAME(moments)(const struct dgk_maps *m, const void *maps, double *sums) {
  const ELEMENT *x = maps;
  for (int image = 0; image < m->images; image++) {
    for (int row = 0; row < m->height; row++) {
      const ELEMENT *line = x + image * m->image + row * m->row;
      for (int channel = 0; channel < m->channels; channel += DGK_BLOCK) {
        VECTOR sum[BLOCK_VECTORS] = {0}, square[BLOCK_VECTORS] = {0};
        const ELEMENT *p = line + channel;
        for (int column = 0; column < m->width; column++, p += m->channels) {
          UNROLL for (int v = 0; v < BLOCK_VECTORS; v++) {
            const VECTOR value = DGK_NAME(load_map)(p + v * DGK_LANES);
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

static void DGK_NAME(normalization_sums)(const struct dgk_maps *m, const void *input,
                                         const void *output, const float *mean,
                                         const float *inverse, void *slopes, double *sums) {
  const ELEMENT *x = input, *y = output;
  ELEMENT *dy = slopes;
  for (int image = 0; image < m->images; image++) {
    for (int row = 0; row < m->height; row++) {
      const ptrdiff_t line = image * m->image + row * m->row;
      for (int channel = 0; channel < m->channels; channel += DGK_LANES) {
        const VECTOR center = DGK_NAME(load)(mean + channel);
        VECTOR sum = {0}, product = {0};
        for (int column = 0; column < m->width; column++) {
          const ptrdiff_t at = line + (ptrdiff_t)column * m->channels + channel;
          VECTOR slope = DGK_NAME(load_map)(dy + at);
          if (y) {
            slope = DGK_NAME(where_positive)(DGK_NAME(load_map)(y + at), slope);
            DGK_NAME(store_map)(dy + at, slope);
          }
          sum += slope;
          product = DGK_FMA(slope, DGK_NAME(load_map)(x + at) - center, product);
        }
        for (int i = 0; i < DGK_LANES; i++) {
          sums[channel + i] += sum[i];
          sums[m->channels + channel + i] += (double)product[i] * inverse[channel + i];
        }
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
