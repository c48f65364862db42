// The plain twins, once for each precision: as the definition says, one element after the other, sums in
// double.
//
//   TWIN(x)          the name of x in this precision
//   ELEMENT          what maps and packed weights hold
//   VALUE(element)   its value
//   ROUNDED(value)   the element nearest to a float
//   PACK             elements whose products are added at once
//   TABLE            the table's name

static void TWIN(pack)(const struct dgk_packing *p, const float *w, const float *scale,
                       void *packed) {
  ELEMENT *target = packed;
  const int taps = p->tap_columns * p->inputs;
  for (int first = 0; first < p->channels; first += DGK_BLOCK)
    for (int row = 0; row < p->tap_rows; row++)
      for (int tap = 0; tap < taps; tap += PACK)
        for (int channel = first; channel < first + DGK_BLOCK; channel++)
          for (int k = tap; k < tap + PACK; k++) {
            if (k >= taps) {
              *target++ = 0;
              continue;
            }
            const float value = w[row * p->row + k / p->inputs * p->column +
                                  k % p->inputs * p->input + channel * p->channel];
            *target++ = ROUNDED(scale ? value * scale[channel] : value);
          }
}

static void TWIN(convolve)(const struct dgk_convolution *c, const void *input, const void *w,
                           const float *bias, const void *residual, void *output) {
  const ELEMENT *x = input, *packed = w, *rest = residual;
  ELEMENT *y = output;
  const ptrdiff_t steps = (c->row_taps + PACK - 1) / PACK;
  for (int image = 0; image < c->images; image++)
    for (int row = 0; row < c->height; row++)
      for (int column = 0; column < c->width; column++)
        for (int channel = 0; channel < c->channels; channel++) {
          const ELEMENT *own = x + image * c->x_image + row * c->x_row + column * c->x_pixel;
          const ptrdiff_t at =
              image * c->y_image + row * c->y_row + column * c->y_pixel + channel;
          double sum = bias ? bias[channel] : 0;
          for (int r = 0; r < c->tap_rows; r++)
            for (int k = 0; k < c->row_taps; k++) {
              const ptrdiff_t step =
                  (channel / DGK_BLOCK * c->tap_rows + r) * steps + k / PACK;
              const ptrdiff_t weight = (step * DGK_BLOCK + channel % DGK_BLOCK) * PACK + k % PACK;
              sum += (double)VALUE(own[r * c->x_tap_row + k]) * VALUE(packed[weight]);
            }
          if (rest) sum += VALUE(rest[at]);
          y[at] = ROUNDED(c->rectify && !(sum > 0) ? 0 : (float)sum);
        }
}

static void TWIN(weight_gradient)(const struct dgk_convolution *c, const void *input,
                                  const void *slopes, float *dw, void *room) {
  (void)room;
  const ELEMENT *x = input, *dy = slopes;
  for (int r = 0; r < c->tap_rows; r++)
    for (int k = 0; k < c->row_taps; k++)
      for (int channel = 0; channel < c->channels; channel++) {
        double sum = 0;
        for (int image = 0; image < c->images; image++)
          for (int row = 0; row < c->height; row++)
            for (int column = 0; column < c->width; column++) {
              const ptrdiff_t from = image * c->x_image + row * c->x_row + column * c->x_pixel +
                                     r * c->x_tap_row + k;
              const ptrdiff_t at =
                  image * c->y_image + row * c->y_row + column * c->y_pixel + channel;
              sum += (double)VALUE(x[from]) * VALUE(dy[at]);
            }
        dw[((ptrdiff_t)r * c->row_taps + k) * c->channels + channel] += (float)sum;
      }
}

// Runs `body` with `at` at the index of every value of the maps and `channel` at its channel.
#define FOR_EACH_VALUE(m, body)                                                        \
  for (int image = 0; image < (m)->images; image++)                                    \
    for (int row = 0; row < (m)->height; row++)                                        \
      for (int i = 0; i < (m)->width * (m)->channels; i++) {                           \
        const ptrdiff_t at = image * (m)->image + row * (m)->row + i;                  \
        const int channel = i % (m)->channels;                                         \
        body                                                                           \
      }

static void TWIN(moments)(const struct dgk_maps *m, const void *maps, double *sums) {
  const ELEMENT *x = maps;
  FOR_EACH_VALUE(m, {
    const double value = VALUE(x[at]);
    sums[channel] += value;
    sums[m->channels + channel] += value * value;
  })
}

static void TWIN(scale_shift)(const struct dgk_maps *m, const void *input, const float *scale,
                              const float *shift, const void *residual, int32_t rectify,
                              void *output) {
  const ELEMENT *x = input, *rest = residual;
  ELEMENT *y = output;
  FOR_EACH_VALUE(m, {
    double value = (double)VALUE(x[at]) * scale[channel] + shift[channel];
    if (rest) value += VALUE(rest[at]);
    y[at] = ROUNDED(rectify && !(value > 0) ? 0 : (float)value);
  })
}

static void TWIN(normalization_sums)(const struct dgk_maps *m, const void *input,
                                     const void *output, const float *mean, const float *inverse,
                                     void *slopes, double *sums) {
  const ELEMENT *x = input, *y = output;
  ELEMENT *dy = slopes;
  FOR_EACH_VALUE(m, {
    if (y && !(VALUE(y[at]) > 0)) dy[at] = 0;
    const double slope = VALUE(dy[at]);
    sums[channel] += slope;
    sums[m->channels + channel] += slope * (VALUE(x[at]) - mean[channel]) * inverse[channel];
  })
}

static void TWIN(normalization_gradient)(const struct dgk_maps *m, const void *slopes,
                                         const void *input, const float *a, const float *b,
                                         const float *c, void *output) {
  const ELEMENT *dy = slopes, *x = input;
  ELEMENT *dx = output;
  FOR_EACH_VALUE(m, {
    dx[at] = ROUNDED((float)((double)VALUE(dy[at]) * a[channel] +
                             (double)VALUE(x[at]) * b[channel] + c[channel]));
  })
}

static void TWIN(average)(const struct dgk_maps *m, const void *maps, float share, float *means) {
  const ELEMENT *x = maps;
  for (int image = 0; image < m->images; image++)
    for (int channel = 0; channel < m->channels; channel++) {
      double sum = 0;
      for (int row = 0; row < m->height; row++)
        for (int column = 0; column < m->width; column++)
          sum += VALUE(x[image * m->image + row * m->row + column * m->channels + channel]);
      means[image * m->channels + channel] = (float)(sum * share);
    }
}

static void TWIN(spread)(const struct dgk_maps *m, const float *dy, float share, void *maps) {
  ELEMENT *dx = maps;
  FOR_EACH_VALUE(m, { dx[at] = ROUNDED(dy[image * m->channels + channel] * share); })
}

const struct dgk_kernels TABLE = {
    .pack = TWIN(pack),
    .convolve = TWIN(convolve),
    .weight_gradient = TWIN(weight_gradient),
    .moments = TWIN(moments),
    .scale_shift = TWIN(scale_shift),
    .normalization_sums = TWIN(normalization_sums),
    .normalization_gradient = TWIN(normalization_gradient),
    .average = TWIN(average),
    .spread = TWIN(spread),
};

#undef TWIN
#undef ELEMENT
#undef VALUE
#undef ROUNDED
#undef PACK
#undef TABLE
#undef FOR_EACH_VALUE
