#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "CImageShims.h"
#include "gray_writer.h"
#include "png_rows.h"
#include "report.h"

// What is ignored: gAMA, sRGB, cHRM, iCCP, cICP (gray is the stored values' luma), bKGD (the ground
// is white), sBIT, and text. None of them is even inflated, so none can be a bomb.

/// The most memory libpng may take for one chunk: above the largest palette, far below a bomb.
static const png_alloc_size_t maximum_chunk_bytes = 1 << 20;

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
  bool is_interlaced;

  dgi_gray_writer writer;
  dgi_png_rows rows;
  /// A row as stored, then its gray, then what the conversion of rows needs.
  uint8_t *buffer;
  uint8_t *gray_row;
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
  reader->is_interlaced = png_get_interlace_type(png, reader->info) != PNG_INTERLACE_NONE;
}

/// Goes through the rows for their colors alone: nothing is written.
static void collect_rows(png_reader *reader) {
  const uint32_t width = reader->header.width;
  uint32_t rows = reader->header.height;
  if (reader->is_interlaced) {
    // Only the last pass has rows with all their columns; libpng wants those of the others read too.
    const int last_pass = PNG_INTERLACE_ADAM7_PASSES - 1;
    for (reader->pass = 0; reader->pass < last_pass; reader->pass++) {
      if (PNG_PASS_COLS(width, reader->pass) == 0) {
        continue;
      }
      for (uint32_t left = PNG_PASS_ROWS(rows, reader->pass); left > 0; left--) {
        png_read_row(reader->png, reader->buffer, NULL);
      }
    }
    rows = PNG_PASS_ROWS(rows, last_pass);
  }
  for (reader->row = 0; reader->row < rows; reader->row++) {
    png_read_row(reader->png, reader->buffer, NULL);
    dgi_png_rows_convert(&reader->rows, reader->buffer, reader->gray_row, width);
    dgi_collect_pairs(reader->rows.use.pairs, reader->row, reader->rows.color_row, width);
  }
}

static void read_rows(png_reader *reader) {
  for (reader->row = 0; reader->row < reader->header.height; reader->row++) {
    uint8_t *gray = dgi_gray_writer_next_row(&reader->writer);
    if (reader->rows.layout == dgi_png_gray8) {
      png_read_row(reader->png, gray, NULL);
    } else {
      png_read_row(reader->png, reader->buffer, NULL);
      dgi_png_rows_convert(&reader->rows, reader->buffer, gray, reader->header.width);
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
      uint8_t *gray = reader->rows.layout == dgi_png_gray8 ? reader->buffer : reader->gray_row;
      dgi_png_rows_convert(&reader->rows, reader->buffer, gray, columns);
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
  dgi_png_rows_prepare(&reader->rows, png, reader->info);
  const size_t width = reader->header.width;
  const size_t stored_bytes = png_get_rowbytes(png, reader->info);
  reader->buffer = malloc(stored_bytes + width + dgi_png_rows_room(&reader->rows, width));
  if (reader->buffer == NULL) {
    reader->status =
        dgi_reported(reader->report, dgi_out_of_memory, "no memory for a row of a PNG");
    longjmp(reader->failure, 1);
  }
  reader->gray_row = reader->buffer + stored_bytes;
  dgi_png_rows_use_room(&reader->rows, reader->gray_row + width, width);
  if (reader->rows.use.pairs != NULL) {
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

/// Decodes; `gray` is `NULL` where none is written.
static dgi_status decode(
    png_reader *reader, dgi_placement placement, uint8_t *gray, dgi_report report) {
  dgi_status status;
  if (dgi_gray_writer_open(&reader->writer, placement, gray)) {
    status = guarded(reader, read_picture);
  } else {
    status = dgi_reported(report, dgi_out_of_memory, "no memory for a row of a PNG");
  }
  close_reader(reader);
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
    reader.rows.takes_alpha_as_ink = takes_alpha_as_ink;
    status = decode(&reader, placement, gray, report);
    const bool shows_nothing = reader.rows.gray_range.low == reader.rows.gray_range.high
                               && reader.rows.alpha_range.low < reader.rows.alpha_range.high;
    if (status != dgi_ok || takes_alpha_as_ink || !reader.rows.has_alpha || !shows_nothing) {
      return status;
    }
  }
}

/// Decodes with colors in place of luma.
static dgi_status use_colors(
    const uint8_t *bytes, size_t count, dgi_placement placement, dgi_color_use use, uint8_t *gray,
    dgi_report report) {
  png_reader reader;
  const dgi_status status = open_reader(&reader, bytes, count, report);
  if (status != dgi_ok) {
    return status;
  }
  reader.rows.use = use;
  return decode(&reader, placement, gray, report);
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
