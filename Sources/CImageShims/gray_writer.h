#ifndef DIGITS_GRAY_WRITER_H
#define DIGITS_GRAY_WRITER_H

#include <stdbool.h>

#include "CImageShims.h"

/// Puts stored rows, from the top, where their placement wants them.
///
/// Rows that keep their direction are written in place. A mirrored row passes through a buffer of
/// one row, and a picture on its side through a strip of rows: a column written pixel by pixel
/// would touch another page of memory each time.
typedef struct dgi_gray_writer {
  dgi_placement placement;
  uint8_t *gray;
  /// The rows that wait to be placed, or NULL where rows are written in place.
  uint8_t *strip;
  /// How many rows the strip holds.
  uint32_t strip_rows;
  /// The stored row at the top of the strip.
  uint32_t first_row;
  /// How many rows wait in the strip.
  uint32_t waiting;
} dgi_gray_writer;

/// Prepares a writer; false if there is no memory for its strip. Without `gray` nothing may be written.
bool dgi_gray_writer_open(dgi_gray_writer *writer, dgi_placement placement, uint8_t *gray);

/// Where the next row is to be written: `placement.width` values.
uint8_t *dgi_gray_writer_next_row(const dgi_gray_writer *writer);

/// Says that the next row has been written.
void dgi_gray_writer_commit_row(dgi_gray_writer *writer);

/// Writes pixels of a row that are apart: those of an interlace pass.
void dgi_gray_writer_scatter(
    const dgi_gray_writer *writer, uint32_t row, uint32_t first_column, uint32_t column_distance,
    const uint8_t *values, uint32_t count);

/// Frees the strip.
void dgi_gray_writer_close(dgi_gray_writer *writer);

#endif
