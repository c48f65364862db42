"""Mixed good, bad, slow, cut and huge requests from a bounded number of clients, with SIGTERM in the middle.

usage: soak.py DIGITS-SERVE PICTURE [--minutes 10] [--clients 12]

The time is halved: at the middle and at the end the server gets SIGTERM under full load, and a new one is started
for the second half. Fails at a crash, a 5xx that is not 503 or 504, a good request that is lost or read otherwise than
at first, memory that grows, or a descriptor that is left."""

import argparse
import collections
import http.client
import json
import os
import random
import socket
import struct
import sys
import threading
import time
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Tests", "Serving"))
from server import Server  # noqa: E402

LIMITS = ["--quiet", "--body-timeout", "2", "--header-timeout", "2", "--timeout", "5", "--idle-timeout", "3",
          "--max-body", "2000000", "--max-connections", "64", "--drain", "1"]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, rows):
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


def noise(side):
    return png(side, side, b"".join(b"\0" + os.urandom(side) for _ in range(side)))


class Soak:
    """What the clients of one server share."""

    def __init__(self, server, good):
        self.server, self.good = server, good
        self.noise = noise(300)
        self.counts = collections.Counter()
        self.failures = collections.Counter()
        self.isOver = threading.Event()
        self.text = None

    def fail(self, what):
        self.failures[what] += 1

    # MARK: requests

    def answer(self, kind, data, half=False, pieces=1, pause=0.0):
        """Sends bytes on a connection of their own, in pieces; counts the status of what comes back."""
        status = "closed"
        with socket.create_connection((self.server.host, self.server.port), timeout=20) as connection:
            try:
                size = -(-len(data) // pieces)
                for at in range(0, len(data), size):
                    connection.sendall(data[at:at + size])
                    time.sleep(pause)
                if half:
                    connection.shutdown(socket.SHUT_WR)
                head = b""
                while b"\r\n" not in head and (part := connection.recv(65536)):
                    head += part
                if head.startswith(b"HTTP/1."):
                    status = int(head[9:12])
                while connection.recv(65536):
                    pass
            except TimeoutError:
                status = "hangs"
                self.fail(f"{kind} hangs")
            except OSError:
                pass
        self.counts[kind, status] += 1
        if isinstance(status, int) and status >= 500 and status not in (503, 504):
            self.fail(f"{kind}: {status}")

    def request(self, body, kind="application/octet-stream", path="/v1/scan", length=None):
        return (f"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: {kind}\r\n"
                f"Content-Length: {len(body) if length is None else length}\r\n\r\n").encode() + body

    def well(self):
        """Good requests on one kept connection; none of those that were taken may be lost."""
        try:
            connection = http.client.HTTPConnection(self.server.host, self.server.port, timeout=20)
            connection.connect()
        except OSError:
            if not self.isOver.is_set():
                self.fail("no connection")
            return False
        try:
            for number in range(random.randrange(1, 20)):
                try:
                    connection.request("POST", "/v1/scan", self.good, {"Content-Type": "application/octet-stream"})
                    answer = connection.getresponse()
                    data = answer.read()
                except OSError as error:
                    # Only a connection that was kept may be closed under a client's hand, when the server ends.
                    if number == 0 or not self.isOver.is_set():
                        self.fail(f"good, lost: {error!r}")
                    else:
                        self.counts["good", "closed while idle"] += 1
                    return True
                self.counts["good", answer.status] += 1
                if answer.status == 200:
                    text = json.loads(data)["text"]
                    self.text = self.text or text
                    if text != self.text:
                        self.fail(f"read {text}, not {self.text}")
                elif answer.status not in (503, 504):
                    self.fail(f"good: {answer.status}")
                if answer.getheader("connection") == "close":
                    return True
        finally:
            connection.close()
        return True

    def ill(self):
        good, form = self.good, "multipart/form-data; boundary=xx"
        kind, arguments = random.choice([
            ("nonsense", dict(data=os.urandom(300) + b"\r\n\r\n")),
            ("bad JSON", dict(data=self.request(b'{"strokes":[[[1', "application/json"))),
            ("bad form", dict(data=self.request(b"--xx\r\nA: b\r\n", form))),
            ("wrong type", dict(data=self.request(good, "text/html"))),
            ("damaged", dict(data=self.request(good[:40] + os.urandom(20) + good[60:]))),
            ("cut", dict(data=self.request(good[:-9], length=len(good)), half=True)),
            ("left", dict(data=self.request(good, length=len(good) + 9)[:-5], half=True)),
            ("huge", dict(data=self.request(bytes(3_000_000)))),
            ("huge stream", dict(data=self.request(good + bytes(3_000_000), path="/v1/scan/stream", length=900_000_000))),
            ("bomb", dict(data=self.request(png(30000, 30000, bytes(40_000))))),
            ("noise", dict(data=self.request(self.noise))),
            ("slow head", dict(data=b"GET /v2 HTTP/1.1\r\nHost: x\r\nA: " + b"a" * 60, pieces=30, pause=0.1)),
            ("slow body", dict(data=self.request(good, length=len(good) * 2), pieces=30, pause=0.1)),
            ("slow stream", dict(data=self.request(good * 2, path="/v1/scan/stream", length=len(good) * 3), pieces=20, pause=0.1)),
            ("stream", dict(data=self.request(good * 5, path="/v1/scan/stream"))),
            ("long header", dict(data=b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"a" * 100_000 + b"\r\n\r\n")),
            ("silence", dict(data=b"")),
            ("way out", dict(data=b"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")),
            ("strokes", dict(data=self.request(b'{"strokes":[[[1,1],[9,1],[4,9]]]}', "application/json"))),
        ])
        data = arguments.pop("data")
        if not data:
            arguments["pieces"] = 1
            data = b"\r\n"
        try:
            self.answer(kind, data, **arguments)
        except OSError:
            if not self.isOver.is_set():
                self.fail(f"{kind}: no connection")

    # MARK: a half

    def run(self, seconds, clients):
        end = time.monotonic() + seconds
        memory = []

        def client(isGood):
            while time.monotonic() < end + 60:
                if isGood:
                    if not self.well():
                        return
                else:
                    if self.isOver.is_set():
                        return
                    self.ill()

        threads = [threading.Thread(target=client, args=(number % 3 == 0,)) for number in range(clients)]
        before = self.server.descriptors()
        for thread in threads:
            thread.start()
        while time.monotonic() < end:
            time.sleep(min(5, seconds / 10))
            if self.server.process.poll() is not None:
                self.fail(f"crashed with {self.server.process.returncode}")
                break
            memory.append(self.server.resident())
            print(f"  {memory[-1] >> 10} MiB, {self.server.descriptors()} descriptors", flush=True)
        # A pause with good clients alone shows what is left of the others.
        self.isOver.set()
        if self.server.process.poll() is None:
            time.sleep(9)
            left = self.server.descriptors()
            if left > before + clients + 2:
                self.fail(f"{left} descriptors after {before}")
            code, took = self.server.terminate(60)
            print(f"  ended with {code} in {took:.1f} s")
            if code:
                self.fail(f"ended with {code}")
        for thread in threads:
            thread.join()
        third = max(1, len(memory) // 3)
        if max(memory[-third:]) > max(memory[:third]) * 1.25 + 16384:
            self.fail(f"memory grows: {[m >> 10 for m in memory]} MiB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("picture")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--clients", type=int, default=12)
    arguments = parser.parse_args()
    with open(arguments.picture, "rb") as file:
        good = file.read()
    failures = collections.Counter()
    for half in range(2):
        soak = Soak(Server(arguments.program, *LIMITS), good)
        soak.run(arguments.minutes * 30, arguments.clients)
        for (kind, status), count in sorted(soak.counts.items(), key=str):
            print(f"  {kind}: {status}: {count}")
        failures += soak.failures
        if soak.server.log:
            print("  " + "".join(soak.server.log[-5:]))
    for what, count in failures.items():
        print(f"FAILED {count} times: {what}")
    print("failed" if failures else "all of it holds")
    sys.exit(bool(failures))


main()
