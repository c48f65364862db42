#include "CKernels.h"
int dgk_level(void) { return 0; }
