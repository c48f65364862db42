// The plain twin of every kernel: as the definition says, one float after the other, sums in double.

#include "levels.h"

static void convolve(const struct dgk_convolution *c, const float *x, const float *w,
                     const float *bias, const float *residual, float *y) {
  const ptrdiff_t taps = (ptrdiff_t)c->tap_rows * c->row_taps;
  for (int image = 0; image < c->images; image++)
    for (int row = 0; row < c->height; row++)
      for (int column = 0; column < c->width; column++)
        for (int channel = 0; channel < c->channels; channel++) {
          const float *input = x + image * c->x_image + row * c->x_row + column * c->x_pixel;
          const ptrdiff_t at =
              image * c->y_image + row * c->y_row + column * c->y_pixel + channel;
          const float *weights = w + channel / DGK_BLOCK * taps * DGK_BLOCK + channel % DGK_BLOCK;
          double sum = bias ? bias[channel] : 0;
          for (int r = 0; r < c->tap_rows; r++)
            for (int k = 0; k < c->row_taps; k++)
              sum += (double)input[r * c->x_tap_row + k] *
                     weights[((ptrdiff_t)r * c->row_taps + k) * DGK_BLOCK];
          if (residual) sum += residual[at];
          y[at] = c->rectify && !(sum > 0) ? 0 : (float)sum;
        }
}

static void weight_gradient(const struct dgk_convolution *c, const float *x, const float *dy,
                            float *dw) {
  for (int r = 0; r < c->tap_rows; r++)
    for (int k = 0; k < c->row_taps; k++)
      for (int channel = 0; channel < c->channels; channel++) {
        double sum = 0;
        for (int image = 0; image < c->images; image++)
          for (int row = 0; row < c->height; row++)
            for (int column = 0; column < c->width; column++)
              sum += (double)x[image * c->x_image + row * c->x_row + column * c->x_pixel +
                               r * c->x_tap_row + k] *
                     dy[image * c->y_image + row * c->y_row + column * c->y_pixel + channel];
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

static void moments(const struct dgk_maps *m, const float *x, double *sums) {
  for (int i = 0; i < 2 * m->channels; i++) sums[i] = 0;
  FOR_EACH_VALUE(m, {
    sums[channel] += x[at];
    sums[m->channels + channel] += (double)x[at] * x[at];
  })
}

static void scale_shift(const struct dgk_maps *m, const float *x, const float *scale,
                        const float *shift, const float *residual, int32_t rectify, float *y) {
  FOR_EACH_VALUE(m, {
    double value = (double)x[at] * scale[channel] + shift[channel];
    if (residual) value += residual[at];
    y[at] = rectify && !(value > 0) ? 0 : (float)value;
  })
}

static void normalization_sums(const struct dgk_maps *m, const float *x, const float *y,
                               const float *mean, const float *inverse, float *dy, double *sums) {
  for (int i = 0; i < 2 * m->channels; i++) sums[i] = 0;
  FOR_EACH_VALUE(m, {
    if (y && !(y[at] > 0)) dy[at] = 0;
    sums[channel] += dy[at];
    sums[m->channels + channel] += (double)dy[at] * (x[at] - mean[channel]) * inverse[channel];
  })
}

static void normalization_gradient(const struct dgk_maps *m, const float *dy, const float *x,
                                   const float *a, const float *b, const float *c, float *dx) {
  FOR_EACH_VALUE(m, {
    dx[at] = (float)((double)dy[at] * a[channel] + (double)x[at] * b[channel] + c[channel]);
  })
}

const struct dgk_kernels dgk_reference_kernels = {
    .convolve = convolve,
    .weight_gradient = weight_gradient,
    .moments = moments,
    .scale_shift = scale_shift,
    .normalization_sums = normalization_sums,
    .normalization_gradient = normalization_gradient,
};
