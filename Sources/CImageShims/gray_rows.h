#ifndef DIGITS_GRAY_ROWS_H
#define DIGITS_GRAY_ROWS_H

// Rows of samples to rows of gray. Plain loops over arrays that do not overlap, so that the
// compiler makes vectors of them.
//
// Luma is that of ITU-R BT.601, Y = 0.299 R + 0.587 G + 0.114 B, in 16-bit fixed point with
// rounding: (19595 R + 38470 G + 7471 B + 32768) >> 16. It is the Y that a JPEG stores, so a
// picture has the same gray whether it comes as PNG or as JPEG. 16-bit samples keep their depth
// until luma is taken, then v becomes (v * 255 + 32767) / 65535.

#include <stddef.h>
#include <stdint.h>

/// A product of two 8-bit values over 255, rounded; exact for all of them.
static inline uint8_t dgi_over_255(uint32_t product) {
  const uint32_t shifted = product + 128;
  return (uint8_t)((shifted + (shifted >> 8)) >> 8);
}

/// A row of 8-bit RGB to gray.
void dgi_gray_from_rgb8(const uint8_t *restrict rgb, uint8_t *restrict gray, size_t count);

/// A row of 16-bit big-endian RGB to gray.
void dgi_gray_from_rgb16(const uint8_t *restrict rgb, uint8_t *restrict gray, size_t count);

/// A row of 16-bit big-endian gray to gray.
void dgi_gray_from_gray16(const uint8_t *restrict wide, uint8_t *restrict gray, size_t count);

/// A row of 8-bit RGBA to gray and alpha.
void dgi_gray_alpha_from_rgba8(
    const uint8_t *restrict rgba, uint8_t *restrict gray, uint8_t *restrict alpha, size_t count);

/// A row of 16-bit big-endian RGBA to gray and alpha.
void dgi_gray_alpha_from_rgba16(
    const uint8_t *restrict rgba, uint8_t *restrict gray, uint8_t *restrict alpha, size_t count);

/// A row of 8-bit gray and alpha to its two planes.
void dgi_gray_alpha_from_ga8(
    const uint8_t *restrict ga, uint8_t *restrict gray, uint8_t *restrict alpha, size_t count);

/// A row of 16-bit big-endian gray and alpha to its two planes.
void dgi_gray_alpha_from_ga16(
    const uint8_t *restrict ga, uint8_t *restrict gray, uint8_t *restrict alpha, size_t count);

/// Alpha of a row in which one stored pixel value, `key`, of `size` bytes stands for nothing: 0
/// there, 255 elsewhere.
void dgi_alpha_from_key(
    const uint8_t *restrict row, const uint8_t *restrict key, size_t size, uint8_t *restrict alpha,
    size_t count);

/// A row of indices through a table.
void dgi_look_up(
    const uint8_t *restrict indices, const uint8_t table[restrict 256], uint8_t *restrict values,
    size_t count);

/// A row of CMYK, each 255 for no ink (as Adobe stores it) to gray: luma of C, M, Y, times K / 255.
void dgi_gray_from_inverted_cmyk(
    const uint8_t *restrict cmyk, uint8_t *restrict gray, size_t count);

/// A row of CMYK, each 0 for no ink, to gray.
void dgi_gray_from_cmyk(const uint8_t *restrict cmyk, uint8_t *restrict gray, size_t count);

/// Lays gray over white: 255 - (255 - gray) * alpha / 255, rounded.
void dgi_composite_over_white(uint8_t *restrict gray, const uint8_t *restrict alpha, size_t count);

/// Takes alpha as ink: 255 - alpha.
void dgi_gray_from_alpha(const uint8_t *restrict alpha, uint8_t *restrict gray, size_t count);

/// The least and greatest value met so far.
typedef struct dgi_range {
  uint8_t low;
  uint8_t high;
} dgi_range;

/// The range of no values.
static const dgi_range dgi_empty_range = {255, 0};

/// Widens a range by the values of a row.
void dgi_widen(dgi_range *range, const uint8_t *values, size_t count);

#endif
