#include "color_rows.h"

#include <string.h>

#include "gray_rows.h"

void dgi_rgb_over_white(const uint8_t *restrict rgba, uint8_t *restrict rgb, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const uint32_t alpha = rgba[4 * i + 3];
    for (size_t k = 0; k < 3; k++) {
      rgb[3 * i + k] = (uint8_t)(255 - dgi_over_255((255u - rgba[4 * i + k]) * alpha));
    }
  }
}

void dgi_rgb_from_inverted_cmyk(const uint8_t *restrict cmyk, uint8_t *restrict rgb, size_t count) {
  for (size_t i = 0; i < count; i++) {
    for (size_t k = 0; k < 3; k++) {
      rgb[3 * i + k] = dgi_over_255((uint32_t)cmyk[4 * i + k] * cmyk[4 * i + 3]);
    }
  }
}

void dgi_rgb_from_cmyk(const uint8_t *restrict cmyk, uint8_t *restrict rgb, size_t count) {
  for (size_t i = 0; i < count; i++) {
    for (size_t k = 0; k < 3; k++) {
      rgb[3 * i + k] = dgi_over_255((255u - cmyk[4 * i + k]) * (255u - cmyk[4 * i + 3]));
    }
  }
}

void dgi_weigh_rgb(
    const uint8_t *restrict rgb, dgi_gray_weights weights, uint8_t *restrict gray, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const int32_t level = (weights.red * rgb[3 * i] + weights.green * rgb[3 * i + 1]
                           + weights.blue * rgb[3 * i + 2] + weights.offset)
                          >> 16;
    gray[i] = (uint8_t)(level < 0 ? 0 : level > 255 ? 255 : level);
  }
}

void dgi_collect_pairs(
    dgi_color_pairs *pairs, uint32_t row, const uint8_t *rgb, size_t count) {
  if (row % pairs->row_step != 0) {
    return;
  }
  for (size_t x = 0; x + pairs->distance < count && pairs->count < pairs->capacity;
       x += pairs->column_step) {
    uint8_t *pair = pairs->colors + 6 * pairs->count++;
    memcpy(pair, rgb + 3 * x, 3);
    memcpy(pair + 3, rgb + 3 * (x + pairs->distance), 3);
  }
}
