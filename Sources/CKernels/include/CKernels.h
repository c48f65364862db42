#ifndef DIGITS_CKERNELS_H
#define DIGITS_CKERNELS_H
int dgk_level(void);
#endif
