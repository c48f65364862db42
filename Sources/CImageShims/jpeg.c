#include "CImageShims.h"
#include <stdio.h>
#include <jpeglib.h>
int dgi_jpeg_version(void) { struct jpeg_error_mgr e; return jpeg_std_error(&e) != 0 ? JPEG_LIB_VERSION : 0; }
