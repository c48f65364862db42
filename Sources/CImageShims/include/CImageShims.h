#ifndef DIGITS_CIMAGESHIMS_H
#define DIGITS_CIMAGESHIMS_H

// libpng and libjpeg as flat functions. Both libraries report an error by a callback that must not
// return, that is by longjmp; none of it is seen from outside: every function here returns a status
// and writes its reason into a buffer.
//
// Colors become gray by one rule everywhere, ITU-R BT.601 luma in integers (see gray_rows.h), unless
// the caller gives weights of its own.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

/// How a call ended.
typedef enum dgi_status {
  dgi_ok = 0,
  /// The bytes end before the picture does.
  dgi_truncated = 1,
  /// The bytes break the rules of their format.
  dgi_corrupt = 2,
  /// The bytes are well formed, but of a variant that is not decoded.
  dgi_unsupported = 3,
  /// Decoding would go past a limit.
  dgi_too_large = 4,
  /// The system gave no memory.
  dgi_out_of_memory = 5,
} dgi_status;

/// What the header of a picture declares.
typedef struct dgi_header {
  uint32_t width;
  uint32_t height;
  /// Whether pixels are stored as colors; they may be grays all the same.
  bool has_color;
} dgi_header;

/// Where the pixels of a stored picture go.
///
/// Pixel (x, y) goes to `gray[origin + x * column_step + y * row_step]`.
/// The steps of the eight EXIF orientations turn the picture upright on its way out of the decoder,
/// so that no second copy is held.
typedef struct dgi_placement {
  /// The size of the stored picture: what its header must say.
  uint32_t width;
  uint32_t height;
  ptrdiff_t origin;
  ptrdiff_t column_step;
  ptrdiff_t row_step;
} dgi_placement;

/// Where the reason of a failure goes: a buffer for a zero-terminated text in UTF-8.
typedef struct dgi_report {
  char *text;
  size_t capacity;
} dgi_report;

/// A rule from colors to gray: `(red * R + green * G + blue * B + offset) >> 16`, cut to 0 to 255.
typedef struct dgi_gray_weights {
  int32_t red;
  int32_t green;
  int32_t blue;
  int32_t offset;
} dgi_gray_weights;

/// Pairs of pixels that stand `distance` apart in a stored row, each once every `column_step` pixels
/// of every `row_step`-th row.
typedef struct dgi_color_pairs {
  uint32_t row_step;
  uint32_t column_step;
  uint32_t distance;
  /// R, G, B of the left pixel, then of the right one: 6 bytes a pair.
  uint8_t *colors;
  /// How many pairs `colors` has room for, and how many it holds: the others are left out.
  size_t capacity;
  size_t count;
} dgi_color_pairs;

/// Reads the header of a PNG, without its pixels.
dgi_status dgi_png_read_header(
    const uint8_t *bytes, size_t count, dgi_header *header, dgi_report report);

/// Decodes a PNG to 8-bit gray, composited over white.
///
/// Takes five rows beside `gray` (three in the stored depth, one of gray and one of alpha),
/// interlaced or not. Where the composited picture shows nothing but alpha varies, the bytes are
/// decoded once more with alpha as the ink.
dgi_status dgi_png_decode_gray(
    const uint8_t *bytes, size_t count, dgi_placement placement, uint8_t *gray, dgi_report report);

/// Decodes a PNG to 8-bit gray by a rule of the caller's, its colors in 8 bits laid over white.
dgi_status dgi_png_decode_weighted(
    const uint8_t *bytes, size_t count, dgi_placement placement, dgi_gray_weights weights,
    uint8_t *gray, dgi_report report);

/// Collects pairs of colors of a PNG, laid over white; of an interlaced one those of its last pass,
/// the odd rows.
dgi_status dgi_png_collect_colors(
    const uint8_t *bytes, size_t count, dgi_placement placement, dgi_color_pairs *pairs,
    dgi_report report);

/// Encodes rows of 8-bit samples, 1 (gray) or 3 (RGB) a pixel, as a PNG.
///
/// On success `*encoded` holds `*encoded_count` bytes to be given to `dgi_free`.
dgi_status dgi_png_encode(
    const uint8_t *samples, uint32_t width, uint32_t height, uint32_t samples_per_pixel,
    uint8_t *_Nullable *_Nonnull encoded, size_t *encoded_count, dgi_report report);

/// What a JPEG may take that its pixel count does not bound.
typedef struct dgi_jpeg_limits {
  /// The most bytes libjpeg may hold; a progressive picture needs 2 for each sample of each
  /// component.
  int64_t maximum_working_bytes;
  /// The most scans of one picture.
  int32_t maximum_scans;
} dgi_jpeg_limits;

/// Reads the header of a JPEG, up to its first scan.
dgi_status dgi_jpeg_read_header(
    const uint8_t *bytes, size_t count, dgi_header *header, dgi_report report);

/// Decodes a JPEG to 8-bit gray.
dgi_status dgi_jpeg_decode_gray(
    const uint8_t *bytes, size_t count, dgi_placement placement, dgi_jpeg_limits limits,
    uint8_t *gray, dgi_report report);

/// Decodes a JPEG to 8-bit gray by a rule of the caller's.
dgi_status dgi_jpeg_decode_weighted(
    const uint8_t *bytes, size_t count, dgi_placement placement, dgi_jpeg_limits limits,
    dgi_gray_weights weights, uint8_t *gray, dgi_report report);

/// Collects pairs of colors of a JPEG.
dgi_status dgi_jpeg_collect_colors(
    const uint8_t *bytes, size_t count, dgi_placement placement, dgi_jpeg_limits limits,
    dgi_color_pairs *pairs, dgi_report report);

/// Whether the system gives memory of a size now: for a caller whose own way to take it would end
/// the process.
bool dgi_has_memory(size_t count);

/// Frees what an encoder returned.
void dgi_free(void *_Nullable memory);

/// zlib's CRC-32 (upper half) and Adler-32 (lower half) of bytes.
uint64_t dgi_checksum(const uint8_t *_Nullable bytes, size_t count);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
