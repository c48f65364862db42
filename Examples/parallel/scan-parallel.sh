#!/bin/sh
# Reads every picture below a directory with several processes, by GNU parallel.
# usage: scan-parallel.sh DIGITS DIRECTORY OUTPUT [PROCESSES]
#
# GNU parallel gathers what each process prints, keeps the order (--keep-order), and runs a process
# again that was killed (--retries). The list of names goes in through the pipe, so no command line
# can grow too long.
set -eu

program=$1 pictures=$2 output=$3 processes=${4:-2}
draft=$(mktemp "$output.XXXXXX")
trap 'rm -f "$draft"' EXIT

# A process that ends with 1 has read all it could: the rest are records, and no reason to run again.
find "$pictures" -type f -print0 | sort -z |
  parallel --pipe --recend '\0' -N 256 --jobs "$processes" --keep-order --retries 3 \
    "$program scan -j 1 --format jsonl --files-from - --null || [ \$? -eq 1 ]" |
  grep -v '"type":"summary"' >"$draft"
mv "$draft" "$output"
trap - EXIT
