#!/bin/sh
# Builds the NEON kernels for 64-bit ARM and compares them with their plain twins under an emulator.
# needs: Debian's packages gcc-aarch64-linux-gnu and qemu-user, and clang
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

missing=
command -v aarch64-linux-gnu-gcc >/dev/null || missing="gcc-aarch64-linux-gnu"
command -v qemu-aarch64 >/dev/null || missing="$missing qemu-user"
if [ -n "$missing" ]; then
  echo "installing $missing"
  as_root=
  if [ "$(id -u)" -ne 0 ]; then as_root=sudo; fi
  $as_root apt-get update -qq
  # shellcheck disable=SC2086  # one word a package
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    $missing libc6-dev-arm64-cross
fi

cd "$work"
# Without and with the instructions that multiply bytes: processors have them since ARMv8.2.
for architecture in armv8-a armv8.2-a+dotprod; do
  for source in "$root"/Sources/CKernels/*.c "$root/Tests/EmulatedKernels/compare.c"; do
    ${CC:-clang} --target=aarch64-linux-gnu --sysroot=/usr/aarch64-linux-gnu \
      -isystem /usr/aarch64-linux-gnu/include -std=c2x -O2 -Wall -Wextra -Werror \
      -march=$architecture -I"$root/Sources/CKernels/include" -c "$source"
  done
  aarch64-linux-gnu-gcc -static ./*.o -lm -o compare
  echo "$architecture"
  # Level 2 is NEON.
  qemu-aarch64 ./compare 2
done
