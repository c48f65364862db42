#!/bin/sh
# Reads the pictures in Fixtures/Drawings and compares with what was drawn. usage: demo.sh PROGRAM
set -eu

program=$1
right=0
wrong=0
printf '%-36s %-20s %s\n' picture reads ''
for picture in Fixtures/Drawings/*.png Fixtures/Drawings/*.jpg; do
  name=$(basename "$picture")
  # The truth's text as it stands in JSON, where a line break is \n: printf undoes it.
  truth=$(printf '%b' "$(sed -n 's/^  "text": "\(.*\)",$/\1/p' "Fixtures/Truth/$name.json")")
  reading=$("$program" scan "$picture") || reading="(failed)"
  if [ "$reading" = "$truth" ]; then
    verdict=right
    right=$((right + 1))
  else
    verdict="WRONG, it is $(echo "$truth" | tr '\n' ' ')"
    wrong=$((wrong + 1))
  fi
  printf '%-36s %-20s %s\n' "$name" "$(echo "${reading:-(blank)}" | tr '\n' ' ')" "$verdict"
done
echo
echo "$right of $((right + wrong)) pictures read right"
[ "$wrong" -eq 0 ]
