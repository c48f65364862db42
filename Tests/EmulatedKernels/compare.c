// Compares the kernels of one level with their plain twins, where the Swift tests cannot run: built
// for another processor and started under an emulator. Prints the greatest differences and ends
// with 1 if one is too great.
//
//   compare LEVEL

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CKernels.h"

static const int images = 2;

static float *random_floats(size_t count) {
  float *values = malloc(count * sizeof(float));
  for (size_t i = 0; i < count; i++) values[i] = (float)(rand() % 2001 - 1000) / 1000;
  return values;
}

static float *copy(const float *values, size_t count) {
  return memcpy(malloc(count * sizeof(float)), values, count * sizeof(float));
}

/// The greatest difference, as a share of the greatest value.
static double difference(const float *a, const float *b, size_t count) {
  double greatest = 0, scale = 1;
  for (size_t i = 0; i < count; i++) {
    if (!isfinite(a[i])) return INFINITY;
    greatest = fmax(greatest, fabs((double)a[i] - b[i]));
    scale = fmax(scale, fabs((double)b[i]));
  }
  return greatest / scale;
}

static double compare(
    const struct dgk_kernels *fast, const struct dgk_kernels *plain, int inputs, int outputs,
    int side, int step) {
  const int out = (side + step - 1) / step, padded = side + 2;
  const struct dgk_convolution c = {
      .images = images,
      .height = out,
      .width = out,
      .channels = outputs,
      .tap_rows = 3,
      .row_taps = 3 * inputs,
      .x_image = padded * padded * inputs,
      .x_row = step * padded * inputs,
      .x_pixel = step * inputs,
      .x_tap_row = padded * inputs,
      .y_image = (out + 2) * (out + 2) * outputs,
      .y_row = (out + 2) * outputs,
      .y_pixel = outputs,
      .rectify = 1,
  };
  const struct dgk_maps m = {
      .images = images,
      .height = out,
      .width = out,
      .channels = outputs,
      .image = c.y_image,
      .row = c.y_row,
  };
  const size_t x_count = (size_t)images * c.x_image + 2 * padded * inputs;
  const size_t y_count = (size_t)images * c.y_image, w_count = (size_t)9 * inputs * outputs;
  const float *x = random_floats(x_count), *w = random_floats(w_count);
  const float *a = random_floats(outputs), *b = random_floats(outputs), *d = random_floats(outputs);
  const float *r = random_floats(y_count);
  float *y1 = random_floats(y_count), *y2 = copy(y1, y_count);
  float *w1 = random_floats(w_count), *w2 = copy(w1, w_count);
  double *s1 = calloc(2 * outputs, sizeof(double)), *s2 = calloc(2 * outputs, sizeof(double));
  double worst = 0;

  fast->convolve(&c, x, w, a, r, y1);
  plain->convolve(&c, x, w, a, r, y2);
  worst = fmax(worst, difference(y1, y2, y_count));
  fast->weight_gradient(&c, x, r, w1);
  plain->weight_gradient(&c, x, r, w2);
  worst = fmax(worst, difference(w1, w2, w_count));
  fast->scale_shift(&m, r, a, b, y2, 1, y1);
  plain->scale_shift(&m, r, a, b, y2, 1, y2);
  worst = fmax(worst, difference(y1, y2, y_count));
  fast->moments(&m, r, s1);
  plain->moments(&m, r, s2);
  for (int i = 0; i < 2 * outputs; i++) worst = fmax(worst, fabs(s1[i] - s2[i]) / fmax(1, fabs(s2[i])));
  memcpy(y1, y2, y_count * sizeof(float));
  fast->normalization_sums(&m, r, y2, a, b, y1, s1);
  float *cut = copy(y2, y_count);
  plain->normalization_sums(&m, r, y2, a, b, cut, s2);
  for (int i = 0; i < 2 * outputs; i++) worst = fmax(worst, fabs(s1[i] - s2[i]) / fmax(1, fabs(s2[i])));
  worst = fmax(worst, difference(y1, cut, y_count));
  fast->normalization_gradient(&m, y1, r, a, b, d, y1);
  plain->normalization_gradient(&m, cut, r, a, b, d, cut);
  worst = fmax(worst, difference(y1, cut, y_count));
  printf("%d → %d channels, side %d, step %d: %.1e\n", inputs, outputs, side, step, worst);
  return worst;
}

int main(int count, char **arguments) {
  const struct dgk_kernels *fast = dgk_kernels_at(count > 1 ? atoi(arguments[1]) : DGK_PORTABLE);
  if (fast == NULL) {
    fprintf(stderr, "this processor does not have that level\n");
    return 2;
  }
  static const int shapes[][4] = {
      {16, 16, 28, 1}, {16, 32, 28, 2}, {32, 32, 14, 1}, {64, 64, 7, 1}, {1, 16, 28, 1},
      {16, 48, 13, 2}, {16, 16, 1, 1},
  };
  double worst = 0;
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
    const int *s = shapes[i];
    worst = fmax(worst, compare(fast, dgk_kernels_at(DGK_REFERENCE), s[0], s[1], s[2], s[3]));
  }
  return worst > 1e-4;
}
