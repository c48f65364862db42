#!/bin/sh
# Installs the programs and the completions. usage: install.sh DIGITS DIGITS-DATASET DIGITS-SERVE PREFIX
set -eu

program=$1
dataset=$2
serve=$3
prefix=$4

install -d "$prefix/bin" "$prefix/share/bash-completion/completions" \
  "$prefix/share/zsh/site-functions" "$prefix/share/fish/vendor_completions.d"
install_one() {
  install -m 755 "$1" "$prefix/bin/$2"
  "$1" --generate-completion-script bash >"$prefix/share/bash-completion/completions/$2"
  "$1" --generate-completion-script zsh >"$prefix/share/zsh/site-functions/_$2"
  "$1" --generate-completion-script fish >"$prefix/share/fish/vendor_completions.d/$2.fish"
}
install_one "$program" digits
install_one "$dataset" digits-dataset
install_one "$serve" digits-serve
echo "installed digits, digits-dataset and digits-serve in $prefix/bin"
