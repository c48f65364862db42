#ifndef DIGITS_CDIGITPAGE_H
#define DIGITS_CDIGITPAGE_H

#include <stddef.h>

/// One file of the web page, part of the program.
typedef struct {
  /// Its path below the server's root.
  const char *name;
  /// Its bytes.
  const unsigned char *bytes;
  /// How many they are.
  size_t count;
} digits_page_file;

/// How many files there are.
size_t digits_page_file_count(void);

/// One of the files, by its number from 0.
digits_page_file digits_page_file_at(size_t index);

#endif
