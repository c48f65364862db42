#!/bin/sh
# Installs the headers of libpng and libjpeg if the compiler does not find them.
set -eu

has_headers() {
  # jpeglib.h wants stdio.h before it.
  printf '#include <stdio.h>\n#include <png.h>\n#include <jpeglib.h>\n' |
    ${CC:-clang} $(pkg-config --cflags libpng libjpeg 2>/dev/null || true) -fsyntax-only -x c - 2>/dev/null
}

if has_headers; then
  exit 0
fi
echo "installing libpng and libjpeg"
case "$(uname -s)" in
  Darwin)
    brew install libpng jpeg-turbo pkg-config
    ;;
  Linux)
    if ! command -v apt-get >/dev/null; then
      echo "no apt-get here: install the development files of libpng and libjpeg, then try again" >&2
      exit 1
    fi
    root=
    if [ "$(id -u)" -ne 0 ]; then root=sudo; fi
    $root apt-get update -qq
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      libpng-dev libjpeg-dev pkg-config
    ;;
  *)
    echo "install the development files of libpng and libjpeg, then try again" >&2
    exit 1
    ;;
esac
has_headers || {
  echo "libpng and libjpeg were installed, but the compiler does not find their headers" >&2
  exit 1
}
