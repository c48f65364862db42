#!/bin/sh
# One picture, the whole process: ours beside Tesseract's. usage: startup.sh DIGITS PICTURE
# needs: hyperfine, tesseract-ocr (Debian's packages of those names)
set -eu

program=$1
picture=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

hyperfine --shell=none --warmup 20 --runs 200 --export-json "$folder/ours.json" \
  "'$program' scan '$picture'" >/dev/null
OMP_THREAD_LIMIT=1 hyperfine --shell=none --warmup 2 --runs 30 --export-json "$folder/theirs.json" \
  "tesseract '$picture' - --psm 7" >/dev/null
"${PYTHON:-python3}" - "$folder/ours.json" "$folder/theirs.json" <<'PYTHON'
import json
import sys

ours, theirs = (json.load(open(path))["results"][0] for path in sys.argv[1:])
print("| one picture, whole process | median | least | greatest |")
print("|---|---|---|---|")
for name, result in (("digits scan", ours), ("tesseract --psm 7", theirs)):
    print(f"| {name} | " + " | ".join(
        f"{result[key] * 1000:.2f} ms" for key in ("median", "min", "max")) + " |")
print(f"\nratio of the medians: 1/{theirs['median'] / ours['median']:.0f}")
PYTHON
