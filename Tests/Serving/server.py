"""Starts digits-serve on a free port, for the checks in this folder."""

import http.client
import re
import subprocess
import time


class Server:
    def __init__(self, program, *arguments):
        self.process = subprocess.Popen(
            [program, *([] if "--port" in arguments else ["--port", "0"]), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"http://([\d.]+):(\d+)", line)
        if not found:
            raise SystemExit(f"the server does not start: {line}{self.process.stderr.read()}")
        self.host, self.port = found[1], int(found[2])
        self.address = f"http://{self.host}:{self.port}"
        import threading
        self.log = []
        threading.Thread(target=lambda: self.log.extend(self.process.stderr), daemon=True).start()

    def descriptors(self):
        import os
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def resident(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1])

    def terminate(self, limit=30):
        start = time.monotonic()
        self.process.terminate()
        return self.process.wait(limit), time.monotonic() - start


def connect(address):
    """A connection to the server at an address such as http://127.0.0.1:8080."""
    found = re.fullmatch(r"http://([^/:]+):(\d+)/?", address)
    if not found:
        raise SystemExit(f"{address} is no address")
    return http.client.HTTPConnection(found[1], int(found[2]), timeout=30)
