"""Runs Examples/Serving/nginx.conf with two instances; ends and starts each of them under load.

usage: nginx.py PROGRAM    Skips visibly where nginx or openssl is not installed. No request may fail."""

import collections
import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(__file__))
from server import Server

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
if not shutil.which("nginx", path="/usr/sbin:" + os.environ["PATH"]) or not shutil.which("openssl"):
    print("SKIPPED: nginx or openssl is not installed")
    sys.exit(0)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def instance(port):
    return Server(sys.argv[1], "--quiet", "--port", str(port))


def main(folder):
    ports = [free_port(), free_port()]
    front = free_port()
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                    "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", f"{folder}/key.pem",
                    "-out", f"{folder}/certificate.pem"], check=True, stderr=subprocess.DEVNULL)
    with open(os.path.join(ROOT, "Examples/Serving/nginx.conf")) as file:
        site = file.read()
    for old, new in [("127.0.0.1:8081", f"127.0.0.1:{ports[0]}"), ("127.0.0.1:8082", f"127.0.0.1:{ports[1]}"),
                     ("listen 443", f"listen 127.0.0.1:{front}"), ("digits.example.org", "localhost"),
                     ("/etc/ssl/digits.pem", f"{folder}/certificate.pem"), ("/etc/ssl/digits.key", f"{folder}/key.pem")]:
        assert old in site, old
        site = site.replace(old, new)
    with open(f"{folder}/nginx.conf", "w") as file:
        file.write(f"pid {folder}/pid; error_log stderr warn; daemon off;\nevents {{}}\nhttp {{\naccess_log off;\n"
                   + "".join(f"{name}_temp_path {folder}/{name};\n" for name in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
                   + site + "}\n")
    instances = [instance(port) for port in ports]
    nginx = subprocess.Popen(["nginx", "-c", f"{folder}/nginx.conf", "-p", folder], env={**os.environ, "PATH": "/usr/sbin:" + os.environ["PATH"]})
    with open(os.path.join(ROOT, "Fixtures/Drawings/small.png"), "rb") as file:
        picture = file.read()
    outcomes, slowest, isOver = collections.Counter(), [0.0], threading.Event()
    trust = ssl.create_default_context(cafile=f"{folder}/certificate.pem")

    def ask(connection, path="/v1/scan", body=picture):
        connection.request("POST" if body else "GET", path, body, {"Content-Type": "application/octet-stream"})
        answer = connection.getresponse()
        return answer.status, answer.read(), answer

    def client():
        connection = http.client.HTTPSConnection("localhost", front, context=trust, timeout=20)
        while not isOver.is_set():
            start = time.monotonic()
            try:
                status, data, _ = ask(connection)
                outcomes[status if b'"text":"1729"' in data else (status, data[:80])] += 1
            except (OSError, http.client.HTTPException) as error:
                outcomes[repr(error)] += 1
                connection.close()
            slowest[0] = max(slowest[0], time.monotonic() - start)

    try:
        time.sleep(1)
        status, data, answer = ask(http.client.HTTPSConnection("localhost", front, context=trust), "/v2/health/ready", None)
        print(f"ready through nginx: {status}, request {answer.getheader('x-request-id')}")
        ready = status == 200
        hidden = ask(http.client.HTTPSConnection("localhost", front, context=trust), "/metrics", None)[0] == 403
        status, data, _ = ask(http.client.HTTPSConnection("localhost", front, context=trust), "/v1/scan/stream", picture * 3)
        streams = status == 200 and data.count(b"\n") == 3
        threads = [threading.Thread(target=client) for _ in range(4)]
        for thread in threads:
            thread.start()
        for number in range(2):
            time.sleep(1)
            code, took = instances[number].terminate()
            instances[number] = instance(ports[number])
            print(f"instance {number} ended with {code} in {took:.1f} s and was started again")
            time.sleep(2.5)
        isOver.set()
        for thread in threads:
            thread.join()
    finally:
        nginx.terminate()
        nginx.wait(20)
        for one in instances:
            one.terminate()
    print(f"{dict(outcomes)}, longest {slowest[0]:.2f} s")
    passed = ready and hidden and streams and set(outcomes) == {200}
    print("all of it holds" if passed else f"failed: ready {ready}, metrics hidden {hidden}, streams {streams}")
    sys.exit(not passed)


with tempfile.TemporaryDirectory() as folder:
    os.chmod(folder, 0o755)
    main(folder)
