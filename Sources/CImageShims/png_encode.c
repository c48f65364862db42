#include <png.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "CImageShims.h"
#include "report.h"

typedef struct png_writer {
  png_structp png;
  png_infop info;

  const uint8_t *samples;
  uint32_t width;
  uint32_t height;
  uint32_t samples_per_pixel;

  uint8_t *encoded;
  size_t count;
  size_t capacity;

  dgi_status status;
  dgi_report report;
  jmp_buf failure;
} png_writer;

_Noreturn static void fail(png_structp png, png_const_charp reason) {
  png_writer *writer = png_get_error_ptr(png);
  writer->status =
      dgi_reported(writer->report, dgi_out_of_memory, "cannot encode a PNG: %s", reason);
  longjmp(writer->failure, 1);
}

static void ignore_warning(png_structp png, png_const_charp reason) {
  (void)png;
  (void)reason;
}

static void write_bytes(png_structp png, png_bytep source, size_t count) {
  png_writer *writer = png_get_io_ptr(png);
  if (count > writer->capacity - writer->count) {
    size_t capacity = writer->capacity * 2 + count + 4096;
    uint8_t *grown = realloc(writer->encoded, capacity);
    if (grown == NULL) {
      png_error(png, "no memory");
    }
    writer->encoded = grown;
    writer->capacity = capacity;
  }
  memcpy(writer->encoded + writer->count, source, count);
  writer->count += count;
}

static void flush_nothing(png_structp png) { (void)png; }

static void write_picture(png_writer *writer) {
  png_structp png = writer->png;
  png_set_write_fn(png, writer, write_bytes, flush_nothing);
  png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_IHDR(
      png, writer->info, writer->width, writer->height, 8,
      writer->samples_per_pixel == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB,
      PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, writer->info);
  const size_t row_bytes = (size_t)writer->width * writer->samples_per_pixel;
  for (uint32_t row = 0; row < writer->height; row++) {
    png_write_row(png, writer->samples + row * row_bytes);
  }
  png_write_end(png, writer->info);
}

static dgi_status guarded(png_writer *writer) {
  if (setjmp(writer->failure) != 0) {
    return writer->status;
  }
  write_picture(writer);
  return dgi_ok;
}

dgi_status dgi_png_encode(
    const uint8_t *samples, uint32_t width, uint32_t height, uint32_t samples_per_pixel,
    uint8_t **encoded, size_t *encoded_count, dgi_report report) {
  png_writer writer = {
      .samples = samples,
      .width = width,
      .height = height,
      .samples_per_pixel = samples_per_pixel,
      .report = report,
  };
  writer.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &writer, fail, ignore_warning);
  writer.info = writer.png == NULL ? NULL : png_create_info_struct(writer.png);
  if (writer.info == NULL) {
    png_destroy_write_struct(&writer.png, NULL);
    return dgi_reported(report, dgi_out_of_memory, "no memory for a PNG encoder");
  }
  const dgi_status status = guarded(&writer);
  png_destroy_write_struct(&writer.png, &writer.info);
  if (status != dgi_ok) {
    free(writer.encoded);
    return status;
  }
  *encoded = writer.encoded;
  *encoded_count = writer.count;
  return dgi_ok;
}
