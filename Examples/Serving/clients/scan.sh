#!/bin/sh
# Reads pictures with curl. usage: scan.sh PICTURE...   (SERVER=http://127.0.0.1:8080)
set -eu
server=${SERVER:-http://127.0.0.1:8080}
for picture in "$@"; do
  curl --fail-with-body --silent --show-error --retry 3 \
    --header 'Content-Type: application/octet-stream' \
    --data-binary "@$picture" "$server/v1/scan"
done
