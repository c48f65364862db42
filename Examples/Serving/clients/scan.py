"""Reads pictures, with nothing but Python's library. usage: scan.py PICTURE...  (SERVER=http://127.0.0.1:8080)"""

import json
import os
import sys
import time
import urllib.error
import urllib.request

SERVER = os.environ.get("SERVER", "http://127.0.0.1:8080")


def scan(picture: bytes, tries: int = 5) -> dict:
    """Returns the record of a picture; waits where the server is full."""
    for attempt in range(tries):
        request = urllib.request.Request(
            f"{SERVER}/v1/scan", picture, {"Content-Type": "application/octet-stream"})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code not in (429, 503) or attempt == tries - 1:
                raise SystemExit(f"{error.code}: {error.read().decode()}") from error
            time.sleep(int(error.headers.get("Retry-After", "1")))
    raise AssertionError("there is at least one try")


if __name__ == "__main__":
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            record = scan(file.read())
        print(path, record["status"], record["text"], record["confidence"], sep="\t")
