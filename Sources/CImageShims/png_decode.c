#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "CImageShims.h"
#include "color_rows.h"
#include "gray_rows.h"
#include "gray_writer.h"
#include "report.h"

// What is ignored: gAMA, sRGB, cHRM, iCCP, cICP (gray is the stored values' luma), bKGD (the ground
// is white), sBIT, and text. None of them is even inflated, so none can be a bomb.

/// The most memory libpng may take for one chunk: above the largest palette, far below a bomb.
static const png_alloc_size_t maximum_chunk_bytes = 1 << 20;

/// How the samples of a row become gray, after libpng has put each sample below 8 bits into a byte
/// of its own.
typedef enum row_layout {
  layout_gray8,
  layout_table,
  layout_gray16,
  layout_rgb8,
  layout_rgb16,
  layout_gray_alpha8,
  layout_gray_alpha16,
  layout_rgba8,
  layout_rgba16,
  /// 8-bit RGBA that libpng made of whatever is stored, on its way to what `use` wants.
  layout_color,
} row_layout;

typedef struct png_reader {
  const uint8_t *bytes;
  size_t count;
  size_t offset;

  png_structp png;
  png_infop info;

  dgi_status status;
  dgi_report report;
  bool ran_out;
  jmp_buf failure;

  dgi_header header;
  int bit_depth;
  bool is_interlaced;
  row_layout layout;

  /// Gray and alpha of each sample value, for `layout_table`.
  uint8_t gray_table[256];
  uint8_t alpha_table[256];
  /// The stored pixel that tRNS makes transparent, outside tables.
  uint8_t key[6];
  size_t key_size;
  bool has_alpha;

  dgi_gray_writer writer;
  /// A row as stored, then its gray, then its alpha.
  uint8_t *buffer;
  uint8_t *gray_row;
  uint8_t *alpha_row;
  /// A row of RGB, for `layout_color`.
  uint8_t *color_row;
  dgi_color_use use;
  bool takes_alpha_as_ink;
  dgi_range gray_range;
  dgi_range alpha_range;
  uint32_t row;
  int pass;
} png_reader;

_Noreturn static void fail(png_structp png, png_const_charp reason) {
  png_reader *reader = png_get_error_ptr(png);
  if (reader->ran_out) {
    reader->status = dgi_reported(
        reader->report, dgi_truncated, "a PNG that ends early, after %zu bytes", reader->count);
  } else {
    reader->status = dgi_reported(reader->report, dgi_corrupt, "a corrupt PNG: %s", reason);
  }
  longjmp(reader->failure, 1);
}

static void ignore_warning(png_structp png, png_const_charp reason) {
  (void)png;
  (void)reason;
}

static void read_bytes(png_structp png, png_bytep destination, size_t count) {
  png_reader *reader = png_get_io_ptr(png);
  if (count > reader->count - reader->offset) {
    reader->ran_out = true;
    png_error(png, "no more bytes");
  }
  memcpy(destination, reader->bytes + reader->offset, count);
  reader->offset += count;
}

/// Runs a step that libpng may leave by an error.
static dgi_status guarded(png_reader *reader, void (*step)(png_reader *)) {
  if (setjmp(reader->failure) != 0) {
    return reader->status;
  }
  step(reader);
  return dgi_ok;
}

static void read_header(png_reader *reader) {
  png_structp png = reader->png;
  png_set_read_fn(png, reader, read_bytes);
  // Faults that libpng calls benign, as bytes behind the last row in the pixel data, are let pass.
  png_set_benign_errors(png, 1);
  // The caller's limits are checked between the header and the rows.
  png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_chunk_malloc_max(png, maximum_chunk_bytes);
  png_set_chunk_cache_max(png, 1);
  // All ancillary chunks but tRNS.
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  png_read_info(png, reader->info);
  reader->header.width = png_get_image_width(png, reader->info);
  reader->header.height = png_get_image_height(png, reader->info);
  reader->header.has_color =
      (png_get_color_type(png, reader->info) & PNG_COLOR_MASK_COLOR) != 0;
  reader->bit_depth = png_get_bit_depth(png, reader->info);
  reader->is_interlaced = png_get_interlace_type(png, reader->info) != PNG_INTERLACE_NONE;
}

/// Gray levels of fewer than 8 bits, or of 8 with one of them transparent.
static void fill_gray_table(png_reader *reader, png_color_16p transparent) {
  const unsigned maximum = (1u << reader->bit_depth) - 1;
  for (unsigned value = 0; value <= maximum; value++) {
    reader->gray_table[value] = (uint8_t)(value * 255 / maximum);
    reader->alpha_table[value] = 255;
  }
  if (transparent != NULL) {
    reader->alpha_table[transparent->gray & maximum] = 0;
    reader->has_alpha = true;
  }
}

/// Colors of a palette. An index past its end is opaque black, as with most decoders.
static void fill_palette_table(png_reader *reader) {
  png_colorp palette = NULL;
  int palette_count = 0;
  png_get_PLTE(reader->png, reader->info, &palette, &palette_count);
  png_bytep alphas = NULL;
  int alpha_count = 0;
  png_color_16p unused = NULL;
  png_get_tRNS(reader->png, reader->info, &alphas, &alpha_count, &unused);
  for (int i = 0; i < 256; i++) {
    const png_color color = i < palette_count ? palette[i] : (png_color){0, 0, 0};
    const uint8_t rgb[3] = {color.red, color.green, color.blue};
    dgi_gray_from_rgb8(rgb, &reader->gray_table[i], 1);
    reader->alpha_table[i] = alphas != NULL && i < alpha_count ? alphas[i] : 255;
  }
  reader->has_alpha = alphas != NULL && alpha_count > 0;
}

static void set_key(png_reader *reader, png_color_16p transparent, int samples) {
  if (transparent == NULL) {
    return;
  }
  const png_uint_16 colors[3] = {
      samples == 1 ? transparent->gray : transparent->red, transparent->green, transparent->blue};
  for (int i = 0; i < samples; i++) {
    if (reader->bit_depth == 16) {
      reader->key[reader->key_size++] = (uint8_t)(colors[i] >> 8);
    }
    reader->key[reader->key_size++] = (uint8_t)colors[i];
  }
  reader->has_alpha = true;
}

static void choose_layout(png_reader *reader) {
  png_color_16p transparent = NULL;
  png_bytep unused = NULL;
  int unused_count = 0;
  png_get_tRNS(reader->png, reader->info, &unused, &unused_count, &transparent);
  const bool is_wide = reader->bit_depth == 16;
  switch (png_get_color_type(reader->png, reader->info)) {
    case PNG_COLOR_TYPE_GRAY:
      if (is_wide) {
        reader->layout = layout_gray16;
        set_key(reader, transparent, 1);
      } else if (reader->bit_depth == 8 && transparent == NULL) {
        reader->layout = layout_gray8;
      } else {
        reader->layout = layout_table;
        fill_gray_table(reader, transparent);
      }
      break;
    case PNG_COLOR_TYPE_PALETTE:
      reader->layout = layout_table;
      fill_palette_table(reader);
      break;
    case PNG_COLOR_TYPE_RGB:
      reader->layout = is_wide ? layout_rgb16 : layout_rgb8;
      set_key(reader, transparent, 3);
      break;
    case PNG_COLOR_TYPE_GRAY_ALPHA:
      reader->layout = is_wide ? layout_gray_alpha16 : layout_gray_alpha8;
      reader->has_alpha = true;
      break;
    case PNG_COLOR_TYPE_RGB_ALPHA:
      reader->layout = is_wide ? layout_rgba16 : layout_rgba8;
      reader->has_alpha = true;
      break;
    default:
      png_error(reader->png, "unknown color type");
  }
}

/// Whether colors are asked for, not luma.
static bool wants_colors(const png_reader *reader) {
  return reader->use.weights != NULL || reader->use.pairs != NULL;
}

/// Has libpng make 8-bit RGBA of whatever is stored.
static void expand_to_rgba(png_reader *reader) {
  png_structp png = reader->png;
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
  reader->layout = layout_color;
}

/// Converts a stored row to gray that is ready to be shown.
static void convert_row(png_reader *reader, const uint8_t *stored, uint8_t *gray, size_t count) {
  uint8_t *alpha = reader->alpha_row;
  switch (reader->layout) {
    case layout_gray8:
      return;
    case layout_table:
      dgi_look_up(stored, reader->gray_table, gray, count);
      if (reader->has_alpha) {
        dgi_look_up(stored, reader->alpha_table, alpha, count);
      }
      break;
    case layout_gray16:
      dgi_gray_from_gray16(stored, gray, count);
      break;
    case layout_rgb8:
      dgi_gray_from_rgb8(stored, gray, count);
      break;
    case layout_rgb16:
      dgi_gray_from_rgb16(stored, gray, count);
      break;
    case layout_gray_alpha8:
      dgi_gray_alpha_from_ga8(stored, gray, alpha, count);
      break;
    case layout_gray_alpha16:
      dgi_gray_alpha_from_ga16(stored, gray, alpha, count);
      break;
    case layout_rgba8:
      dgi_gray_alpha_from_rgba8(stored, gray, alpha, count);
      break;
    case layout_rgba16:
      dgi_gray_alpha_from_rgba16(stored, gray, alpha, count);
      break;
    case layout_color:
      dgi_rgb_over_white(stored, reader->color_row, count);
      if (reader->use.weights != NULL) {
        dgi_weigh_rgb(reader->color_row, *reader->use.weights, gray, count);
      }
      return;
  }
  if (!reader->has_alpha) {
    return;
  }
  if (reader->key_size != 0) {
    dgi_alpha_from_key(stored, reader->key, reader->key_size, alpha, count);
  }
  if (reader->takes_alpha_as_ink) {
    dgi_gray_from_alpha(alpha, gray, count);
    return;
  }
  dgi_composite_over_white(gray, alpha, count);
  dgi_widen(&reader->gray_range, gray, count);
  dgi_widen(&reader->alpha_range, alpha, count);
}

/// Goes through the rows for their colors alone: nothing is written.
static void collect_rows(png_reader *reader) {
  const int passes = reader->is_interlaced ? PNG_INTERLACE_ADAM7_PASSES : 1;
  for (reader->pass = 0; reader->pass < passes; reader->pass++) {
    const bool is_last = reader->pass == passes - 1;
    const bool has_columns =
        !reader->is_interlaced || PNG_PASS_COLS(reader->header.width, reader->pass) != 0;
    const uint32_t rows = !reader->is_interlaced
                              ? reader->header.height
                              : PNG_PASS_ROWS(reader->header.height, reader->pass);
    for (reader->row = 0; has_columns && reader->row < rows; reader->row++) {
      png_read_row(reader->png, reader->buffer, NULL);
      // Only the last pass has rows with all their columns.
      if (is_last) {
        convert_row(reader, reader->buffer, reader->gray_row, reader->header.width);
        dgi_collect_pairs(
            reader->use.pairs, reader->row, reader->color_row, reader->header.width);
      }
    }
  }
}

static void read_rows(png_reader *reader) {
  for (reader->row = 0; reader->row < reader->header.height; reader->row++) {
    uint8_t *gray = dgi_gray_writer_next_row(&reader->writer);
    if (reader->layout == layout_gray8) {
      png_read_row(reader->png, gray, NULL);
    } else {
      png_read_row(reader->png, reader->buffer, NULL);
      convert_row(reader, reader->buffer, gray, reader->header.width);
    }
    dgi_gray_writer_commit_row(&reader->writer);
  }
}

/// Reads the seven passes of Adam7 one by one, each pixel straight to its place: libpng's own
/// handling would want either the whole picture in its stored depth or seven passes over it.
static void read_passes(png_reader *reader) {
  for (reader->pass = 0; reader->pass < PNG_INTERLACE_ADAM7_PASSES; reader->pass++) {
    const uint32_t columns = PNG_PASS_COLS(reader->header.width, reader->pass);
    const uint32_t rows = PNG_PASS_ROWS(reader->header.height, reader->pass);
    if (columns == 0) {
      continue;
    }
    for (reader->row = 0; reader->row < rows; reader->row++) {
      png_read_row(reader->png, reader->buffer, NULL);
      uint8_t *gray = reader->layout == layout_gray8 ? reader->buffer : reader->gray_row;
      convert_row(reader, reader->buffer, gray, columns);
      dgi_gray_writer_scatter(
          &reader->writer, PNG_ROW_FROM_PASS_ROW(reader->row, reader->pass),
          PNG_PASS_START_COL(reader->pass), 1u << PNG_PASS_COL_SHIFT(reader->pass), gray, columns);
    }
  }
}

static void read_picture(png_reader *reader) {
  png_structp png = reader->png;
  read_header(reader);
  if (reader->header.width != reader->writer.placement.width
      || reader->header.height != reader->writer.placement.height) {
    png_error(png, "another size than its header's");
  }
  choose_layout(reader);
  if (wants_colors(reader)) {
    expand_to_rgba(reader);
  }
  png_set_packing(png);
  png_read_update_info(png, reader->info);
  const size_t width = reader->header.width;
  const size_t stored_bytes = png_get_rowbytes(png, reader->info);
  reader->buffer = malloc(stored_bytes + (wants_colors(reader) ? 5 : 2) * width);
  if (reader->buffer == NULL) {
    reader->status =
        dgi_reported(reader->report, dgi_out_of_memory, "no memory for a row of a PNG");
    longjmp(reader->failure, 1);
  }
  reader->gray_row = reader->buffer + stored_bytes;
  reader->alpha_row = reader->gray_row + width;
  reader->color_row = reader->alpha_row + width;
  reader->gray_range = dgi_empty_range;
  reader->alpha_range = dgi_empty_range;
  if (reader->use.pairs != NULL) {
    collect_rows(reader);
  } else if (reader->is_interlaced) {
    read_passes(reader);
  } else {
    read_rows(reader);
  }
  // To IEND: a file without it has lost its end.
  png_read_end(png, NULL);
}

static dgi_status open_reader(
    png_reader *reader, const uint8_t *bytes, size_t count, dgi_report report) {
  *reader = (png_reader){.bytes = bytes, .count = count, .report = report};
  reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, fail, ignore_warning);
  reader->info = reader->png == NULL ? NULL : png_create_info_struct(reader->png);
  if (reader->info == NULL) {
    png_destroy_read_struct(&reader->png, NULL, NULL);
    return dgi_reported(report, dgi_out_of_memory, "no memory for a PNG decoder");
  }
  return dgi_ok;
}

static void close_reader(png_reader *reader) {
  free(reader->buffer);
  dgi_gray_writer_close(&reader->writer);
  png_destroy_read_struct(&reader->png, &reader->info, NULL);
}

dgi_status dgi_png_read_header(
    const uint8_t *bytes, size_t count, dgi_header *header, dgi_report report) {
  png_reader reader;
  dgi_status status = open_reader(&reader, bytes, count, report);
  if (status != dgi_ok) {
    return status;
  }
  status = guarded(&reader, read_header);
  *header = reader.header;
  close_reader(&reader);
  return status;
}

dgi_status dgi_png_decode_gray(
    const uint8_t *bytes, size_t count, dgi_placement placement, uint8_t *gray, dgi_report report) {
  for (bool takes_alpha_as_ink = false;; takes_alpha_as_ink = true) {
    png_reader reader;
    dgi_status status = open_reader(&reader, bytes, count, report);
    if (status != dgi_ok) {
      return status;
    }
    reader.takes_alpha_as_ink = takes_alpha_as_ink;
    if (dgi_gray_writer_open(&reader.writer, placement, gray)) {
      status = guarded(&reader, read_picture);
    } else {
      status = dgi_reported(report, dgi_out_of_memory, "no memory for a row of a PNG");
    }
    const bool shows_nothing = reader.gray_range.low == reader.gray_range.high
                               && reader.alpha_range.low < reader.alpha_range.high;
    close_reader(&reader);
    if (status != dgi_ok || takes_alpha_as_ink || !reader.has_alpha || !shows_nothing) {
      return status;
    }
  }
}

/// Decodes with colors in place of luma; `gray` is `NULL` where none is written.
static dgi_status use_colors(
    const uint8_t *bytes, size_t count, dgi_placement placement, dgi_color_use use, uint8_t *gray,
    dgi_report report) {
  png_reader reader;
  dgi_status status = open_reader(&reader, bytes, count, report);
  if (status != dgi_ok) {
    return status;
  }
  reader.use = use;
  if (gray == NULL) {
    reader.writer.placement = placement;
    status = guarded(&reader, read_picture);
  } else if (dgi_gray_writer_open(&reader.writer, placement, gray)) {
    status = guarded(&reader, read_picture);
  } else {
    status = dgi_reported(report, dgi_out_of_memory, "no memory for a row of a PNG");
  }
  close_reader(&reader);
  return status;
}

dgi_status dgi_png_decode_weighted(
    const uint8_t *bytes, size_t count, dgi_placement placement, dgi_gray_weights weights,
    uint8_t *gray, dgi_report report) {
  return use_colors(
      bytes, count, placement, (dgi_color_use){.weights = &weights}, gray, report);
}

dgi_status dgi_png_collect_colors(
    const uint8_t *bytes, size_t count, dgi_placement placement, dgi_color_pairs *pairs,
    dgi_report report) {
  return use_colors(bytes, count, placement, (dgi_color_use){.pairs = pairs}, NULL, report);
}
