#!/bin/sh
# Everything that is measured, as far as the peers are installed. usage: run.sh DIGITS
set -eu

program=$1
here=$(dirname "$0")
root=$(dirname "$here")

swift build --package-path "$here" -c release
benchmarks=$(swift build --package-path "$here" -c release --show-bin-path)/digits-benchmarks
model="$root/Models/digits.safetensors"

echo
echo "## Stages, one thread"
echo
"$benchmarks" "$model" stages "$root"/Fixtures/Drawings/*.png

echo
echo "## Instruction sets, one thread, pictures a second at batch 16"
echo
echo "| instruction set | single | bfloat16 | fixedPoint |"
echo "|---|---|---|---|"
for set in reference portable neon avx2 avx512 avx512vnni avx512bf16; do
  row= found=
  for arithmetic in single bfloat16 fixedPoint; do
    # 64: this processor lacks the instruction set.
    rate=$("$benchmarks" "$model" forward 16 "$arithmetic" "$set" 2>/dev/null) || [ $? -eq 64 ]
    row="$row ${rate%.*} |" found=$found$rate
  done
  if [ -n "$found" ]; then echo "| $set |$row"; fi
done

echo
echo "## The whole process beside Tesseract"
echo
if command -v hyperfine >/dev/null && command -v tesseract >/dev/null; then
  sh "$here/startup.sh" "$program" "$root/Fixtures/Drawings/one-digit.png"
else
  echo "skipped: hyperfine or tesseract is not installed"
fi

echo
echo "## The forward pass beside onnxruntime"
echo
if "${PYTHON:-python3}" -c 'import numpy, onnx, onnxruntime' 2>/dev/null; then
  "${PYTHON:-python3}" "$here/forward.py" "$benchmarks" "$model"
else
  echo "skipped: pip install numpy onnx onnxruntime (PYTHON names another interpreter)"
fi

echo
echo "## Training beside PyTorch"
echo
if "${PYTHON:-python3}" -c 'import torch' 2>/dev/null; then
  "${PYTHON:-python3}" "$here/training.py" "$benchmarks"
else
  echo "skipped: pip install torch (PYTHON names another interpreter)"
fi
