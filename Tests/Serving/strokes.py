"""Posts numbers as pen strokes to digits-serve, and says how many it reads exactly right, beside their pictures.

usage: strokes.py SERVER STRINGS.JSON.GZ [PICTURES]    SERVER is the program or the address of one that runs;
the strings are records {"label", "strokes": [[[x, y], …], …]}, y upward; PICTURES is a folder of the same
numbers with a table truth.csv. Exits with 1 where the strokes are read worse than the pictures."""

import csv
import gzip
import json
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from server import Server, connect


def post(connection, body, kind):
    connection.request("POST", "/v1/scan", body, {"Content-Type": kind})
    answer = connection.getresponse()
    record = json.loads(answer.read())
    if answer.status != 200:
        raise SystemExit(f"{answer.status}: {record}")
    return record["text"]


def report(name, pairs):
    right = sum(read == truth for truth, read in pairs)
    print(f"{name}: {right} of {len(pairs)} exactly right, {100 * right / len(pairs):.2f} %")
    return right


def main(program, strings, pictures=None):
    server = None if program.startswith("http") else Server(program, "--quiet")
    connection = connect(server.address if server else program)
    with gzip.open(strings) as file:
        records = json.load(file)
    drawn = []
    for record in records:
        strokes = [[[x, -y] for x, y in stroke] for stroke in record["strokes"]]
        read = post(connection, json.dumps({"strokes": strokes}), "application/json")
        drawn.append((record["label"], read))
    right = report("strokes", drawn)
    if not pictures:
        if server:
            server.terminate()
        return 0
    with open(os.path.join(pictures, "truth.csv"), newline="") as file:
        table = list(csv.DictReader(file))
    seen = []
    for row in table:
        with open(os.path.join(pictures, row["path"]), "rb") as file:
            seen.append((row["text"], post(connection, file.read(), "image/png")))
    of_pictures = report("pictures", seen)
    if [truth for truth, _ in drawn] == [truth for truth, _ in seen]:
        for index, ((truth, stroke), (_, picture)) in enumerate(zip(drawn, seen)):
            if (stroke == truth) != (picture == truth):
                print(f"  {index}: {truth} read {stroke or '–'} of strokes, {picture or '–'} of the picture")
    if server:
        server.terminate()
    return 0 if right >= of_pictures else 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    sys.exit(main(*sys.argv[1:4]))
