#!/bin/sh
# Trains the model that the program ships with, and measures it. usage: train.sh PROGRAM FOLDER
set -eu

program=$1
folder=$2

if [ ! -e "$folder" ]; then
  echo "$folder does not exist: put MNIST's four files there, or say DATA=… where they are" >&2
  exit 66
fi
"$program" train --data "$folder" --output Models/digits.safetensors --name "digits 0.1" --epochs 30
"$program" eval Models/digits.safetensors "$folder"
