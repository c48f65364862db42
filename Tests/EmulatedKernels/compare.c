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

static float value_at(const void *maps, enum dgk_precision precision, size_t i) {
  if (precision == DGK_SINGLE) return ((const float *)maps)[i];
  const uint32_t bits = (uint32_t)((const uint16_t *)maps)[i] << 16;
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static size_t element_size(enum dgk_precision precision) {
  return precision == DGK_SINGLE ? sizeof(float) : sizeof(uint16_t);
}

/// Maps of values that both precisions hold: eighths.
static void *random_maps(size_t count, enum dgk_precision precision) {
  void *maps = aligned_alloc(64, (count * element_size(precision) + 127) / 64 * 64);
  for (size_t i = 0; i < count; i++) {
    const float value = (float)(rand() % 17 - 8) / 8;
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    if (precision == DGK_SINGLE) ((float *)maps)[i] = value;
    else ((uint16_t *)maps)[i] = (uint16_t)(bits >> 16);
  }
  return maps;
}

static float *random_floats(size_t count) {
  float *values = malloc(count * sizeof(float));
  for (size_t i = 0; i < count; i++) values[i] = (float)(rand() % 2001 - 1000) / 1000;
  return values;
}

static void *copy(const void *values, size_t bytes) { return memcpy(malloc(bytes), values, bytes); }

/// The greatest difference, as a share of the greatest value.
static double difference(const void *a, const void *b, size_t count, enum dgk_precision precision) {
  double greatest = 0, scale = 1;
  for (size_t i = 0; i < count; i++) {
    const double x = value_at(a, precision, i), y = value_at(b, precision, i);
    if (!isfinite(x)) return INFINITY;
    greatest = fmax(greatest, fabs(x - y));
    scale = fmax(scale, fabs(y));
  }
  return greatest / scale;
}

static double sums_difference(const double *a, const double *b, int count) {
  double worst = 0;
  for (int i = 0; i < count; i++) worst = fmax(worst, fabs(a[i] - b[i]) / fmax(1, fabs(b[i])));
  return worst;
}

/// A kernel of 3×3 over maps with borders, to maps with borders.
static struct dgk_convolution layer(int inputs, int outputs, int side, int step, int rectify) {
  const int out = (side + step - 1) / step, padded = side + 2;
  return (struct dgk_convolution){
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
      .rectify = rectify,
  };
}

static double compare(
    enum dgk_level level, enum dgk_precision precision, int inputs, int outputs, int side,
    int step) {
  const struct dgk_kernels *fast = dgk_kernels_at(level, precision);
  const struct dgk_kernels *plain = dgk_kernels_at(DGK_REFERENCE, precision);
  const int out = (side + step - 1) / step, padded = side + 2;
  const struct dgk_convolution c = layer(inputs, outputs, side, step, 1);
  const struct dgk_packing packing = {
      .channels = outputs,
      .tap_rows = 3,
      .tap_columns = 3,
      .inputs = inputs,
      .row = 3 * inputs * outputs,
      .column = inputs * outputs,
      .input = outputs,
      .channel = 1,
  };
  const struct dgk_maps m = {
      .images = images,
      .height = out,
      .width = out,
      .channels = outputs,
      .image = c.y_image,
      .row = c.y_row,
  };
  const size_t x_count = (size_t)images * c.x_image + 2 * padded * inputs + dgk_slack(inputs);
  const size_t y_count = (size_t)images * c.y_image, w_count = (size_t)9 * inputs * outputs;
  const size_t y_bytes = y_count * element_size(precision);
  const size_t packed_bytes = ((size_t)9 * inputs + 3) * outputs * sizeof(float);
  const float *w = random_floats(w_count);
  const float *a = random_floats(outputs), *b = random_floats(outputs), *d = random_floats(outputs);
  const void *x = random_maps(x_count, precision), *r = random_maps(y_count, precision);
  void *y1 = random_maps(y_count, precision), *y2 = copy(y1, y_bytes);
  void *p1 = calloc(packed_bytes, 1), *p2 = calloc(packed_bytes, 1);
  void *room = aligned_alloc(64, dgk_gradient_room(&c, precision) / 64 * 64 + 64);
  float *w1 = random_floats(w_count), *w2 = copy(w1, w_count * sizeof(float));
  float *f1 = random_floats(images * outputs), *f2 = random_floats(images * outputs);
  double *s1 = calloc(2 * outputs, sizeof(double)), *s2 = calloc(2 * outputs, sizeof(double));
  double worst = 0, exact = 0;

  fast->pack(&packing, w, b, p1);
  plain->pack(&packing, w, b, p2);
  if (memcmp(p1, p2, packed_bytes) != 0) exact = INFINITY;
  fast->convolve(&c, x, p1, a, r, y1);
  plain->convolve(&c, x, p2, a, r, y2);
  worst = fmax(worst, difference(y1, y2, y_count, precision));
  fast->weight_gradient(&c, x, r, w1, room);
  plain->weight_gradient(&c, x, r, w2, room);
  exact = fmax(exact, difference(w1, w2, w_count, DGK_SINGLE));
  fast->scale_shift(&m, r, a, b, y2, 1, y1);
  plain->scale_shift(&m, r, a, b, y2, 1, y2);
  worst = fmax(worst, difference(y1, y2, y_count, precision));
  fast->moments(&m, r, s1);
  plain->moments(&m, r, s2);
  exact = fmax(exact, sums_difference(s1, s2, 2 * outputs));
  fast->average(&m, r, 0.1f, f1);
  plain->average(&m, r, 0.1f, f2);
  exact = fmax(exact, difference(f1, f2, images * outputs, DGK_SINGLE));
  fast->spread(&m, f2, 0.3f, y1);
  plain->spread(&m, f2, 0.3f, y2);
  worst = fmax(worst, difference(y1, y2, y_count, precision));
  memcpy(y1, y2, y_bytes);
  void *cut = copy(y2, y_bytes);
  fast->normalization_sums(&m, r, y2, a, b, y1, s1);
  plain->normalization_sums(&m, r, y2, a, b, cut, s2);
  exact = fmax(exact, sums_difference(s1, s2, 2 * outputs));
  worst = fmax(worst, difference(y1, cut, y_count, precision));
  fast->normalization_gradient(&m, y1, r, a, b, d, y1);
  plain->normalization_gradient(&m, cut, r, a, b, d, cut);
  worst = fmax(worst, difference(y1, cut, y_count, precision));
  printf("%s, %d → %d channels, side %d, step %d: maps %.1e, sums %.1e\n",
         precision == DGK_SINGLE ? "single" : "bfloat16", inputs, outputs, side, step, worst, exact);
  // What is stored as bfloat16 may fall to the other side of a rounding edge.
  return fmax(precision == DGK_SINGLE ? worst : worst / 80, exact);
}

/// Elements in fixed point that differ, which none may.
static double compare_fixed(enum dgk_level level, int inputs, int outputs, int side, int step) {
  const struct dgk_convolution c = layer(inputs, outputs, side, step, 0);
  const size_t in_count = (size_t)images * c.x_image + dgk_slack(inputs);
  const size_t out_count = (size_t)images * c.y_image;
  const int row_taps = 3 * inputs, steps = (row_taps + 3) / 4;
  const size_t weight_count = (size_t)outputs * 3 * steps * 4;
  int8_t *x = malloc(in_count), *w = malloc(weight_count), *r = malloc(out_count);
  int32_t *bias = malloc(outputs * sizeof *bias);
  float *factors = malloc(outputs * sizeof *factors), *around = malloc(outputs * sizeof *around);
  for (size_t i = 0; i < in_count; i++) x[i] = rand() % 3 ? rand() % 128 : 127;
  // The extremes are met often: two of their products are as much as 16 bits hold.
  for (size_t i = 0; i < weight_count; i++)
    w[i] = rand() % 3 ? rand() % 255 - 127 : rand() % 2 ? 127 : -127;
  // Beyond the last tap of a row is nothing's weight.
  for (size_t i = 0; i < weight_count; i++)
    if (i / 64 % steps * 4 + i % 4 >= (size_t)row_taps) w[i] = 0;
  for (size_t i = 0; i < out_count; i++) r[i] = rand() % 255 - 127;
  for (int i = 0; i < outputs; i++) bias[i] = rand() % 200001 - 100000;
  for (int i = 0; i < outputs; i++) factors[i] = (float)(rand() % 1000 + 1) / 1e6f;
  for (int i = 0; i < outputs; i++) around[i] = (float)(rand() % 1000) / 1e3f;
  int8_t *own = calloc(out_count, 1), *expected = calloc(out_count, 1);
  dgk_fixed_kernels_at(level)->convolve(&c, x, w, bias, factors, r, around, own);
  dgk_fixed_kernels_at(DGK_REFERENCE)->convolve(&c, x, w, bias, factors, r, around, expected);
  int differing = 0;
  for (size_t i = 0; i < out_count; i++) differing += own[i] != expected[i];
  printf("fixed point %d to %d, side %d, step %d: %d of %zu differ\n", inputs, outputs, side, step,
         differing, out_count);
  free(x), free(w), free(r), free(bias), free(factors), free(around), free(own), free(expected);
  return differing;
}

int main(int count, char **arguments) {
  const enum dgk_level level = count > 1 ? atoi(arguments[1]) : DGK_PORTABLE;
  if (dgk_kernels_at(level, DGK_SINGLE) == NULL) {
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
    worst = fmax(worst, compare(level, DGK_SINGLE, s[0], s[1], s[2], s[3]));
    worst = fmax(worst, compare(level, DGK_BFLOAT16, s[0], s[1], s[2], s[3]));
    worst = fmax(worst, compare_fixed(level, s[0], s[1], s[2], s[3]));
  }
  return worst > 1e-4;
}
