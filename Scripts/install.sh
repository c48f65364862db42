#!/bin/sh
# Installs the programs and the completions. usage: install.sh DIGITS DIGITS-DATASET PREFIX
set -eu

program=$1
dataset=$2
prefix=$3

install -d "$prefix/bin" "$prefix/share/bash-completion/completions" \
  "$prefix/share/zsh/site-functions" "$prefix/share/fish/vendor_completions.d"
install -m 755 "$program" "$prefix/bin/digits"
install -m 755 "$dataset" "$prefix/bin/digits-dataset"
"$program" --generate-completion-script bash >"$prefix/share/bash-completion/completions/digits"
"$program" --generate-completion-script zsh >"$prefix/share/zsh/site-functions/_digits"
"$program" --generate-completion-script fish >"$prefix/share/fish/vendor_completions.d/digits.fish"
for shell in bash zsh fish; do
  case $shell in
    bash) file=bash-completion/completions/digits-dataset ;;
    zsh) file=zsh/site-functions/_digits-dataset ;;
    fish) file=fish/vendor_completions.d/digits-dataset.fish ;;
  esac
  "$dataset" --generate-completion-script $shell >"$prefix/share/$file"
done
echo "installed $prefix/bin/digits and $prefix/bin/digits-dataset"
