#!/bin/sh
# Reads every picture below a directory with several processes, by xargs.
# usage: scan-xargs.sh DIGITS DIRECTORY OUTPUT [PROCESSES]
#
# Each process writes a file of its own, which gets its name only when it is whole; so a process that
# is killed leaves nothing behind, and lines of two processes never mix.
set -eu

program=$1 pictures=$2 output=$3 processes=${4:-2}
parts=$(mktemp -d "$output.XXXXXX")
trap 'rm -rf "$parts"' EXIT

# xargs ends with 123 where a process ended with 1: some pictures were not read, and have a record.
status=0
find "$pictures" -type f -print0 |
  xargs -0 -n 256 -P "$processes" sh -c '
    program=$1 parts=$2
    shift 2
    exec "$program" scan -j 1 --format jsonl -o "$parts/$$.jsonl" "$@"' sh "$program" "$parts" ||
  status=$?
[ "$status" -eq 0 ] || [ "$status" -eq 123 ] || exit "$status"

# The summaries of the parts are left out: each is of its part alone.
cat "$parts"/*.jsonl | grep -v '"type":"summary"' >"$parts/all"
mv "$parts/all" "$output"
