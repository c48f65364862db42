#ifndef DIGITS_PNG_ROWS_H
#define DIGITS_PNG_ROWS_H

// Rows as a PNG stores them to rows of gray: what its header, its palette and its tRNS say of them.

#include <png.h>

#include "CImageShims.h"
#include "color_rows.h"
#include "gray_rows.h"

/// How the samples of a row become gray, after libpng has put each sample below 8 bits into a byte
/// of its own.
typedef enum dgi_png_layout {
  dgi_png_gray8,
  dgi_png_table,
  dgi_png_gray16,
  dgi_png_rgb8,
  dgi_png_rgb16,
  dgi_png_gray_alpha8,
  dgi_png_gray_alpha16,
  dgi_png_rgba8,
  dgi_png_rgba16,
  /// 8-bit RGBA that libpng made of whatever is stored, on its way to what `use` wants.
  dgi_png_color,
} dgi_png_layout;

/// How stored rows become gray, and what was met in those that did.
typedef struct dgi_png_rows {
  /// Set by the caller ahead of `dgi_png_rows_prepare`.
  dgi_color_use use;
  bool takes_alpha_as_ink;

  dgi_png_layout layout;
  int bit_depth;
  /// Gray and alpha of each sample value, for `dgi_png_table`.
  uint8_t gray_table[256];
  uint8_t alpha_table[256];
  /// The stored pixel that tRNS makes transparent, outside tables.
  uint8_t key[6];
  size_t key_size;
  bool has_alpha;

  uint8_t *alpha_row;
  /// A row of RGB, for `dgi_png_color`.
  uint8_t *color_row;
  /// Where alpha counts: what gray and alpha there was.
  dgi_range gray_range;
  dgi_range alpha_range;
} dgi_png_rows;

/// Chooses how rows are converted, once libpng has read what comes ahead of the pixels, and tells libpng.
///
/// Leaves by libpng's error where the color type is none of PNG's.
void dgi_png_rows_prepare(dgi_png_rows *rows, png_structp png, png_infop info);

/// How many bytes the conversion of rows needs.
size_t dgi_png_rows_room(const dgi_png_rows *rows, size_t width);

/// Takes those bytes.
void dgi_png_rows_use_room(dgi_png_rows *rows, uint8_t *room, size_t width);

/// Converts a stored row to gray that is ready to be shown. Nothing is done for `dgi_png_gray8`; where pairs of
/// colors are collected, only the row of RGB is made.
void dgi_png_rows_convert(
    dgi_png_rows *rows, const uint8_t *stored, uint8_t *gray, size_t count);

#endif
