#include "CDigitModel.h"

_Alignas(64) const unsigned char digits_model_bytes[] = {
#embed "../../Models/digits.safetensors"
};

const size_t digits_model_count = sizeof digits_model_bytes;
