// Decodes files, and files made of them by changes at random, with the package's C shims under
// sanitizers.
//
//   decode_mutations COUNT SEED FILE...
//
// Each file is decoded as it is, then COUNT times with one to four changes. Every outcome is right
// but a report of a sanitizer: that ends the process. The gray pixels lie in memory of just their
// size, so that a write past them is seen.

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CImageShims.h"

static uint64_t state;

/// xorshift64* (Vigna, 2016).
static uint64_t next_random(void) {
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return state * 2685821657736338717u;
}

static size_t below(size_t bound) { return (size_t)(next_random() % bound); }

static long outcomes[6];

static void decode(const uint8_t *bytes, size_t count, uint64_t maximum_pixels) {
  char text[256] = "";
  const dgi_report report = {text, sizeof text};
  const int is_png = count >= 8 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0;
  if (!is_png && (count < 3 || memcmp(bytes, "\xff\xd8\xff", 3) != 0)) {
    outcomes[dgi_unsupported]++;
    return;
  }
  dgi_header header = {0, 0, false};
  dgi_status status = is_png ? dgi_png_read_header(bytes, count, &header, report)
                             : dgi_jpeg_read_header(bytes, count, &header, report);
  const uint64_t pixels = (uint64_t)header.width * header.height;
  if (status == dgi_ok && (pixels > maximum_pixels || header.width > 1000000)) {
    status = dgi_too_large;
  }
  if (status != dgi_ok) {
    outcomes[status]++;
    return;
  }
  const ptrdiff_t width = header.width;
  const ptrdiff_t height = header.height;
  // Upright, mirrored, and on its side: the three ways rows are written.
  const dgi_placement placements[3] = {
      {header.width, header.height, 0, 1, width},
      {header.width, header.height, width - 1, -1, width},
      {header.width, header.height, height - 1, height, -1},
  };
  const dgi_jpeg_limits limits = {
      .maximum_working_bytes = (int64_t)(8 * maximum_pixels + (64 << 20)), .maximum_scans = 200};
  uint8_t *gray = malloc(pixels);
  const dgi_placement placement = placements[below(3)];
  if (header.has_color && below(2) == 0) {
    // As red and green differ: a weight below zero, and the offset that goes with it.
    const dgi_gray_weights weights = {32768, -32768, 0, 255 * 32768 + 32768};
    // Room for fewer pairs than there may be.
    dgi_color_pairs pairs = {
        .row_step = 1 + (uint32_t)below(3), .column_step = 1 + (uint32_t)below(3),
        .distance = 1 + (uint32_t)below(5), .colors = malloc(6 * 1000), .capacity = 1000};
    status = is_png ? dgi_png_collect_colors(bytes, count, placement, &pairs, report)
                    : dgi_jpeg_collect_colors(bytes, count, placement, limits, &pairs, report);
    free(pairs.colors);
    if (status == dgi_ok) {
      status = is_png ? dgi_png_decode_weighted(bytes, count, placement, weights, gray, report)
                      : dgi_jpeg_decode_weighted(
                            bytes, count, placement, limits, weights, gray, report);
    }
  } else {
    status = is_png ? dgi_png_decode_gray(bytes, count, placement, gray, report)
                    : dgi_jpeg_decode_gray(bytes, count, placement, limits, gray, report);
  }
  if (status == dgi_ok) {
    // Every pixel must have been written, to be told from memory that was not.
    volatile uint8_t sum = 0;
    for (size_t i = 0; i < pixels; i++) {
      sum ^= gray[i];
    }
  } else if (text[0] == 0) {
    fprintf(stderr, "an error without a reason\n");
    abort();
  }
  outcomes[status]++;
  free(gray);
}

/// Changes bytes at random; returns how many are left.
static size_t mutate(uint8_t *bytes, size_t count) {
  for (size_t changes = 1 + below(4); changes > 0 && count > 0; changes--) {
    // Headers are short and matter most: half of the changes go there.
    const size_t index = below(next_random() & 1 && count > 256 ? 256 : count);
    switch (below(6)) {
      case 0:
        bytes[index] = 0;
        break;
      case 1:
        bytes[index] = 0xFF;
        break;
      case 2:
        bytes[index] = (uint8_t)next_random();
        break;
      case 3:
        count = below(8) == 0 ? index : count;
        break;
      case 4: {
        const size_t removed = 1 + below(count - index < 16 ? count - index : 16);
        memmove(bytes + index, bytes + index + removed, count - index - removed);
        count -= removed;
        break;
      }
      default:
        bytes[index] ^= (uint8_t)(1u << below(8));
    }
  }
  return count;
}

static uint32_t big_endian(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static uint32_t checksum_of(const uint8_t *bytes, size_t count) {
  uint32_t remainder = UINT32_MAX;
  for (size_t i = 0; i < count; i++) {
    remainder ^= bytes[i];
    for (int bit = 0; bit < 8; bit++) {
      remainder = remainder & 1 ? remainder >> 1 ^ 0xEDB88320 : remainder >> 1;
    }
  }
  return ~remainder;
}

/// Makes the checksums of a PNG's chunks right again: behind a wrong one nothing more is looked at.
static void repair_checksums(uint8_t *bytes, size_t count) {
  for (size_t offset = 8; count >= 12 && offset <= count - 12;) {
    const size_t length = big_endian(bytes + offset);
    if (length > count - 12 - offset) {
      return;
    }
    const uint32_t checksum = checksum_of(bytes + offset + 4, length + 4);
    for (size_t i = 0; i < 4; i++) {
      bytes[offset + 8 + length + i] = (uint8_t)(checksum >> (24 - 8 * i));
    }
    offset += 12 + length;
  }
}

/// A file's bytes, in memory of just their size.
static uint8_t *read_file(const char *path, size_t *count) {
  FILE *file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
    perror(path);
    exit(66);
  }
  *count = (size_t)ftell(file);
  rewind(file);
  uint8_t *bytes = malloc(*count);
  if (fread(bytes, 1, *count, file) != *count) {
    perror(path);
    exit(66);
  }
  fclose(file);
  return bytes;
}

int main(int argument_count, char **arguments) {
  if (argument_count < 4) {
    fprintf(stderr, "usage: %s COUNT SEED FILE...\n", arguments[0]);
    return 64;
  }
  const long mutations = atol(arguments[1]);
  state = strtoull(arguments[2], NULL, 10) * 2 + 1;
  for (int i = 3; i < argument_count; i++) {
    size_t count;
    uint8_t *bytes = read_file(arguments[i], &count);
    decode(bytes, count, 100000000);
    for (long mutation = 0; mutation < mutations; mutation++) {
      uint8_t *changed = malloc(count + 1);
      memcpy(changed, bytes, count);
      const size_t changed_count = mutate(changed, count);
      if (count < 100000 && changed_count >= 8 && below(4) != 0
          && memcmp(changed, "\x89PNG\r\n\x1a\n", 8) == 0) {
        repair_checksums(changed, changed_count);
      }
      // Again in memory of just its size: a read past the end is seen.
      uint8_t *cut = malloc(changed_count);
      memcpy(cut, changed, changed_count);
      free(changed);
      decode(cut, changed_count, 4000000);
      free(cut);
    }
    free(bytes);
  }
  printf(
      "%d files, each with %ld mutations: %ld decoded, %ld truncated, %ld corrupt, "
      "%ld unsupported, %ld too large, %ld out of memory\n",
      argument_count - 3, mutations, outcomes[dgi_ok], outcomes[dgi_truncated],
      outcomes[dgi_corrupt], outcomes[dgi_unsupported], outcomes[dgi_too_large],
      outcomes[dgi_out_of_memory]);
  return 0;
}
