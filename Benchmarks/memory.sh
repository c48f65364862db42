#!/bin/sh
# Whether memory and descriptors stay constant: 1,000 pictures and 100,000, three ways in.
# usage: memory.sh DIGITS PICTURES-FOLDER [COUNT]
#
# The pictures are hard links to those of the folder, and a stream of them. The peak of the memory
# of the longer run must lie within 10 % of the shorter one's, the number of open files must not
# grow, and results must come in input order.
set -eu

program=$1 folder=$2 count=${3:-100000}
python3 - "$program" "$folder" "$count" <<'PYTHON'
import itertools
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
import time

program, folder, count = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
originals = sorted(path for path in folder.rglob("*.png"))
contents = [path.read_bytes() for path in originals]
print("| way in | pictures | seconds | peak, MiB | most open files |")
print("|---|---|---|---|---|")


class PipeWriter:
    """What tarfile writes to: it asks for `write` alone."""

    def __init__(self, pipe):
        self.write = pipe.write


def write_png(pipe, number):
    for content in itertools.islice(itertools.cycle(contents), number):
        pipe.write(content)


def write_tar(pipe, number):
    with tarfile.open(fileobj=PipeWriter(pipe), mode="w|", dereference=True) as archive:
        for index, path in enumerate(itertools.islice(itertools.cycle(originals), number)):
            archive.add(path, f"{index:08}.png")


def run(arguments, write, number, check):
    """Runs the program over so many pictures: its peak and the most files it had open."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [program, "scan", "--format", "jsonl"] + arguments,
        stdin=subprocess.PIPE if write else subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    observed = {"peak": 0, "files": 0}

    def feed():
        with process.stdin as pipe:
            write(pipe, number)

    def observe():
        while process.poll() is None:
            try:
                status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
                peaks = [int(line.split()[1]) for line in status.splitlines()
                         if line.startswith("VmHWM")]
                observed["peak"] = max([observed["peak"]] + peaks)
                files = len(os.listdir(f"/proc/{process.pid}/fd"))
                observed["files"] = max(observed["files"], files)
            except OSError:
                pass  # It ended meanwhile.
            time.sleep(0.005)

    threads = [threading.Thread(target=observe)]
    if write:
        threads.append(threading.Thread(target=feed))
    for thread in threads:
        thread.start()
    seen = 0
    for line in process.stdout:
        # What follows the width is long and says nothing of the order.
        head, width, _ = line.partition(b',"width"')
        record = json.loads(head + b"}" if width else line)
        if record["type"] == "summary":
            continue
        assert record["index"] == seen, f"{record['index']} came where {seen} was due"
        check(record)
        seen += 1
    assert process.wait() in (0, 1), process.returncode
    for thread in threads:
        thread.join()
    assert seen == number, f"{seen} results of {number} pictures"
    return time.perf_counter() - start, observed["peak"] / 1024, observed["files"]


def link(target, number):
    for index, path in enumerate(itertools.islice(itertools.cycle(originals), number)):
        part = target / f"{index // 1000:05}"
        part.mkdir(parents=True, exist_ok=True)
        os.link(path, part / f"{index:08}.png")


def in_order(previous):
    def check(record):
        if record["path"] != "-":
            assert record["path"] > previous[0], f"{record['path']} after {previous[0]}"
            previous[0] = record["path"]

    return check


scratch = pathlib.Path(tempfile.mkdtemp(prefix=".memory-", dir=folder))
failures = []
try:
    ways = {"directory": None, "concatenated PNG": write_png, "tar": write_tar}
    if os.environ.get("WAYS"):
        ways = {name: ways[name] for name in os.environ["WAYS"].split(",")}
    for name, write in ways.items():
        figures = []
        for number in (1000, count):
            arguments = ["-"]
            if write is None:
                target = scratch / str(number)
                link(target, number)
                arguments = [str(target)]
            figures.append(run(arguments, write, number, in_order([""])))
            seconds, peak, files = figures[-1]
            print(f"| {name} | {number:,} | {seconds:.1f} | {peak:.1f} | {files} |", flush=True)
        (_, short_peak, short_files), (_, long_peak, long_files) = figures
        if long_peak > 1.1 * short_peak:
            failures.append(f"{name}: the peak grew by {long_peak / short_peak - 1:.0%}")
        if long_files > short_files + 1:
            failures.append(f"{name}: {long_files} files open instead of {short_files}")
finally:
    shutil.rmtree(scratch)
if failures:
    sys.exit("\n".join(failures))
PYTHON
