#ifndef DIGITS_COLOR_ROWS_H
#define DIGITS_COLOR_ROWS_H

// Rows of samples to rows of 8-bit RGB, for what needs colors and not their luma, and what is made of
// such rows.

#include "CImageShims.h"

/// A row of 8-bit RGBA over white.
void dgi_rgb_over_white(const uint8_t *restrict rgba, uint8_t *restrict rgb, size_t count);

/// A row of CMYK, each 255 for no ink (as Adobe stores it), to RGB: each of C, M, Y times K / 255.
void dgi_rgb_from_inverted_cmyk(const uint8_t *restrict cmyk, uint8_t *restrict rgb, size_t count);

/// A row of CMYK, each 0 for no ink, to RGB.
void dgi_rgb_from_cmyk(const uint8_t *restrict cmyk, uint8_t *restrict rgb, size_t count);

/// A row of RGB to gray by weights.
void dgi_weigh_rgb(
    const uint8_t *restrict rgb, dgi_gray_weights weights, uint8_t *restrict gray, size_t count);

/// Collects the pairs of a stored row, if it is one that pairs are collected of.
void dgi_collect_pairs(
    dgi_color_pairs *pairs, uint32_t row, const uint8_t *rgb, size_t count);

/// What is made of the colors of a picture in place of its luma: either of the two, or neither.
typedef struct dgi_color_use {
  const dgi_gray_weights *weights;
  dgi_color_pairs *pairs;
} dgi_color_use;

/// Luma alone is made.
static const dgi_color_use dgi_luma = {NULL, NULL};

/// Whether colors are asked for, not luma.
static inline bool dgi_wants_colors(dgi_color_use use) {
  return use.weights != NULL || use.pairs != NULL;
}

#endif
