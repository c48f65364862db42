// The network's inner loops, one table of functions for each instruction set and precision.
//
// Feature maps are NHWC: the channels of a pixel lie next to each other. Around every map lies a border
// of zeros one pixel wide, so that the three taps of a kernel's row are one contiguous run of
// 3 × channels elements and no loop asks where the edge is. Output channels come in blocks of
// DGK_BLOCK: a kernel may ask for a multiple of it and for nothing else.
//
// A table's precision says what the elements of maps and of packed weights are: floats, or bfloat16, the
// upper half of a float. Sums, statistics and everything else are floats or doubles in both. To bfloat16
// all levels round alike: to the nearest, to even in the middle, and what is too small for a normal
// number becomes 0. Sums of products differ between levels in their last bits, as they do in floats.
//
// A kernel may read, but makes no use of, elements past the last that it is told of. Whoever makes maps
// keeps dgk_slack of their channels behind them.

#ifndef DIGITS_CKERNELS_H
#define DIGITS_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

// Output channels that are packed together.
#define DGK_BLOCK 16

// Elements behind a map of this many channels that may be read.
static inline ptrdiff_t dgk_slack(ptrdiff_t channels) { return 2 * channels + 2 * DGK_BLOCK; }

// Instruction sets, slowest first.
enum dgk_level {
  DGK_REFERENCE = 0,  // the plain twin that the others are tested against
  DGK_PORTABLE = 1,   // 128-bit vectors that every processor has
  DGK_NEON = 2,
  DGK_AVX2 = 3,
  DGK_AVX512 = 4,
  DGK_AVX512_VNNI = 5,  // AVX-512 that multiplies fours of 8-bit integers and adds them up
  DGK_AVX512_BF16 = 6,  // AVX-512 that multiplies pairs of bfloat16 as well
};

// What the elements of maps and packed weights are.
enum dgk_precision {
  DGK_SINGLE = 0,
  DGK_BFLOAT16 = 1,
};

// One convolution, as strides between elements: any kernel size and step, forward or transposed.
struct dgk_convolution {
  int32_t images;
  int32_t height;  // output rows
  int32_t width;   // output pixels in a row
  int32_t channels;  // output channels, a multiple of DGK_BLOCK
  int32_t tap_rows;  // rows of the kernel
  int32_t row_taps;  // contiguous input elements under one row of the kernel
  ptrdiff_t x_image;    // from an image to the next
  ptrdiff_t x_row;      // from the input of an output row to that of the next
  ptrdiff_t x_pixel;    // from the input of an output pixel to that of the next
  ptrdiff_t x_tap_row;  // from a row of taps to the next; if there are some, it divides x_row
  ptrdiff_t y_image;
  ptrdiff_t y_row;
  ptrdiff_t y_pixel;
  int32_t rectify;  // whether negative outputs become 0
};

// Where the weights of a convolution lie before they are packed, as strides between floats.
struct dgk_packing {
  int32_t channels;     // output channels, a multiple of DGK_BLOCK
  int32_t tap_rows;     // rows of the kernel
  int32_t tap_columns;  // columns of the kernel
  int32_t inputs;       // input channels
  ptrdiff_t row;        // from a row of the kernel to the next; may be negative, as the next three
  ptrdiff_t column;
  ptrdiff_t input;
  ptrdiff_t channel;
};

// The pixels of a batch of maps, without their borders.
struct dgk_maps {
  int32_t images;
  int32_t height;
  int32_t width;
  int32_t channels;  // a multiple of DGK_BLOCK
  ptrdiff_t image;   // elements from an image to the next
  ptrdiff_t row;     // elements from a row to the next
};

struct dgk_kernels {
  // Lays weights out as `convolve` reads them, each times its channel's factor in `scale` if given.
  //   packed: floats [channels/16][tap_rows][tap_columns, inputs][16]; bfloat16 in pairs of inputs,
  //   [channels/16][tap_rows][(tap_columns, inputs) / 2, rounded up][16][2].
  void (*pack)(const struct dgk_packing *p, const float *w, const float *_Nullable scale,
               void *packed);

  // y = x * w [+ bias] [+ residual], rectified if asked.
  //   x: maps under the first tap of the first output; w: what `pack` made; bias: [channels] or null;
  //   residual: maps laid out as y, may be y, or null.
  void (*convolve)(const struct dgk_convolution *c, const void *x, const void *w,
                   const float *_Nullable bias, const void *_Nullable residual, void *y);

  // dw += sum over images and pixels of x (outer product) dy.
  //   dw: [tap_rows][row_taps][channels]; dy: maps laid out as y of the convolution;
  //   room: dgk_gradient_room bytes at a multiple of 64, or null if that is 0.
  void (*weight_gradient)(const struct dgk_convolution *c, const void *x, const void *dy, float *dw,
                          void *_Nullable room);

  // sums[c] += sum of x, sums[channels + c] += sum of x * x, over images and pixels.
  void (*moments)(const struct dgk_maps *m, const void *x, double *sums);

  // y = x * scale + shift [+ residual], rectified if asked, channel by channel.
  void (*scale_shift)(const struct dgk_maps *m, const void *x, const float *scale,
                      const float *shift, const void *_Nullable residual, int32_t rectify, void *y);

  // Where y is given and not positive, dy becomes 0. Then
  // sums[c] += sum of dy, sums[channels + c] += sum of dy * (x - mean) * inverse.
  void (*normalization_sums)(const struct dgk_maps *m, const void *x, const void *_Nullable y,
                             const float *mean, const float *inverse, void *dy, double *sums);

  // dx = dy * a + x * b + c, channel by channel; dx may be dy.
  void (*normalization_gradient)(const struct dgk_maps *m, const void *dy, const void *x,
                                 const float *a, const float *b, const float *c, void *dx);

  // means[image][c] = share * sum of x over the image's pixels.
  void (*average)(const struct dgk_maps *m, const void *x, float share, float *means);

  // dx = share * dy[image][c] at each pixel.
  void (*spread)(const struct dgk_maps *m, const float *dy, float share, void *dx);
};

// The kernels of a level, or null where this program or this processor does not have it.
const struct dgk_kernels *_Nullable dgk_kernels_at(enum dgk_level level,
                                                   enum dgk_precision precision);

// The highest element of a map in fixed point, and of a weight: two products of such fit in 16 bits, as the
// instructions of processors without others for bytes want them to.
enum { DGK_FIXED_LIMIT = 127 };

// The inner loop of a network in fixed point: maps and weights are 8-bit integers, sums are 32-bit
// ones. All levels compute the same bits, as integers do not care in which order they are added and
// what follows is rounded alike everywhere.
struct dgk_fixed_kernels {
  // y = x * w + bias, times its channel's factor, [+ residual * its channel's factor], rectified if
  // asked, rounded to the nearest (to even in the middle), at most DGK_FIXED_LIMIT high or low.
  //   x: maps under the first tap of the first output, no element negative;
  //   w: [channels/16][tap_rows][(row_taps) / 4, rounded up][16][4], none below -DGK_FIXED_LIMIT;
  //   residual, residual_factors: maps laid out as y, may be y, and a factor a channel; or null.
  // No sum may leave 32 bits: that is for whoever chooses the bias.
  void (*convolve)(const struct dgk_convolution *c, const int8_t *x, const int8_t *w,
                   const int32_t *bias, const float *factors, const int8_t *_Nullable residual,
                   const float *_Nullable residual_factors, int8_t *y);
};

// The kernels of a level in fixed point, or null where there are none.
const struct dgk_fixed_kernels *_Nullable dgk_fixed_kernels_at(enum dgk_level level);

// Bytes that `weight_gradient` needs beside its arguments.
size_t dgk_gradient_room(const struct dgk_convolution *c, enum dgk_precision precision);

#pragma clang assume_nonnull end

#endif
