#!/bin/sh
# Tries the web page in a headless Chromium. usage: browser.sh PROGRAM [SCREENSHOTS]
# needs: Debian's packages chromium and python3; python3-pip for axe-core, without which accessibility is not checked
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)

missing=
[ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
  command -v google-chrome >/dev/null || missing="chromium fonts-dejavu-core"
command -v python3 >/dev/null || missing="$missing python3"
python3 -m pip --version >/dev/null 2>&1 || missing="$missing python3-pip"
if [ -n "$missing" ] && command -v apt-get >/dev/null; then
  echo "installing $missing"
  as_root=
  if [ "$(id -u)" -ne 0 ]; then as_root=sudo; fi
  $as_root apt-get update -qq
  # shellcheck disable=SC2086  # one word a package
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
fi

# Its axe.min.js is all that is wanted of it, and not the browsers that it would bring.
axe="$root/.build-axe"
[ -d "$axe/axe_playwright_python" ] ||
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action ignore \
    --no-deps --target "$axe" axe-playwright-python==0.1.8 || true

PYTHONPATH="$axe" python3 "$root/Tests/Serving/browser.py" "$@"
