// What the files of this target know of each other.

#ifndef DIGITS_KERNEL_LEVELS_H
#define DIGITS_KERNEL_LEVELS_H

#include "CKernels.h"

extern const struct dgk_kernels dgk_reference_kernels;
extern const struct dgk_kernels dgk_portable_kernels;
#if defined(__x86_64__)
extern const struct dgk_kernels dgk_avx2_kernels;
extern const struct dgk_kernels dgk_avx512_kernels;
#elif defined(__aarch64__)
extern const struct dgk_kernels dgk_neon_kernels;
#endif

#endif
