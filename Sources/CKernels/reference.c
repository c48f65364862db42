// The plain twin of every kernel, for floats and for bfloat16.

#include <string.h>

#include "levels.h"

#define TWIN(x) x
#define ELEMENT float
#define VALUE(element) (element)
#define ROUNDED(value) (value)
#define PACK 1
#define TABLE dgk_reference_kernels
#include "reference_template.h"

static float from_bfloat16(uint16_t element) {
  const uint32_t bits = (uint32_t)element << 16;
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

// To the nearest, to even in the middle; what is too small to be normal becomes 0.
static uint16_t to_bfloat16(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  const uint16_t sign = bits >> 16 & 0x8000;
  if (value != value) return sign | 0x7fc0;
  if ((bits & 0x7f800000) == 0) return sign;
  const uint32_t rest = bits & 0xffff, kept = bits >> 16;
  return (uint16_t)(kept + (rest > 0x8000 || (rest == 0x8000 && kept % 2 == 1)));
}

#define TWIN(x) bfloat16_##x
#define ELEMENT uint16_t
#define VALUE(element) from_bfloat16(element)
#define ROUNDED(value) to_bfloat16(value)
#define PACK 2
#define TABLE dgk_reference_bfloat16_kernels
#include "reference_template.h"
