#ifndef DIGITS_CIMAGESHIMS_H
#define DIGITS_CIMAGESHIMS_H
int dgi_png_version(void);
int dgi_jpeg_version(void);
#endif
