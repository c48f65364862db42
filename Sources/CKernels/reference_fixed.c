// The plain twin of the convolution in fixed point.

#include <math.h>

#include "levels.h"

#pragma STDC FP_CONTRACT OFF

static void convolve(const struct dgk_convolution *c, const int8_t *x, const int8_t *w,
                     const int32_t *bias, const float *factors, const int8_t *residual,
                     const float *residual_factors, int8_t *y) {
  const ptrdiff_t steps = (c->row_taps + 3) / 4;
  const float limit = DGK_FIXED_LIMIT;
  for (int image = 0; image < c->images; image++)
    for (int row = 0; row < c->height; row++)
      for (int column = 0; column < c->width; column++)
        for (int channel = 0; channel < c->channels; channel++) {
          const int8_t *own = x + image * c->x_image + row * c->x_row + column * c->x_pixel;
          const ptrdiff_t at =
              image * c->y_image + row * c->y_row + column * c->y_pixel + channel;
          int64_t sum = bias[channel];
          for (int r = 0; r < c->tap_rows; r++)
            for (int k = 0; k < c->row_taps; k++) {
              const ptrdiff_t step =
                  (channel / DGK_BLOCK * c->tap_rows + r) * steps + k / 4;
              const ptrdiff_t weight = (step * DGK_BLOCK + channel % DGK_BLOCK) * 4 + k % 4;
              sum += own[r * c->x_tap_row + k] * w[weight];
            }
          float value = (float)sum * factors[channel];
          if (residual) value += (float)residual[at] * residual_factors[channel];
          if (value < (c->rectify ? 0 : -limit)) value = c->rectify ? 0 : -limit;
          if (value > limit) value = limit;
          y[at] = (int8_t)rintf(value);
        }
}

const struct dgk_fixed_kernels dgk_reference_fixed_kernels = {.convolve = convolve};
