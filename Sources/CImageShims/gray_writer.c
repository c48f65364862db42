#include "gray_writer.h"

#include <stdlib.h>

bool dgi_gray_writer_open(dgi_gray_writer *writer, dgi_placement placement, uint8_t *gray) {
  *writer = (dgi_gray_writer){.placement = placement, .gray = gray};
  if (gray == NULL || placement.column_step == 1) {
    return true;
  }
  // 16 rows: an upright row then takes 16 neighboring bytes at a time.
  writer->strip_rows = placement.column_step == -1 ? 1 : 16;
  writer->strip = malloc((size_t)placement.width * writer->strip_rows);
  return writer->strip != NULL;
}

void dgi_gray_writer_close(dgi_gray_writer *writer) {
  free(writer->strip);
  writer->strip = NULL;
}

static ptrdiff_t row_start(const dgi_gray_writer *writer, uint32_t row) {
  return writer->placement.origin + (ptrdiff_t)row * writer->placement.row_step;
}

uint8_t *dgi_gray_writer_next_row(const dgi_gray_writer *writer) {
  if (writer->strip == NULL) {
    return writer->gray + row_start(writer, writer->first_row);
  }
  return writer->strip + (size_t)writer->waiting * writer->placement.width;
}

static void place_strip(const dgi_gray_writer *writer) {
  const ptrdiff_t column_step = writer->placement.column_step;
  const ptrdiff_t row_step = writer->placement.row_step;
  const ptrdiff_t start = row_start(writer, writer->first_row);
  const size_t width = writer->placement.width;
  for (size_t x = 0; x < width; x++) {
    const ptrdiff_t column_start = start + (ptrdiff_t)x * column_step;
    for (uint32_t y = 0; y < writer->waiting; y++) {
      writer->gray[column_start + (ptrdiff_t)y * row_step] = writer->strip[y * width + x];
    }
  }
}

void dgi_gray_writer_commit_row(dgi_gray_writer *writer) {
  if (writer->strip == NULL) {
    writer->first_row++;
    return;
  }
  writer->waiting++;
  const bool is_last = writer->first_row + writer->waiting == writer->placement.height;
  if (writer->waiting == writer->strip_rows || is_last) {
    place_strip(writer);
    writer->first_row += writer->waiting;
    writer->waiting = 0;
  }
}

void dgi_gray_writer_scatter(
    const dgi_gray_writer *writer, uint32_t row, uint32_t first_column, uint32_t column_distance,
    const uint8_t *values, uint32_t count) {
  const ptrdiff_t column_step = writer->placement.column_step;
  const ptrdiff_t start = row_start(writer, row) + (ptrdiff_t)first_column * column_step;
  for (uint32_t i = 0; i < count; i++) {
    writer->gray[start + (ptrdiff_t)i * column_distance * column_step] = values[i];
  }
}
