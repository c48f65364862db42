#!/bin/sh
# Decodes files and mutations of them with the C shims under AddressSanitizer and
# UndefinedBehaviorSanitizer.
#
#   Tests/Sanitizers/run.sh [COUNT [SEED]]
#
# COUNT mutations of each file (default 20). The files are the drawings of Fixtures and, where
# DIGITS_DATA or ../shared/data has them, the image suites. Then the tests of ImageCodecs run under
# AddressSanitizer; Swift has no UndefinedBehaviorSanitizer on Linux: it traps.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
count=${1:-20}
seed=${2:-1}
data=${DIGITS_DATA:-$root/../shared/data}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

shims=$root/Sources/CImageShims
# gold, which clang may take by default, warns of each symbol of the sanitizer's runtime.
linker=
if command -v ld.lld >/dev/null; then linker=-fuse-ld=lld; fi
# shellcheck disable=SC2046  # flags are words
${CC:-clang} $linker -std=c2x -O1 -g -fno-omit-frame-pointer \
  -fsanitize=address,undefined,integer -fno-sanitize=unsigned-shift-base,unsigned-integer-overflow \
  -fno-sanitize-recover=all \
  -I"$shims/include" -I"$shims" $(pkg-config --cflags libpng libjpeg zlib) \
  "$shims"/*.c "$root/Tests/Sanitizers/decode_mutations.c" \
  $(pkg-config --libs libpng libjpeg zlib) -o "$work/decode_mutations"

mkdir "$work/files"
if [ -f "$data/images/images.tar" ]; then
  tar -xf "$data/images/images.tar" -C "$work/files"
else
  echo "no image suites in $data: only the drawings of Fixtures are decoded" >&2
fi
{
  find "$root/Fixtures" -type f \( -name '*.png' -o -name '*.jpg' \)
  find "$work/files" -type f
} | sort >"$work/list"
[ -s "$work/list" ] || { echo "no files to decode" >&2; exit 66; }
tr '\n' '\0' <"$work/list" | xargs -0 "$work/decode_mutations" "$count" "$seed"

# XCTest's runner, which comes with every test run, leaks a little by itself.
cd "$root"
ASAN_OPTIONS=detect_leaks=0 swift test --sanitize=address --scratch-path .build-asan \
  --filter ImageCodecsTests 2>&1 | tee "$work/tests" | grep -E "✘|error:|ERROR|Test run with" || true
grep -q "✔ Test run with [1-9]" "$work/tests"
