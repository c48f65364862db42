#!/bin/sh
# Checks a built server from outside, as far as the programs for it are there. usage: serving.sh DIGITS-SERVE DIGITS
set -eu

if ! command -v python3 >/dev/null; then
  echo "SKIPPED: python3 is not installed"
  exit 0
fi
tests=$(dirname "$0")/../Tests/Serving
python3 "$tests/check.py" "$1"
python3 "$tests/corrections.py" "$1" "$2"
python3 "$tests/nginx.py" "$1"
