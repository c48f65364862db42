#include "CImageShims.h"
#include <png.h>
int dgi_png_version(void) { return (int)png_access_version_number(); }
