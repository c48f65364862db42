#include "png_rows.h"

#include "gray_rows.h"

/// Gray levels of fewer than 8 bits, or of 8 with one of them transparent.
static void fill_gray_table(dgi_png_rows *rows, png_color_16p transparent) {
  const unsigned maximum = (1u << rows->bit_depth) - 1;
  for (unsigned value = 0; value <= maximum; value++) {
    rows->gray_table[value] = (uint8_t)(value * 255 / maximum);
    rows->alpha_table[value] = 255;
  }
  if (transparent != NULL) {
    rows->alpha_table[transparent->gray & maximum] = 0;
    rows->has_alpha = true;
  }
}

/// Colors of a palette. An index past its end is opaque black, as with most decoders.
static void fill_palette_table(dgi_png_rows *rows, png_structp png, png_infop info) {
  png_colorp palette = NULL;
  int palette_count = 0;
  png_get_PLTE(png, info, &palette, &palette_count);
  png_bytep alphas = NULL;
  int alpha_count = 0;
  png_color_16p unused = NULL;
  png_get_tRNS(png, info, &alphas, &alpha_count, &unused);
  for (int i = 0; i < 256; i++) {
    const png_color color = i < palette_count ? palette[i] : (png_color){0, 0, 0};
    const uint8_t rgb[3] = {color.red, color.green, color.blue};
    dgi_gray_from_rgb8(rgb, &rows->gray_table[i], 1);
    rows->alpha_table[i] = alphas != NULL && i < alpha_count ? alphas[i] : 255;
  }
  rows->has_alpha = alphas != NULL && alpha_count > 0;
}

static void set_key(dgi_png_rows *rows, png_color_16p transparent, int samples) {
  if (transparent == NULL) {
    return;
  }
  const png_uint_16 colors[3] = {
      samples == 1 ? transparent->gray : transparent->red, transparent->green, transparent->blue};
  for (int i = 0; i < samples; i++) {
    if (rows->bit_depth == 16) {
      rows->key[rows->key_size++] = (uint8_t)(colors[i] >> 8);
    }
    rows->key[rows->key_size++] = (uint8_t)colors[i];
  }
  rows->has_alpha = true;
}

static void choose_layout(dgi_png_rows *rows, png_structp png, png_infop info) {
  png_color_16p transparent = NULL;
  png_bytep unused = NULL;
  int unused_count = 0;
  png_get_tRNS(png, info, &unused, &unused_count, &transparent);
  const bool is_wide = rows->bit_depth == 16;
  switch (png_get_color_type(png, info)) {
    case PNG_COLOR_TYPE_GRAY:
      if (is_wide) {
        rows->layout = dgi_png_gray16;
        set_key(rows, transparent, 1);
      } else if (rows->bit_depth == 8 && transparent == NULL) {
        rows->layout = dgi_png_gray8;
      } else {
        rows->layout = dgi_png_table;
        fill_gray_table(rows, transparent);
      }
      break;
    case PNG_COLOR_TYPE_PALETTE:
      rows->layout = dgi_png_table;
      fill_palette_table(rows, png, info);
      break;
    case PNG_COLOR_TYPE_RGB:
      rows->layout = is_wide ? dgi_png_rgb16 : dgi_png_rgb8;
      set_key(rows, transparent, 3);
      break;
    case PNG_COLOR_TYPE_GRAY_ALPHA:
      rows->layout = is_wide ? dgi_png_gray_alpha16 : dgi_png_gray_alpha8;
      rows->has_alpha = true;
      break;
    case PNG_COLOR_TYPE_RGB_ALPHA:
      rows->layout = is_wide ? dgi_png_rgba16 : dgi_png_rgba8;
      rows->has_alpha = true;
      break;
    default:
      png_error(png, "unknown color type");
  }
}

/// Has libpng make 8-bit RGBA of whatever is stored.
static void expand_to_rgba(dgi_png_rows *rows, png_structp png) {
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
  rows->layout = dgi_png_color;
}

void dgi_png_rows_prepare(dgi_png_rows *rows, png_structp png, png_infop info) {
  rows->bit_depth = png_get_bit_depth(png, info);
  choose_layout(rows, png, info);
  if (dgi_wants_colors(rows->use)) {
    expand_to_rgba(rows, png);
  }
  png_set_packing(png);
  png_read_update_info(png, info);
  rows->gray_range = dgi_empty_range;
  rows->alpha_range = dgi_empty_range;
}

size_t dgi_png_rows_room(const dgi_png_rows *rows, size_t width) {
  return (dgi_wants_colors(rows->use) ? 4 : 1) * width;
}

void dgi_png_rows_use_room(dgi_png_rows *rows, uint8_t *room, size_t width) {
  rows->alpha_row = room;
  rows->color_row = room + width;
}

void dgi_png_rows_convert(
    dgi_png_rows *rows, const uint8_t *stored, uint8_t *gray, size_t count) {
  uint8_t *alpha = rows->alpha_row;
  switch (rows->layout) {
    case dgi_png_gray8:
      return;
    case dgi_png_table:
      dgi_look_up(stored, rows->gray_table, gray, count);
      if (rows->has_alpha) {
        dgi_look_up(stored, rows->alpha_table, alpha, count);
      }
      break;
    case dgi_png_gray16:
      dgi_gray_from_gray16(stored, gray, count);
      break;
    case dgi_png_rgb8:
      dgi_gray_from_rgb8(stored, gray, count);
      break;
    case dgi_png_rgb16:
      dgi_gray_from_rgb16(stored, gray, count);
      break;
    case dgi_png_gray_alpha8:
      dgi_gray_alpha_from_ga8(stored, gray, alpha, count);
      break;
    case dgi_png_gray_alpha16:
      dgi_gray_alpha_from_ga16(stored, gray, alpha, count);
      break;
    case dgi_png_rgba8:
      dgi_gray_alpha_from_rgba8(stored, gray, alpha, count);
      break;
    case dgi_png_rgba16:
      dgi_gray_alpha_from_rgba16(stored, gray, alpha, count);
      break;
    case dgi_png_color:
      dgi_rgb_over_white(stored, rows->color_row, count);
      if (rows->use.weights != NULL) {
        dgi_weigh_rgb(rows->color_row, *rows->use.weights, gray, count);
      }
      return;
  }
  if (!rows->has_alpha) {
    return;
  }
  if (rows->key_size != 0) {
    dgi_alpha_from_key(stored, rows->key, rows->key_size, alpha, count);
  }
  if (rows->takes_alpha_as_ink) {
    dgi_gray_from_alpha(alpha, gray, count);
    return;
  }
  dgi_composite_over_white(gray, alpha, count);
  dgi_widen(&rows->gray_range, gray, count);
  dgi_widen(&rows->alpha_range, alpha, count);
}
