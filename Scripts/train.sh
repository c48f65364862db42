#!/bin/sh
# Trains a model as the one that the program ships with, and measures it. usage: train.sh PROGRAM FOLDER
#
# The folder holds mnist/, kensanata/, unipen/ and letters/ as Models/README.md tells of them. PRECISION=single
# multiplies floats, which is faster except on AMD's processors since Zen 4.
set -eu

program=$1
folder=$2

for part in mnist kensanata unipen/digits.json.gz unipen/notdigits.json.gz letters; do
  if [ ! -e "$folder/$part" ]; then
    echo "$folder/$part does not exist: say DATA=… where the data is" >&2
    exit 66
  fi
done

# Two writers of each collection of known hands are kept out whole: what is reached on them is what is
# reached on people who were never seen.
writers=0002,0007,gmd,tos
mkdir -p runs

learn() {
  "$program" train --name "digits 0.12" "$@" \
    --data "mnist=$folder/mnist*2" --data "truth=$folder/kensanata*4" \
    --data "strokes=$folder/unipen/digits.json.gz*4" --data allographs=12000 \
    --data "letters=$folder/letters" --data "strokes=$folder/unipen/notdigits.json.gz*2" \
    --parts 6000 --string-share 0.5 --holdout-writers "$writers" --validation 1500 \
    --label-smoothing 0.03 --widths 16,48,96 --precision "${PRECISION:-bfloat16}"
}

# Half single digits, half what the reader itself cuts out of made-up numbers, with the ink around it. What
# is easy by now is seen half as often.
learn --output runs/first.safetensors --log runs/first --strings 80000 --prune 0.5 --epochs 19 \
  --seed 1

# And a little more with other numbers, in smaller steps, twice.
learn --output runs/second.safetensors --log runs/second \
  --initial-model runs/first.safetensors --strings 40000 --epochs 3 --learning-rate 0.0007 --seed 3
learn --output Models/digits.safetensors --log runs/shipped \
  --initial-model runs/second.safetensors --strings 40000 --epochs 2 --learning-rate 0.0004 --seed 5

"$program" eval Models/digits.safetensors "mnist=$folder/mnist"
"$program" eval Models/digits.safetensors --part training --holdout-writers "$writers" \
  "truth=$folder/kensanata" "strokes=$folder/unipen/digits.json.gz"
