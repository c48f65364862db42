#!/bin/sh
# Runs both examples over copies of the fixtures and compares them with one plain run.
# usage: verify.sh DIGITS
set -eu

program=$1
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

mkdir "$folder/pictures"
copy=0
while [ "$copy" -lt 50 ]; do
  mkdir "$folder/pictures/a copy, the ${copy}th"
  cp "$here"/../../Fixtures/Drawings/*.*g "$folder/pictures/a copy, the ${copy}th/"
  copy=$((copy + 1))
done
# One that is cut short: a record, not a reason to stop.
first=$(find "$folder/pictures" -name many-digits.png | head -n 1)
head -c 900 "$first" >"$folder/pictures/cut.png"

# The number of a picture depends on how the pictures were dealt out; all else must be equal.
compare() {
  grep -v '"type":"summary"' "$1" | sed 's/"index":[0-9]*,//' | LC_ALL=C sort
}
"$program" scan "$folder/pictures" --format jsonl >"$folder/plain.jsonl" 2>/dev/null || [ $? -eq 1 ]
compare "$folder/plain.jsonl" >"$folder/plain"
count=$(wc -l <"$folder/plain")
[ "$count" -eq "$(find "$folder/pictures" -type f | wc -l)" ]

for way in xargs parallel; do
  if ! command -v "$way" >/dev/null; then
    echo "$way: skipped, it is not installed"
    continue
  fi
  sh "$here/scan-$way.sh" "$program" "$folder/pictures" "$folder/$way.jsonl" 2>/dev/null
  compare "$folder/$way.jsonl" >"$folder/$way"
  cmp "$folder/plain" "$folder/$way"
  echo "$way: $count records, equal to those of a plain run"
done
