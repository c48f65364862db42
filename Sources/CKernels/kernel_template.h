// The kernels, written once over vectors of DGK_LANES floats, for maps of floats or of bfloat16. Each
// instruction set's file says how wide a vector is, how many pixels a tile has and how a product is
// added, then includes this file once for each precision.
//
//   DGK_NAME(x)         the name of x on this level
//   DGK_LANES           floats in a vector: divides DGK_BLOCK
//   DGK_TILE_PIXELS     most neighboring outputs whose sums stay in registers
//   DGK_TILES(v)        a TILE(n, v) for every n from 1 to DGK_TILE_PIXELS
//   DGK_PAIRS_BLOCKS    1 if the registers hold such a tile for two blocks of channels at once, else 0
//   DGK_GRADIENT_TAPS   taps of one weight-gradient tile of one block
//   DGK_FMA(a, b, c)    a * b + c
//   DGK_HALVES          defined if maps are bfloat16; undefined again at the end
//   DGK_DOT(x, w, sum)  sum plus the products of pairs of bfloat16, where there is an instruction
//   DGK_NARROW(v)       floats rounded to bfloat16, where there is an instruction
//
// Elements are multiplied as operands: a float, or the 32 bits that hold two neighboring bfloat16.

#include <string.h>

#include "levels.h"

typedef float DGK_NAME(vector) __attribute__((vector_size(DGK_LANES * 4)));
typedef int32_t DGK_NAME(mask) __attribute__((vector_size(DGK_LANES * 4)));
typedef uint32_t DGK_NAME(bits) __attribute__((vector_size(DGK_LANES * 4)));
typedef uint16_t DGK_NAME(halves) __attribute__((vector_size(DGK_LANES * 2)));
typedef double DGK_NAME(doubles) __attribute__((vector_size(DGK_LANES * 8)));
#define VECTOR DGK_NAME(vector)
#define MASK DGK_NAME(mask)
#define BITS DGK_NAME(bits)
#define HALF DGK_NAME(halves)
#define DOUBLES DGK_NAME(doubles)

#ifdef DGK_HALVES
#define ELEMENT uint16_t
#define OPERAND uint32_t
#define OPERANDS BITS
#else
#define ELEMENT float
#define OPERAND float
#define OPERANDS VECTOR
#endif

// Elements in an operand.
#define PACK ((int)(sizeof(OPERAND) / sizeof(ELEMENT)))
// Operands in a row of taps.
#define STEPS(taps) (((taps) + PACK - 1) / PACK)
// Of a sum of few steps the loop itself is a tenth. Pairs are a tenth slower with it where there is an
// instruction for them.
#ifdef DGK_HALVES
#define UNROLL_STEPS _Pragma("clang loop unroll(disable)")
#else
#define UNROLL_STEPS _Pragma("clang loop unroll_count(4)")
#endif

INLINE VECTOR DGK_NAME(load)(const float *p) {
  VECTOR v;
  memcpy(&v, p, sizeof v);
  return v;
}

INLINE void DGK_NAME(store)(float *p, VECTOR v) { memcpy(p, &v, sizeof v); }

// v where gate > 0, else 0; a gate that is not a number closes.
INLINE VECTOR DGK_NAME(where_positive)(VECTOR gate, VECTOR v) {
  return (VECTOR)((MASK)v & (MASK)(gate > 0));
}

INLINE OPERANDS DGK_NAME(load_operands)(const OPERAND *p) {
  OPERANDS v;
  memcpy(&v, p, sizeof v);
  return v;
}

// One operand in all lanes. Less 0, not plus 0: only the former leaves every value as it is, so that the
// compiler drops it.
INLINE OPERANDS DGK_NAME(splat)(const ELEMENT *p) {
  OPERAND value;
  memcpy(&value, p, sizeof value);
  return value - (OPERANDS){0};
}

// MARK: elements

#ifdef DGK_HALVES

INLINE BITS DGK_NAME(widen)(const uint16_t *p) {
  HALF v;
  memcpy(&v, p, sizeof v);
  return __builtin_convertvector(v, BITS);
}

INLINE VECTOR DGK_NAME(load_map)(const uint16_t *p) { return (VECTOR)(DGK_NAME(widen)(p) << 16); }

INLINE HALF DGK_NAME(narrow)(VECTOR v) {
#ifdef DGK_NARROW
  return DGK_NARROW(v);
#else
  const BITS bits = (BITS)v;
  const BITS nearest = bits + 0x7fff + (bits >> 16 & 1);
  // What is no number stays none, and what is too small to be normal becomes 0.
  const BITS number = (BITS)(v == v), normal = (BITS)((bits & 0x7f800000) != 0);
  const BITS chosen = (nearest & number & normal) | (bits & 0x80000000) | (0x7fc00000 & ~number);
  return __builtin_convertvector(chosen >> 16, HALF);
#endif
}

INLINE void DGK_NAME(store_map)(uint16_t *p, VECTOR v) {
  const HALF narrow = DGK_NAME(narrow)(v);
  memcpy(p, &narrow, sizeof narrow);
}

INLINE VECTOR DGK_NAME(multiply_add)(BITS x, BITS w, VECTOR sum) {
#ifdef DGK_DOT
  return DGK_DOT(x, w, sum);
#else
  // The second of a pair first, as the instruction does.
  sum = DGK_FMA((VECTOR)(x & 0xffff0000), (VECTOR)(w & 0xffff0000), sum);
  return DGK_FMA((VECTOR)(x << 16), (VECTOR)(w << 16), sum);
#endif
}

#else

INLINE VECTOR DGK_NAME(load_map)(const float *p) { return DGK_NAME(load)(p); }
INLINE void DGK_NAME(store_map)(float *p, VECTOR v) { DGK_NAME(store)(p, v); }
INLINE VECTOR DGK_NAME(multiply_add)(VECTOR x, VECTOR w, VECTOR sum) { return DGK_FMA(x, w, sum); }

#endif

#include "template_convolution.h"
#include "template_gradient.h"
#include "template_maps.h"

const struct dgk_kernels DGK_NAME(kernels) = {
    .pack = DGK_NAME(pack),
    .convolve = DGK_NAME(convolve),
    .weight_gradient = DGK_NAME(weight_gradient),
    .moments = DGK_NAME(moments),
    .scale_shift = DGK_NAME(scale_shift),
    .normalization_sums = DGK_NAME(normalization_sums),
    .normalization_gradient = DGK_NAME(normalization_gradient),
    .average = DGK_NAME(average),
    .spread = DGK_NAME(spread),
};

#undef VECTOR
#undef MASK
#undef BITS
#undef HALF
#undef DOUBLES
#undef ELEMENT
#undef OPERAND
#undef OPERANDS
#undef PACK
#undef STEPS
#undef UNROLL_STEPS
#undef TILE
#undef TILE_OF
#undef GRADIENT_OF
#undef DGK_HALVES
