// jpeglib.h uses FILE and size_t without including what declares them.
#include <stddef.h>
#include <stdio.h>

#include <jerror.h>
#include <jpeglib.h>
#include <setjmp.h>
#include <stdlib.h>

#include "CImageShims.h"
#include "color_rows.h"
#include "gray_rows.h"
#include "gray_writer.h"
#include "report.h"

// libjpeg tells errors from warnings. An error ends the decoding. A warning says that data were
// damaged but a picture comes out (a bad Huffman code, bytes between segments, restart markers out
// of step, a segment shorter than its rows): warnings are let pass, as common viewers do, with one
// exception: where the bytes end before the last row, libjpeg would make up an end and gray rows,
// and here that is an error.

typedef struct jpeg_reader {
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  struct jpeg_source_mgr source;
  struct jpeg_progress_mgr progress;

  size_t count;
  const uint8_t *bytes;
  dgi_status status;
  dgi_report report;
  jmp_buf failure;

  dgi_jpeg_limits limits;
  dgi_gray_writer writer;
  /// Rows of color on their way to gray, or NULL where libjpeg gives gray.
  uint8_t *color_row;
  /// A row of CMYK as RGB, where colors are asked for; behind `color_row`.
  uint8_t *rgb_row;
  dgi_color_use use;
  bool has_all_rows;
} jpeg_reader;

static dgi_status status_of(int message_code) {
  switch (message_code) {
    case JERR_INPUT_EMPTY:
    case JERR_INPUT_EOF:
      return dgi_truncated;
    case JERR_ARITH_NOTIMPL:
    case JERR_BAD_PRECISION:
    case JERR_CCIR601_NOTIMPL:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_FRACT_SAMPLE_NOTIMPL:
    case JERR_NOTIMPL:
    case JERR_NOT_COMPILED:
    case JERR_SOF_UNSUPPORTED:
      return dgi_unsupported;
    case JERR_IMAGE_TOO_BIG:
    case JERR_NO_BACKING_STORE:
    case JERR_WIDTH_OVERFLOW:
      return dgi_too_large;
    case JERR_OUT_OF_MEMORY:
      return dgi_out_of_memory;
    default:
      return dgi_corrupt;
  }
}

_Noreturn static void leave_with(jpeg_reader *reader, dgi_status status) {
  reader->status = status;
  longjmp(reader->failure, 1);
}

_Noreturn static void fail(j_common_ptr common) {
  jpeg_reader *reader = common->client_data;
  const int code = common->err->msg_code;
  const dgi_status status = status_of(code);
  char reason[JMSG_LENGTH_MAX] = "";
  common->err->format_message(common, reason);
  const char *kind = status == dgi_unsupported ? "a JPEG that is not decoded"
                     : status == dgi_too_large ? "a JPEG that is too large"
                                               : "a corrupt JPEG";
  dgi_reported(
      reader->report, status, "%s (%u×%u): %s", kind, reader->jpeg.image_width,
      reader->jpeg.image_height, reason);
  leave_with(reader, status);
}

_Noreturn static void end_of_bytes(jpeg_reader *reader) {
  if (reader->has_all_rows) {
    leave_with(reader, dgi_ok);
  }
  leave_with(
      reader, dgi_reported(
                  reader->report, dgi_truncated, "a JPEG that ends early, after %zu bytes",
                  reader->count));
}

static void let_message_pass(j_common_ptr common, int level) {
  if (level < 0) {
    common->err->num_warnings++;
  }
}

static void print_nothing(j_common_ptr common) { (void)common; }

static void begin_source(j_decompress_ptr jpeg) { (void)jpeg; }

static boolean no_more_bytes(j_decompress_ptr jpeg) { end_of_bytes(jpeg->client_data); }

static void skip_bytes(j_decompress_ptr jpeg, long count) {
  if (count <= 0) {
    return;
  }
  if ((unsigned long)count > jpeg->src->bytes_in_buffer) {
    end_of_bytes(jpeg->client_data);
  }
  jpeg->src->next_input_byte += count;
  jpeg->src->bytes_in_buffer -= (size_t)count;
}

static void check_scans(j_common_ptr common) {
  jpeg_reader *reader = common->client_data;
  if (reader->jpeg.input_scan_number > reader->limits.maximum_scans) {
    leave_with(
        reader, dgi_reported(
                    reader->report, dgi_too_large, "a JPEG of more than %d scans",
                    (int)reader->limits.maximum_scans));
  }
}

/// Runs a step that libjpeg may leave by an error.
static dgi_status guarded(jpeg_reader *reader, void (*step)(jpeg_reader *)) {
  if (setjmp(reader->failure) != 0) {
    return reader->status;
  }
  step(reader);
  return dgi_ok;
}

static void read_header(jpeg_reader *reader) {
  struct jpeg_decompress_struct *jpeg = &reader->jpeg;
  jpeg->err = jpeg_std_error(&reader->errors);
  reader->errors.error_exit = fail;
  reader->errors.emit_message = let_message_pass;
  reader->errors.output_message = print_nothing;
  jpeg->client_data = reader;
  jpeg_create_decompress(jpeg);
  // After creation, which takes a limit from the environment.
  jpeg->mem->max_memory_to_use = (long)reader->limits.maximum_working_bytes;
  reader->source = (struct jpeg_source_mgr){
      .next_input_byte = reader->bytes,
      .bytes_in_buffer = reader->count,
      .init_source = begin_source,
      .fill_input_buffer = no_more_bytes,
      .skip_input_data = skip_bytes,
      .resync_to_restart = jpeg_resync_to_restart,
      .term_source = begin_source,
  };
  jpeg->src = &reader->source;
  reader->progress.progress_monitor = check_scans;
  jpeg->progress = &reader->progress;
  jpeg_read_header(jpeg, TRUE);
}

/// The space in which libjpeg hands over the samples of a picture stored in another.
///
/// Of YCbCr only Y is made: that is the luma of our rule, without a detour through RGB.
static J_COLOR_SPACE output_space(jpeg_reader *reader) {
  switch (reader->jpeg.jpeg_color_space) {
    case JCS_GRAYSCALE:
      return JCS_GRAYSCALE;
    case JCS_YCbCr:
      return dgi_wants_colors(reader->use) ? JCS_RGB : JCS_GRAYSCALE;
    case JCS_RGB:
      return JCS_RGB;
    case JCS_CMYK:
    case JCS_YCCK:
      return JCS_CMYK;
    default:
      leave_with(
          reader, dgi_reported(
                      reader->report, dgi_unsupported,
                      "a JPEG of %d components, in no known color space",
                      reader->jpeg.num_components));
  }
}

/// Reads a row for its colors; `gray` is `NULL` where none is written.
static void use_color_row(jpeg_reader *reader, uint8_t *gray) {
  struct jpeg_decompress_struct *jpeg = &reader->jpeg;
  const uint8_t *rgb = reader->color_row;
  const size_t width = jpeg->output_width;
  if (jpeg->out_color_space == JCS_CMYK) {
    if (jpeg->saw_Adobe_marker) {
      dgi_rgb_from_inverted_cmyk(reader->color_row, reader->rgb_row, width);
    } else {
      dgi_rgb_from_cmyk(reader->color_row, reader->rgb_row, width);
    }
    rgb = reader->rgb_row;
  }
  if (gray == NULL) {
    dgi_collect_pairs(reader->use.pairs, jpeg->output_scanline - 1, rgb, width);
  } else {
    dgi_weigh_rgb(rgb, *reader->use.weights, gray, width);
  }
}

/// Reads a row that libjpeg does not make gray; `gray` is `NULL` where none is written.
static void read_color_row(jpeg_reader *reader, uint8_t *gray) {
  struct jpeg_decompress_struct *jpeg = &reader->jpeg;
  JSAMPROW row = reader->color_row;
  jpeg_read_scanlines(jpeg, &row, 1);
  const size_t width = jpeg->output_width;
  if (dgi_wants_colors(reader->use)) {
    use_color_row(reader, gray);
  } else if (jpeg->out_color_space == JCS_RGB) {
    dgi_gray_from_rgb8(row, gray, width);
  } else if (jpeg->saw_Adobe_marker) {
    // Adobe stores 255 for no ink, and says nothing about it but its marker.
    dgi_gray_from_inverted_cmyk(row, gray, width);
  } else {
    dgi_gray_from_cmyk(row, gray, width);
  }
}

static void read_picture(jpeg_reader *reader) {
  struct jpeg_decompress_struct *jpeg = &reader->jpeg;
  read_header(reader);
  jpeg->out_color_space = output_space(reader);
  jpeg_start_decompress(jpeg);
  if (jpeg->output_width != reader->writer.placement.width
      || jpeg->output_height != reader->writer.placement.height) {
    leave_with(
        reader, dgi_reported(
                    reader->report, dgi_corrupt, "a corrupt JPEG: %u×%u, not as its header says",
                    jpeg->output_width, jpeg->output_height));
  }
  if (jpeg->out_color_space != JCS_GRAYSCALE) {
    const size_t width = jpeg->output_width;
    const size_t row_bytes = width * (size_t)jpeg->output_components;
    reader->color_row = malloc(row_bytes + (dgi_wants_colors(reader->use) ? 3 * width : 0));
    if (reader->color_row == NULL) {
      leave_with(
          reader, dgi_reported(reader->report, dgi_out_of_memory, "no memory for a row of a JPEG"));
    }
    reader->rgb_row = reader->color_row + row_bytes;
  } else if (dgi_wants_colors(reader->use)) {
    leave_with(reader, dgi_reported(reader->report, dgi_unsupported, "a JPEG without colors"));
  }
  while (jpeg->output_scanline < jpeg->output_height) {
    if (reader->use.pairs != NULL) {
      read_color_row(reader, NULL);
      continue;
    }
    JSAMPROW row = dgi_gray_writer_next_row(&reader->writer);
    if (reader->color_row == NULL) {
      jpeg_read_scanlines(jpeg, &row, 1);
    } else {
      read_color_row(reader, row);
    }
    dgi_gray_writer_commit_row(&reader->writer);
  }
  // To the end marker: damage up to there is an error. That the marker itself is lost is none where
  // all rows are in; mostly libjpeg misses it before, while it finishes the last row.
  reader->has_all_rows = true;
  jpeg_finish_decompress(jpeg);
}

static void close_reader(jpeg_reader *reader) {
  free(reader->color_row);
  dgi_gray_writer_close(&reader->writer);
  jpeg_destroy_decompress(&reader->jpeg);
}

dgi_status dgi_jpeg_read_header(
    const uint8_t *bytes, size_t count, dgi_header *header, dgi_report report) {
  jpeg_reader reader = {
      .bytes = bytes,
      .count = count,
      .report = report,
      .limits = {.maximum_working_bytes = 1 << 26, .maximum_scans = 1},
  };
  const dgi_status status = guarded(&reader, read_header);
  header->width = reader.jpeg.image_width;
  header->height = reader.jpeg.image_height;
  header->has_color = reader.jpeg.num_components >= 3;
  close_reader(&reader);
  return status;
}

/// Decodes; `gray` is `NULL` where none is written.
static dgi_status decode(
    const uint8_t *bytes, size_t count, dgi_placement placement, dgi_jpeg_limits limits,
    dgi_color_use use, uint8_t *gray, dgi_report report) {
  jpeg_reader reader = {
      .bytes = bytes, .count = count, .report = report, .limits = limits, .use = use};
  dgi_status status;
  if (dgi_gray_writer_open(&reader.writer, placement, gray)) {
    status = guarded(&reader, read_picture);
  } else {
    status = dgi_reported(report, dgi_out_of_memory, "no memory for a row of a JPEG");
  }
  close_reader(&reader);
  return status;
}

dgi_status dgi_jpeg_decode_gray(
    const uint8_t *bytes, size_t count, dgi_placement placement, dgi_jpeg_limits limits,
    uint8_t *gray, dgi_report report) {
  return decode(bytes, count, placement, limits, dgi_luma, gray, report);
}

dgi_status dgi_jpeg_decode_weighted(
    const uint8_t *bytes, size_t count, dgi_placement placement, dgi_jpeg_limits limits,
    dgi_gray_weights weights, uint8_t *gray, dgi_report report) {
  const dgi_color_use use = {.weights = &weights};
  return decode(bytes, count, placement, limits, use, gray, report);
}

dgi_status dgi_jpeg_collect_colors(
    const uint8_t *bytes, size_t count, dgi_placement placement, dgi_jpeg_limits limits,
    dgi_color_pairs *pairs, dgi_report report) {
  const dgi_color_use use = {.pairs = pairs};
  return decode(bytes, count, placement, limits, use, NULL, report);
}
