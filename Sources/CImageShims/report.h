#ifndef DIGITS_REPORT_H
#define DIGITS_REPORT_H

#include <stdarg.h>
#include <stdio.h>

#include "CImageShims.h"

/// Writes the reason of a failure, cut to the buffer, and passes the status on.
__attribute__((format(printf, 3, 4))) static inline dgi_status dgi_reported(
    dgi_report report, dgi_status status, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(report.text, report.capacity, format, arguments);
  va_end(arguments);
  return status;
}

#endif
