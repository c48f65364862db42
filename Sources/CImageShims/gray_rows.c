#include "gray_rows.h"

#include <string.h>

static inline uint32_t luma(uint32_t red, uint32_t green, uint32_t blue) {
  return (19595 * red + 38470 * green + 7471 * blue + 32768) >> 16;
}

static inline uint32_t big_endian(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 8 | bytes[1];
}

/// A 16-bit value to 8 bits, rounded: nothing brighter than 65406 is lost to a cut.
static inline uint8_t narrowed(uint32_t value) { return (uint8_t)((value * 255 + 32767) / 65535); }

/// A pixel as one word, red lowest: from words the compiler makes vectors, from bytes three or four
/// apart it does not. Reads 4 bytes.
static inline uint32_t word(const uint8_t *pixel) {
  uint32_t bytes;
  memcpy(&bytes, pixel, sizeof bytes);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  bytes = __builtin_bswap32(bytes);
#endif
  return bytes;
}

static inline uint8_t luma_of_word(uint32_t word) {
  return (uint8_t)luma(word & 255, (word >> 8) & 255, (word >> 16) & 255);
}

void dgi_gray_from_rgb8(const uint8_t *restrict rgb, uint8_t *restrict gray, size_t count) {
  enum { block = 16 };
  size_t i = 0;
  // A word reads one byte past its pixel, so the last pixel is left to the plain loop.
  for (; i + block < count; i += block) {
    uint32_t words[block];
    for (size_t k = 0; k < block; k++) {
      words[k] = word(rgb + 3 * (i + k));
    }
    for (size_t k = 0; k < block; k++) {
      gray[i + k] = luma_of_word(words[k]);
    }
  }
  for (; i < count; i++) {
    gray[i] = (uint8_t)luma(rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]);
  }
}

void dgi_gray_from_rgb16(const uint8_t *restrict rgb, uint8_t *restrict gray, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const uint8_t *pixel = rgb + 6 * i;
    gray[i] = narrowed(luma(big_endian(pixel), big_endian(pixel + 2), big_endian(pixel + 4)));
  }
}

void dgi_gray_from_gray16(const uint8_t *restrict wide, uint8_t *restrict gray, size_t count) {
  for (size_t i = 0; i < count; i++) {
    gray[i] = narrowed(big_endian(wide + 2 * i));
  }
}

void dgi_gray_alpha_from_rgba8(
    const uint8_t *restrict rgba, uint8_t *restrict gray, uint8_t *restrict alpha, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const uint32_t pixel = word(rgba + 4 * i);
    gray[i] = luma_of_word(pixel);
    alpha[i] = (uint8_t)(pixel >> 24);
  }
}

void dgi_gray_alpha_from_rgba16(
    const uint8_t *restrict rgba, uint8_t *restrict gray, uint8_t *restrict alpha, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const uint8_t *pixel = rgba + 8 * i;
    gray[i] = narrowed(luma(big_endian(pixel), big_endian(pixel + 2), big_endian(pixel + 4)));
    alpha[i] = narrowed(big_endian(pixel + 6));
  }
}

void dgi_gray_alpha_from_ga8(
    const uint8_t *restrict ga, uint8_t *restrict gray, uint8_t *restrict alpha, size_t count) {
  for (size_t i = 0; i < count; i++) {
    gray[i] = ga[2 * i];
    alpha[i] = ga[2 * i + 1];
  }
}

void dgi_gray_alpha_from_ga16(
    const uint8_t *restrict ga, uint8_t *restrict gray, uint8_t *restrict alpha, size_t count) {
  for (size_t i = 0; i < count; i++) {
    gray[i] = narrowed(big_endian(ga + 4 * i));
    alpha[i] = narrowed(big_endian(ga + 4 * i + 2));
  }
}

void dgi_alpha_from_key(
    const uint8_t *restrict row, const uint8_t *restrict key, size_t size, uint8_t *restrict alpha,
    size_t count) {
  for (size_t i = 0; i < count; i++) {
    alpha[i] = memcmp(row + size * i, key, size) == 0 ? 0 : 255;
  }
}

void dgi_look_up(
    const uint8_t *restrict indices, const uint8_t table[restrict 256], uint8_t *restrict values,
    size_t count) {
  for (size_t i = 0; i < count; i++) {
    values[i] = table[indices[i]];
  }
}

void dgi_gray_from_inverted_cmyk(
    const uint8_t *restrict cmyk, uint8_t *restrict gray, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const uint8_t *pixel = cmyk + 4 * i;
    gray[i] = dgi_over_255(luma(pixel[0], pixel[1], pixel[2]) * pixel[3]);
  }
}

void dgi_gray_from_cmyk(const uint8_t *restrict cmyk, uint8_t *restrict gray, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const uint8_t *pixel = cmyk + 4 * i;
    const uint32_t paper = luma(255u - pixel[0], 255u - pixel[1], 255u - pixel[2]);
    gray[i] = dgi_over_255(paper * (255u - pixel[3]));
  }
}

void dgi_composite_over_white(uint8_t *restrict gray, const uint8_t *restrict alpha, size_t count) {
  for (size_t i = 0; i < count; i++) {
    gray[i] = (uint8_t)(255 - dgi_over_255((255u - gray[i]) * alpha[i]));
  }
}

void dgi_gray_from_alpha(const uint8_t *restrict alpha, uint8_t *restrict gray, size_t count) {
  for (size_t i = 0; i < count; i++) {
    gray[i] = (uint8_t)(255 - alpha[i]);
  }
}

void dgi_widen(dgi_range *range, const uint8_t *values, size_t count) {
  uint8_t low = range->low;
  uint8_t high = range->high;
  for (size_t i = 0; i < count; i++) {
    low = values[i] < low ? values[i] : low;
    high = values[i] > high ? values[i] : high;
  }
  range->low = low;
  range->high = high;
}
