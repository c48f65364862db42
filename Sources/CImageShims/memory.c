#include <stdlib.h>

#include "CImageShims.h"

bool dgi_has_memory(size_t count) {
  // A terabyte: some allocators end the process rather than refuse more.
  if (count > (size_t)1 << 40) {
    return false;
  }
  // Volatile, or the compiler would take memory that is only given back for memory that is always
  // there.
  void *volatile memory = malloc(count);
  const bool has_memory = memory != NULL || count == 0;
  free(memory);
  return has_memory;
}

void dgi_free(void *memory) { free(memory); }
