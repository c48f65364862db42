// The network's inner loops, one table of functions for each instruction set.
//
// Feature maps are NHWC: the channels of a pixel lie next to each other. Around every map lies a border
// of zeros one pixel wide, so that the three taps of a kernel's row are one contiguous run of
// 3 × channels floats and no loop asks where the edge is. Output channels come in blocks of
// DGK_BLOCK: a kernel may ask for a multiple of it and for nothing else.

#ifndef DIGITS_CKERNELS_H
#define DIGITS_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

// Output channels that are packed together.
#define DGK_BLOCK 16

// Instruction sets, slowest first.
enum dgk_level {
  DGK_REFERENCE = 0,  // the plain twin that the others are tested against
  DGK_PORTABLE = 1,   // 128-bit vectors that every processor has
  DGK_NEON = 2,
  DGK_AVX2 = 3,
  DGK_AVX512 = 4,
};

// One convolution, as strides between floats: any kernel size and step, forward or transposed.
struct dgk_convolution {
  int32_t images;
  int32_t height;  // output rows
  int32_t width;   // output pixels in a row
  int32_t channels;  // output channels, a multiple of DGK_BLOCK
  int32_t tap_rows;  // rows of the kernel
  int32_t row_taps;  // contiguous input floats under one row of the kernel
  ptrdiff_t x_image;    // from an image to the next
  ptrdiff_t x_row;      // from the input of an output row to that of the next
  ptrdiff_t x_pixel;    // from the input of an output pixel to that of the next
  ptrdiff_t x_tap_row;  // from a row of taps to the next
  ptrdiff_t y_image;
  ptrdiff_t y_row;
  ptrdiff_t y_pixel;
  int32_t rectify;  // whether negative outputs become 0
};

// The pixels of a batch of maps, without their borders.
struct dgk_maps {
  int32_t images;
  int32_t height;
  int32_t width;
  int32_t channels;  // a multiple of DGK_BLOCK
  ptrdiff_t image;   // floats from an image to the next
  ptrdiff_t row;     // floats from a row to the next
};

struct dgk_kernels {
  // y = x * w [+ bias] [+ residual], rectified if asked.
  //   x: input under the first tap of the first output; w: packed [channels/16][tap_rows][row_taps][16];
  //   bias: [channels] or null; residual: laid out as y, may be y, or null.
  void (*convolve)(const struct dgk_convolution *c, const float *x, const float *w,
                   const float *_Nullable bias, const float *_Nullable residual, float *y);

  // dw += sum over images and pixels of x (outer product) dy.
  //   dw: [tap_rows][row_taps][channels]; dy: laid out as y of the convolution.
  void (*weight_gradient)(const struct dgk_convolution *c, const float *x, const float *dy,
                          float *dw);

  // sums[c] = sum of x, sums[channels + c] = sum of x * x, over images and pixels.
  void (*moments)(const struct dgk_maps *m, const float *x, double *sums);

  // y = x * scale + shift [+ residual], rectified if asked, channel by channel.
  void (*scale_shift)(const struct dgk_maps *m, const float *x, const float *scale,
                      const float *shift, const float *_Nullable residual, int32_t rectify,
                      float *y);

  // Where y is given and not positive, dy becomes 0. Then
  // sums[c] = sum of dy, sums[channels + c] = sum of dy * (x - mean) * inverse.
  void (*normalization_sums)(const struct dgk_maps *m, const float *x, const float *_Nullable y,
                             const float *mean, const float *inverse, float *dy, double *sums);

  // dx = dy * a + x * b + c, channel by channel; dx may be dy.
  void (*normalization_gradient)(const struct dgk_maps *m, const float *dy, const float *x,
                                 const float *a, const float *b, const float *c, float *dx);
};

// The kernels of a level, or null where this program or this processor does not have it.
const struct dgk_kernels *_Nullable dgk_kernels_at(enum dgk_level level);

#pragma clang assume_nonnull end

#endif
