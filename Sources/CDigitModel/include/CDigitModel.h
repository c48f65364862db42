#ifndef DIGITS_CDIGITMODEL_H
#define DIGITS_CDIGITMODEL_H

#include <stddef.h>

/// The bytes of Models/digits.safetensors, part of the program.
extern const unsigned char digits_model_bytes[];

/// How many they are.
extern const size_t digits_model_count;

/// Where they start: Swift imports no array of unknown length.
static inline const unsigned char *digits_model_start(void) {
  return digits_model_bytes;
}

#endif
