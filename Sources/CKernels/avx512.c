// AVX-512: 32 registers of 16 floats.

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq,fma"))), apply_to = function)

#include "avx512_shape.h"

#define DGK_NAME(x) dgk_avx512_##x
#include "kernel_template.h"
#undef DGK_NAME

#define DGK_NAME(x) dgk_avx512_bfloat16_##x
#define DGK_HALVES
#include "kernel_template.h"

#pragma clang attribute pop
#endif
