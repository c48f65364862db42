#!/usr/bin/env python3
"""Run scan.py on a cluster of two workers, kill one half way, and compare with a plain run.

usage: verify.py DIGITS [--pictures N]
needs: pip install pyspark pyarrow, Java 17 or later, Linux

Everything that Spark opens is bound to 127.0.0.1.
"""

import argparse
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
FIXTURES = HERE.parent.parent / "Fixtures" / "Drawings"
COMPARED = ["type", "status", "text", "confidence", "width", "height", "code", "message"]


def make_pictures(folder, count):
    """Copies of the fixtures; every fiftieth is cut short, to nothing every hundredth."""
    fixtures = sorted(FIXTURES.glob("*.png")) + sorted(FIXTURES.glob("*.jpg"))
    contents = [(file.suffix, file.read_bytes()) for file in fixtures]
    for index in range(count):
        suffix, content = contents[index % len(contents)]
        if index % 50 == 49:
            content = content[: len(content) * 2 // 3 if index % 100 == 49 else 0]
        part = folder / f"{index // 500:03}"
        part.mkdir(exist_ok=True)
        (part / f"{index:06}{suffix}").write_bytes(content)


def comparable(record):
    digits = [
        (digit["digit"], digit["confidence"], tuple(digit["box"]), digit["line"])
        for digit in record.get("digits") or []
    ]
    return tuple(record.get(name) for name in COMPARED) + (tuple(digits),)


def plain_run(program, folder):
    paths = sorted(str(path) for path in folder.rglob("*.*g"))
    run = subprocess.run(
        [program, "scan", "--format", "jsonl", "--files-from", "-"],
        input="\n".join(paths).encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert run.returncode in (0, 1), run.returncode
    records = [json.loads(line) for line in run.stdout.splitlines()]
    return {r["path"]: comparable(r) for r in records if r["type"] != "summary"}


def executors_below(root):
    """The processes of Spark's executors among the descendants of a process of ours."""
    parents, commands = {}, {}
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            status = pathlib.Path("/proc", entry, "stat").read_text()
            parents[int(entry)] = int(status.rpartition(")")[2].split()[1])
            commands[int(entry)] = pathlib.Path("/proc", entry, "cmdline").read_bytes()
        except OSError:
            continue  # It ended meanwhile.

    def is_below(process):
        while process in parents and process != root:
            process = parents[process]
        return process == root

    return [
        process for process, command in commands.items()
        if b"CoarseGrainedExecutorBackend" in command and is_below(process)
    ]


def spark_run(program, folder, output, log_path, task_count):
    """Runs the job and kills an executor once half of the tasks are done."""
    environment = dict(
        os.environ, SPARK_LOCAL_IP="127.0.0.1", SPARK_LOCAL_HOSTNAME="127.0.0.1",
        PYSPARK_PYTHON=sys.executable)
    submit = pathlib.Path(sys.executable).with_name("spark-submit")
    settings = [
        "spark.master=local-cluster[2,1,1024]", "spark.driver.host=127.0.0.1",
        "spark.driver.bindAddress=127.0.0.1", "spark.ui.enabled=false",
        f"spark.sql.files.maxPartitionBytes={1 << 20}",
        # Counts a file as a task's work although it is small, so that tasks come out alike.
        f"spark.sql.files.openCostInBytes={(1 << 20) * task_count // count_files(folder)}",
    ]
    command = [str(submit)] + [part for setting in settings for part in ("--conf", setting)]
    command += [str(HERE / "scan.py"), program, folder.as_uri(), output.as_uri()]
    with open(log_path, "wb") as log:
        job = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        killed = None
        try:
            while job.poll() is None:
                done = len(list(output.glob("_temporary/0/task_*")))
                if killed is None and 2 * done >= task_count:
                    killed = executors_below(job.pid)[0]
                    os.kill(killed, signal.SIGKILL)
                    print(
                        f"killed executor {killed} after {done} tasks of about {task_count}",
                        flush=True)
                time.sleep(0.02)
        finally:
            job.terminate()
            job.wait()
    log_text = log_path.read_text(errors="replace")
    assert job.returncode == 0, f"spark-submit ended with {job.returncode}:\n{log_text[-4000:]}"
    assert killed is not None, "the job ended before an executor could be killed"
    assert "Lost executor" in log_text, "Spark did not miss the executor"


def count_files(folder):
    return sum(1 for path in folder.rglob("*.*g"))


def table(output):
    """The rows, read back without Spark."""
    import pyarrow.parquet

    return pyarrow.parquet.read_table(output).to_pylist()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("digits")
    parser.add_argument("--pictures", type=int, default=8000)
    options = parser.parse_args()
    program = os.path.abspath(options.digits)

    scratch = pathlib.Path(tempfile.mkdtemp(prefix="digits-spark-"))
    try:
        folder, output = scratch / "pictures", scratch / "numbers.parquet"
        folder.mkdir()
        make_pictures(folder, options.pictures)
        start = time.monotonic()
        expected = plain_run(program, folder)
        print(f"plain run: {len(expected)} pictures in {time.monotonic() - start:.1f} s")
        start = time.monotonic()
        spark_run(program, folder, output, scratch / "spark.log", task_count=40)
        print(f"Spark, with its start: {time.monotonic() - start:.1f} s", flush=True)
        rows = table(output)
        # Spark's source of files leaves out those of no bytes before anybody sees them.
        empty = {str(path) for path in folder.rglob("*.*g") if path.stat().st_size == 0}
    finally:
        shutil.rmtree(scratch, ignore_errors=True)

    found = {}
    for row in rows:
        path = urllib.parse.unquote(urllib.parse.urlsplit(row["path"]).path)
        assert path not in found, f"{path} is there twice"
        found[path] = comparable(row)
    assert len(expected) == options.pictures, f"{len(expected)} of {options.pictures} read plainly"
    expected = {path: record for path, record in expected.items() if path not in empty}
    assert found.keys() == expected.keys(), f"{len(found)} rows of {len(expected)}"
    different = [path for path in expected if found[path] != expected[path]]
    for path in different[:5]:
        print(path, expected[path], found[path], sep="\n  ")
    assert not different, f"{len(different)} rows differ from the plain run"
    failed = sum(row["type"] == "error" for row in rows)
    print(
        f"complete and equal: {len(rows)} rows, {failed} of them failures, none twice; "
        f"{len(empty)} files without bytes have no row")


if __name__ == "__main__":
    main()
