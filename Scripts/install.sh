#!/bin/sh
# Installs the program and its completions. usage: install.sh PROGRAM PREFIX
set -eu

program=$1
prefix=$2

install -d "$prefix/bin" "$prefix/share/bash-completion/completions" \
  "$prefix/share/zsh/site-functions" "$prefix/share/fish/vendor_completions.d"
install -m 755 "$program" "$prefix/bin/digits"
"$program" --generate-completion-script bash >"$prefix/share/bash-completion/completions/digits"
"$program" --generate-completion-script zsh >"$prefix/share/zsh/site-functions/_digits"
"$program" --generate-completion-script fish >"$prefix/share/fish/vendor_completions.d/digits.fish"
echo "installed $prefix/bin/digits"
