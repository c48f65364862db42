#!/usr/bin/env python3
"""Read the number in every picture below INPUT; write a row for each to OUTPUT, as Parquet.

usage: spark-submit scan.py DIGITS INPUT OUTPUT
  DIGITS  the program, as it lies on the driver; Spark brings it to the executors
  INPUT   a directory of PNG and JPEG files that Spark can read (file:, hdfs:, s3a:, ...)
  OUTPUT  a directory that does not exist yet
"""

import argparse
import json
import os
import struct
import subprocess
import threading
from collections import deque

from pyspark import SparkFiles
from pyspark.sql import SparkSession

SCHEMA = """
  path string, type string, status string, text string, confidence double,
  width int, height int,
  digits array<struct<digit int, confidence double, box array<int>, line int>>,
  code string, message string
"""


def frame(content):
    """A picture as `digits scan --stdin frames` takes it: four bytes of length, the highest first."""
    return struct.pack(">I", len(content)) + content


def row(path, record):
    """A line of the program's as a row; a picture that was not read is a row as well."""
    digits = [
        (digit["digit"], float(digit["confidence"]), digit["box"], digit["line"])
        for digit in record.get("digits", [])
    ]
    confidence = record.get("confidence")
    return (
        path, record["type"], record.get("status"), record.get("text"),
        None if confidence is None else float(confidence),
        record.get("width"), record.get("height"), digits,
        record.get("code"), record.get("message"))


def reading(program):
    """A function that reads a partition of (path, content) with one process of the program's."""

    def read(pictures):
        name = SparkFiles.get(program)
        process = subprocess.Popen(
            [name, "scan", "-j", "1", "--stdin", "frames", "--format", "jsonl", "-"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        # Frames go in from a thread and lines come out here, so that neither waits for the other.
        # What is under way is bounded by the pipe and by the window of the program.
        sent, failures = deque(), []

        def write():
            try:
                with process.stdin as pipe:
                    for path, content in pictures:
                        sent.append(path)
                        pipe.write(frame(content))
            except BrokenPipeError:
                pass  # It ended early: its status tells why.
            except Exception as failure:
                failures.append(failure)

        writer = threading.Thread(target=write, daemon=True)
        writer.start()
        try:
            count = 0
            for line in process.stdout:
                record = json.loads(line)
                if record["type"] == "summary":
                    continue
                if record["index"] != count:
                    raise RuntimeError(f"result {record['index']} came where {count} was due")
                count += 1
                yield row(sent.popleft(), record)
            writer.join()
            if failures:
                raise failures[0]
            # 1 says that some were not read: they are rows. Anything else fails the task, and
            # Spark runs it again, elsewhere if it must.
            if process.wait() not in (0, 1) or sent:
                raise RuntimeError(
                    f"digits ended with {process.returncode}, {len(sent)} pictures unread")
        finally:
            process.kill()
            process.wait()

    return read


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("digits")
    parser.add_argument("input")
    parser.add_argument("output")
    options = parser.parse_args()

    spark = SparkSession.builder.appName("digits").getOrCreate()
    spark.sparkContext.addFile(options.digits)
    pictures = (
        spark.read.format("binaryFile")
        .option("recursiveFileLookup", "true")
        .load(options.input)
        .select("path", "content"))
    read = reading(os.path.basename(options.digits))
    rows = pictures.rdd.map(lambda file: (file.path, bytes(file.content))).mapPartitions(read)
    spark.createDataFrame(rows, SCHEMA).write.parquet(options.output)
    spark.stop()


if __name__ == "__main__":
    main()
