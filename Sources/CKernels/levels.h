// What the files of this target know of each other.

#ifndef DIGITS_KERNEL_LEVELS_H
#define DIGITS_KERNEL_LEVELS_H

#include "CKernels.h"

extern const struct dgk_kernels dgk_reference_kernels, dgk_reference_bfloat16_kernels;
extern const struct dgk_kernels dgk_portable_kernels, dgk_portable_bfloat16_kernels;
extern const struct dgk_fixed_kernels dgk_reference_fixed_kernels, dgk_portable_fixed_kernels;
#if defined(__x86_64__)
extern const struct dgk_kernels dgk_avx2_kernels, dgk_avx2_bfloat16_kernels;
extern const struct dgk_kernels dgk_avx512_kernels, dgk_avx512_bfloat16_kernels;
extern const struct dgk_kernels dgk_avx512bf16_bfloat16_kernels;
extern const struct dgk_fixed_kernels dgk_avx2_fixed_kernels, dgk_avx512_fixed_kernels;
extern const struct dgk_fixed_kernels dgk_avx512vnni_fixed_kernels;
#elif defined(__aarch64__)
extern const struct dgk_kernels dgk_neon_kernels, dgk_neon_bfloat16_kernels;
extern const struct dgk_fixed_kernels dgk_neon_fixed_kernels;
#endif

// What the templates are written with.
#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

// Vectors in a block of output channels, on the level whose DGK_LANES is defined where it is used.
#define BLOCK_VECTORS (DGK_BLOCK / DGK_LANES)

// A gradient of weights over bfloat16 goes over this many rows of outputs at a time: enough that loading
// and storing the sums is little beside the pixels between, few enough that their input stays in the
// first cache. Never more than the map has.
static inline int dgk_gradient_rows(const struct dgk_convolution *c) {
  const int rows = (111 + c->width) / c->width;
  return rows < c->height ? rows : c->height;
}

// The rows of input under `rows` rows of outputs, and the elements of one that are read.
struct dgk_lines {
  int count;          // rows of input
  int each;           // of them from an output row to the next
  ptrdiff_t step;     // elements of the map from one to the next
  ptrdiff_t length;   // elements of one, a multiple of DGK_BLOCK
  ptrdiff_t pairs;    // pairs of outputs in a row
};

static inline struct dgk_lines dgk_gradient_lines(const struct dgk_convolution *c, int rows) {
  struct dgk_lines lines;
  lines.step = c->tap_rows > 1 ? c->x_tap_row : c->x_row;
  lines.each = (int)(c->x_row / lines.step);
  lines.count = (rows - 1) * lines.each + c->tap_rows;
  lines.pairs = (c->width + 1) / 2;
  const ptrdiff_t length = (lines.pairs - 1) * 2 * c->x_pixel + c->row_taps;
  lines.length = (length + DGK_BLOCK - 1) / DGK_BLOCK * DGK_BLOCK;
  return lines;
}

#endif
