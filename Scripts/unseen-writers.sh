#!/bin/sh
# Trains a small part as long as the shipped model, once for each two writers of kensanata and some
# contributors of UNIPEN, who are kept out whole, and measures it on them: everybody is a stranger once.
# usage: unseen-writers.sh PROGRAM FOLDER [EPOCHS]
#
# The folder holds what train.sh wants; the models go to runs/.
set -eu

program=$1
folder=$2
epochs=${3:-5}
mkdir -p runs

for writers in 0002,0007,gmd,tos 0001,0006,apb,imp 0003,0008,ibm,aga 0004,0009,val,uqb \
  0005,0010,app,cea,lou; do
  model=runs/without-$(echo "$writers" | tr , -).safetensors
  "$program" train --name "without $writers" --output "$model" \
    --data "mnist=$folder/mnist*2" --data "truth=$folder/kensanata*4" \
    --data "strokes=$folder/unipen/digits.json.gz*4" --data allographs=12000 \
    --data "letters=$folder/letters" --data "strokes=$folder/unipen/notdigits.json.gz*2" \
    --parts 6000 --holdout-writers "$writers" --validation 1500 --label-smoothing 0.03 \
    --widths 16,48,96 --optimizer muon --prune 0.5 --epochs "$epochs" --seed 1
  "$program" eval "$model" "mnist=$folder/mnist"
  "$program" eval "$model" --part training --holdout-writers "$writers" \
    "truth=$folder/kensanata" "strokes=$folder/unipen/digits.json.gz"
done
