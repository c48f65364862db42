#!/bin/sh
# A folder of pictures on every core: ours, beside a peer's pipeline if one is named.
# usage: batch.sh DIGITS FOLDER [PEER COMMAND…]
#
# The peer's command gets the folder as its last argument; it should use as many processes as there
# are cores and print a line a picture, as an OpenCV and onnxruntime pipeline does. Both run in turn,
# five times (ROUNDS), with their output thrown away; what counts is the ratio of the medians. The
# processor's time is given too: it tells of the work where other programs share the machine.
# Where perf is installed, it says which share of the time libpng and zlib take.
set -eu

program=$1 folder=$2
shift 2
python3 - "$program" "$folder" "$@" <<'PYTHON'
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

program, folder, *peer = sys.argv[1:]
rounds = int(os.environ.get("ROUNDS", "5"))
pictures = sum(
    name.lower().endswith((".png", ".jpg", ".jpeg")) for _, _, names in os.walk(folder) for name in names)


def measure(command):
    """Seconds by the clock and of the processor, the children's included."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), f"{command[0]} ended with {process.returncode}"
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


def shares(folder):
    """Of the time of one thread: decompressing and unfiltering PNG, and the network."""
    with tempfile.TemporaryDirectory() as scratch:
        data = os.path.join(scratch, "perf.data")
        subprocess.run(
            ["perf", "record", "-q", "-F", "997", "-o", data, program, "scan", "-j", "1", folder],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        report = subprocess.run(
            ["perf", "report", "-i", data, "--stdio", "--sort", "symbol", "--no-children"],
            capture_output=True, text=True, check=True).stdout
    found = {"libpng and zlib": 0.0, "the network": 0.0}
    for line in report.splitlines():
        fields = line.split()
        if len(fields) < 3 or not fields[0].endswith("%"):
            continue
        symbol = fields[2]
        if symbol.startswith(("png_", "inflate", "adler32", "crc32")):
            found["libpng and zlib"] += float(fields[0][:-1])
        elif symbol.startswith("dgk_"):
            found["the network"] += float(fields[0][:-1])
    return found


contenders = {
    "digits scan": [program, "scan", folder],
    "digits scan -j 1": [program, "scan", "-j", "1", folder],
}
if peer:
    contenders["the peer"] = peer + [folder]
times = {name: [] for name in contenders}
for _ in range(rounds):
    for name, command in contenders.items():
        times[name].append(measure(command))

print(f"| {pictures} pictures | pictures/s (median) | least | greatest | processor, ms a picture |")
print("|---|---|---|---|---|")
for name, values in times.items():
    rates = [pictures / wall for wall, _ in values]
    work = statistics.median(processor for _, processor in values) / pictures * 1000
    print(f"| {name} | {statistics.median(rates):,.0f} | {min(rates):,.0f} | {max(rates):,.0f} | "
          f"{work:.2f} |")
if peer:
    wall, work = (
        statistics.median(value[part] for value in times["the peer"])
        / statistics.median(value[part] for value in times["digits scan"]) for part in (0, 1))
    print(f"\nratio of the medians: {wall:.1f} by the clock, {work:.1f} of the processor's time")
if shutil.which("perf"):
    print("\nof one thread's time: " + ", ".join(
        f"{name} {share:.0f} %" for name, share in shares(folder).items()))
PYTHON
