"""Requests a second and latencies of digits-serve beside Flask with PyTorch, by the same load generator.

usage: load.py DIGITS-SERVE PICTURE [--peer FOLDER] [--python PYTHON] [--seconds 10] [--connections 1 2 4 8]

PICTURE is one number of four digits. FOLDER holds peer_flask.py; PYTHON has flask, gunicorn and torch. Both
are driven by wrk (Debian's package) over kept connections on loopback, in turn, three times for each number of
connections; the median run counts. Where another process has the cores the figures say little: look at the load first."""

import argparse
import base64
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "Tests", "Serving"))
from server import Server  # noqa: E402


def wrk(address, file, kind, connections, seconds):
    """One run; the last line of wrk's output is the script's."""
    threads = min(connections, 2)
    run = subprocess.run(
        ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", f"{HERE}/post.lua", address],
        env={**os.environ, "FILE": file, "TYPE": kind}, capture_output=True, text=True, check=True)
    result = json.loads(run.stdout.strip().splitlines()[-1])
    result["rate"] = (result["requests"] - result["refused"]) / result["seconds"]
    return result


def measure(name, address, file, kind, arguments):
    """The median run of three for each number of connections; the first, for warmth, is not counted."""
    wrk(address, file, kind, 2, 2)
    results = {}
    for connections in arguments.connections:
        runs = sorted((wrk(address, file, kind, connections, arguments.seconds) for _ in range(3)), key=lambda r: r["rate"])
        results[connections] = runs[1]
        print(f"| {name} | {connections} | {runs[1]['rate']:.0f} ({runs[0]['rate']:.0f} to {runs[2]['rate']:.0f}) "
              f"| {statistics.median(r['p50_ms'] for r in runs):.2f} | {statistics.median(r['p99_ms'] for r in runs):.2f} "
              f"| {runs[1]['refused']} | {runs[1]['broken']} |", flush=True)
    return results


def peer(arguments, picture, folder):
    """Measures the peer; None where there is none."""
    if not arguments.peer:
        print("no peer: --peer FOLDER")
        return None
    if subprocess.run([arguments.python, "-c", "import flask, gunicorn, torch, cv2"], capture_output=True).returncode:
        print(f"no peer: {arguments.python} lacks flask, gunicorn, torch or cv2")
        return None
    file = os.path.join(folder, "request.json")
    with open(file, "w") as output:
        json.dump({"image": base64.b64encode(picture).decode()}, output)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [arguments.python, "-m", "gunicorn", "-w", "2", "-b", f"127.0.0.1:{port}", "--chdir", arguments.peer, "peer_flask:app"],
        stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.1)
        time.sleep(5)
        return measure("Flask + PyTorch, 2 workers", f"http://127.0.0.1:{port}/predict", file, "application/json", arguments)
    finally:
        process.terminate()
        process.wait(20)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("picture")
    parser.add_argument("--peer")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 2, 4, 8])
    arguments = parser.parse_args()
    with open(arguments.picture, "rb") as file:
        picture = file.read()
    print(f"load before: {os.getloadavg()[0]:.1f}")
    print("| server | connections | requests/s (least to greatest) | p50 ms | p99 ms | refused | broken |\n|---|---|---|---|---|---|---|")
    server = Server(arguments.program, "--quiet")
    ours = measure("digits-serve", f"{server.address}/v1/scan", arguments.picture, "application/octet-stream", arguments)
    server.terminate()
    with tempfile.TemporaryDirectory() as folder:
        theirs = peer(arguments, picture, folder)
    if theirs:
        best = max(theirs.values(), key=lambda r: r["rate"])
        own = max(ours.values(), key=lambda r: r["rate"])
        if not best["rate"]:
            raise SystemExit("the peer answers nothing but errors: it wants a gray picture, or one with alpha")
        print(f"best against best: {own['rate'] / best['rate']:.1f} times the requests/s; "
              f"p99 {own['p99_ms']:.2f} ms against {best['p99_ms']:.2f} ms")
    sys.exit(any(r["broken"] for r in ours.values()))


main()
