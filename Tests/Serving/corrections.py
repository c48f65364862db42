"""Exports corrections as the page does, and trains one epoch on them.

usage: corrections.py DIGITS-SERVE DIGITS    Skips visibly where node is not installed."""

import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from server import Server

if not shutil.which("node"):
    print("SKIPPED: node is not installed")
    sys.exit(0)
ROOT = os.path.join(HERE, "..", "..")
pictures = []
for path in sorted(glob.glob(os.path.join(ROOT, "Fixtures/Drawings/*"))):
    with open(os.path.join(ROOT, "Fixtures/Truth", os.path.basename(path) + ".json")) as file:
        text = json.load(file)["text"]
    if text.isdigit():
        pictures.append(f"{path}={text}")
server = Server(sys.argv[1], "--quiet")
try:
    with tempfile.TemporaryDirectory() as folder:
        archive = os.path.join(folder, "corrections.tar")
        count = int(subprocess.run(
            ["node", os.path.join(HERE, "corrections.mjs"), server.address, archive, *pictures],
            check=True, capture_output=True, text=True).stdout)
        model = os.path.join(folder, "corrected.safetensors")
        run = subprocess.run(
            [sys.argv[2], "train", "--data", f"truth={archive}", "--preset", "tiny", "--epochs", "1", "--validation", "10",
             "--output", model], capture_output=True, text=True)
        print(run.stdout + run.stderr)
        taken = f"{count - 10:,}" in run.stdout + run.stderr
        print(f"{count} crops exported, {'all' if taken else 'not all'} of them taken")
        passed = count > 50 and run.returncode == 0 and os.path.exists(model) and taken
finally:
    server.terminate()
print("all of it holds" if passed else "failed")
sys.exit(not passed)
