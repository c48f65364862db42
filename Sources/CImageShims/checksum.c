#include <zlib.h>

#include "CImageShims.h"

uint64_t dgi_checksum(const uint8_t *bytes, size_t count) {
  const uLong polynomial = crc32_z(crc32_z(0, NULL, 0), bytes, count);
  const uLong sums = adler32_z(adler32_z(0, NULL, 0), bytes, count);
  return (uint64_t)polynomial << 32 | (uint64_t)sums;
}
