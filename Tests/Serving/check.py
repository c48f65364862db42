"""Checks a built digits-serve over loopback: answers, refusals, hostile clients, the end by SIGTERM.

usage: check.py PROGRAM    Answers are validated against /openapi.json where the package jsonschema is there."""

import glob
import http.client
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
import threading
import time
import zlib

sys.path.insert(0, os.path.dirname(__file__))
from server import Server

ROOT = os.path.join(os.path.dirname(__file__), "..", "..")
failures = []
try:
    import jsonschema
except ImportError:
    jsonschema = None
    print("SKIPPED: validation against openapi.json, for want of the package jsonschema")


def expect(name, condition, found=""):
    print("ok  " if condition else "FAIL", name, "" if condition else found)
    if not condition:
        failures.append(name)


def ask(method, path, body=None, headers=None, server=None):
    connection = http.client.HTTPConnection((server or main).host, (server or main).port, timeout=30)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        data = answer.read()
        validate(method, path, answer, data)
        return answer.status, dict((k.lower(), v) for k, v in answer.getheaders()), data
    finally:
        connection.close()


def validate(method, path, answer, data):
    operation = specification["paths"].get(path.split("?")[0], {}).get(method.lower())
    if not jsonschema or not operation:
        return
    described = operation["responses"].get(str(answer.status))
    if not described:
        expect(f"{method} {path} {answer.status} is in openapi.json", False)
        return
    if "$ref" in described:
        described = specification["components"]["responses"][described["$ref"].split("/")[-1]]
    content = described.get("content", {}).get("application/json")
    if content:
        schema = {**content["schema"], "components": specification["components"]}
        problems = list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(data)))
        if problems:
            expect(f"{method} {path} {answer.status} is as openapi.json says", False, problems[0].message)


def raw(data, wait=15):
    with socket.create_connection((main.host, main.port), timeout=wait) as connection:
        connection.sendall(data)
        answer = b""
        try:
            while part := connection.recv(65536):
                answer += part
                if b"\r\n\r\n" in answer and b"Connection: close" not in answer:
                    break
        except (TimeoutError, ConnectionResetError):
            pass
        return answer


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, rows):
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


main = Server(sys.argv[1], "--timeout", "3", "--body-timeout", "3", "--header-timeout", "3", "--max-body", "4000000", "--drain", "1")
specification = {"paths": {}}
specification = json.loads(ask("GET", "/openapi.json")[2])
drawings = sorted(glob.glob(os.path.join(ROOT, "Fixtures/Drawings/*.png")))
good = open(drawings[0], "rb").read()
octets = {"Content-Type": "application/octet-stream"}

# what is right
for path in drawings[:12]:
    with open(os.path.join(ROOT, "Fixtures/Truth", os.path.basename(path) + ".json")) as file:
        truth = json.load(file)["text"]
    status, _, data = ask("POST", "/v1/scan", open(path, "rb").read(), octets)
    expect(f"reads {os.path.basename(path)}", status == 200 and json.loads(data)["text"] == truth, data[:200])
for path in ["/v2", "/v2/health/live", "/v2/health/ready", "/v2/models/digits", "/v2/models/digits/ready", "/v1/model"]:
    status, _, data = ask("GET", path)
    expect(f"GET {path}", status == 200, data)
seven = {"strokes": [[[10, 10, 0, .5], [50, 10, 9, .5], [30, 80, 20, .7]]]}
status, _, data = ask("POST", "/v1/scan?crops=true", json.dumps(seven), {"Content-Type": "application/json"})
answer = json.loads(data)
expect("strokes are read, with crops", status == 200 and answer["text"] == "7" and len(answer["images"]) == 1, data[:300])
form = b"".join(b'--xx\r\nContent-Disposition: form-data; name="f"; filename="%d.png"\r\n\r\n%s\r\n' % (i, p)
                for i, p in enumerate([good, b"nonsense", good])) + b"--xx--\r\n"
status, _, data = ask("POST", "/v1/scan", form, {"Content-Type": "multipart/form-data; boundary=xx"})
expect("a form of three files, one bad", status == 200 and [r["type"] for r in json.loads(data)["records"]] == ["result", "error", "result"], data[:200])
status, _, data = ask("POST", "/v1/scan/stream", good * 3, octets)
expect("a stream of three", status == 200 and data.count(b"\n") == 3, data[:200])
infer = {"id": "a", "inputs": [{"name": "input", "datatype": "FP32", "shape": [2, 28, 28], "data": [0] * 1568}]}
status, _, data = ask("POST", "/v2/models/digits/infer", json.dumps(infer), {"Content-Type": "application/json"})
expect("infer", status == 200 and json.loads(data)["outputs"][0]["shape"][0] == 2, data[:200])
status, headers, data = ask("GET", "/")
expect("the page, with its policy", status == 200 and "default-src 'none'" in headers["content-security-policy"])
expect("metrics", b"digits_request_seconds_bucket" in ask("GET", "/metrics")[2])
expect("a request keeps its id", ask("GET", "/v2", headers={"X-Request-ID": "abc-1"})[1]["x-request-id"] == "abc-1")

# the example clients, and the options that the examples give
clients = os.path.join(ROOT, "Examples/Serving/clients")
number = os.path.join(ROOT, "Fixtures/Drawings/small.png")
for command in [["sh", "scan.sh", number], [sys.executable, "scan.py", number], ["node", "scan.mjs"]]:
    if not shutil.which({"sh": "curl"}.get(command[0], command[0])):
        print(f"SKIPPED: {command[1]}, for want of its program")
        continue
    run = subprocess.run([command[0], os.path.join(clients, command[1]), *command[2:]], capture_output=True, text=True,
                         env={**os.environ, "SERVER": main.address})
    expect(command[1], run.returncode == 0 and ("17" in run.stdout or "1729" in run.stdout), run.stdout + run.stderr)
options = subprocess.run([sys.argv[1], "--help"], capture_output=True, text=True).stdout
for path in glob.glob(os.path.join(ROOT, "Examples/Serving/*")):
    if os.path.isfile(path):
        with open(path) as file:
            lines = [line for line in file if "digits-serve" in line or "digits serve" in line or "| `--" in line]
        for option in re.findall(r"(?<![-\w])--[a-z][a-z-]+", "".join(l for l in lines if not re.search("docker|RUN|COPY", l))):
            expect(f"{os.path.basename(path)} knows {option}", option in options)

# what is wrong: path, body, content type, status, code
def refused(name, status, code, *arguments, **more):
    found, headers, data = ask(*arguments, **more)
    try:
        said = json.loads(data)["code"]
    except (ValueError, KeyError):
        said = None
    expect(name, found == status and said == code, f"{found} {data[:200]}")


json_type = {"Content-Type": "application/json"}
multipart = {"Content-Type": "multipart/form-data; boundary=xx"}
for path in ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "/style.css/../app.js", "//etc/passwd"]:
    refused(f"no way out by {path}", 404, "not_found", "GET", path)
refused("an empty body", 400, "no_input", "POST", "/v1/scan", b"", octets)
refused("text for a picture", 415, "not_an_image", "POST", "/v1/scan", b"hello, world", octets)
refused("an unknown type", 415, "unsupported_media_type", "POST", "/v1/scan", b"x", {"Content-Type": "text/html"})
refused("a cut picture", 422, "truncated", "POST", "/v1/scan", good[: len(good) // 2], octets)
refused("a bomb", 413, "too_large", "POST", "/v1/scan", png(30000, 30000, bytes(40_000_000)), octets)
refused("a body past the limit", 413, "body_too_large", "POST", "/v1/scan", bytes(5_000_000), octets)
for body in [b"{", b"[]", b"{}", b'{"strokes":[[[1]]]}', b'{"strokes":[[["a",2]]]}', b'{"strokes":[[[1e30,2]]]}', b"[" * 100_000, b'{"strokes":[]}x', b"\xff\xfe"]:
    refused(f"bad JSON {body[:20]}", 400, "bad_json", "POST", "/v1/scan", body, json_type)
refused("no stroke", 422, "no_strokes", "POST", "/v1/scan", b'{"strokes":[]}', json_type)
for body in [b"--xx", b"--xx\r\n", b"nothing", b"--xx\r\nA: b\r\n\r\nno end", b"--xx--", b"--xx\r\n\r\n--xx--"]:
    refused(f"bad form {body[:20]}", 400, "bad_multipart", "POST", "/v1/scan", body, multipart)
refused("a form without boundary", 400, "bad_multipart", "POST", "/v1/scan", b"x", {"Content-Type": "multipart/form-data"})
refused("infer of a wrong shape", 400, "bad_input", "POST", "/v2/models/digits/infer", b'{"inputs":[{"datatype":"FP32","shape":[9],"data":[1]}]}', json_type)
refused("a wrong method", 405, "method_not_allowed", "DELETE", "/v1/scan")
answer = raw(b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + b"a" * 100_000 + b"\r\n\r\n")
expect("an oversized header", answer[9:12] == b"431" and b"headers_too_large" in answer, answer[:100])
answer = raw(b"nonsense\r\n\r\n")
expect("nonsense for a request", answer[9:12] == b"400" and b"bad_request" in answer, answer[:100])
start = time.monotonic()
answer = raw(b"POST /v1/scan HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: 1000\r\n\r\nabc")
expect("a slow body gets 408", b" 408 " in answer[:16] and time.monotonic() - start < 6, answer[:100])
expect("and the server is well", ask("GET", "/v2/health/ready")[0] == 200)

# a token, and other origins
guarded_file = "/tmp/digits-token-check"
with open(guarded_file, "w") as file:
    file.write("secret\n")
guarded = Server(sys.argv[1], "--token-file", guarded_file, "--cors", "https://a.example")
expect("no token", ask("GET", "/v1/model", server=guarded)[0] == 401)
expect("a token", ask("GET", "/v1/model", headers={"Authorization": "Bearer secret"}, server=guarded)[0] == 200)
expect("a known origin", ask("GET", "/v2", headers={"Origin": "https://a.example"}, server=guarded)[1].get("access-control-allow-origin") == "https://a.example")
expect("an unknown origin", "access-control-allow-origin" not in ask("GET", "/v2", headers={"Origin": "https://b.example"}, server=guarded)[1])
guarded.terminate()
os.remove(guarded_file)

# a full queue
small = Server(sys.argv[1], "--queue", "1")
statuses = []
def knock():
    for _ in range(20):
        status, headers, _ = ask("POST", "/v1/scan", good, octets, server=small)
        statuses.append((status, headers.get("retry-after")))
knockers = [threading.Thread(target=knock) for _ in range(6)]
[t.start() for t in knockers]
[t.join() for t in knockers]
expect("a full queue sheds with 503 and Retry-After", set(statuses) == {(200, None), (503, "1")}, set(statuses))

# the end by SIGTERM in the middle of work
results = []
def load():
    while True:
        try:
            status = ask("POST", "/v1/scan", good, octets)[0]
        except ConnectionRefusedError:
            return
        except OSError as error:
            results.append(repr(error))
            return
        results.append(status)
loaders = [threading.Thread(target=load) for _ in range(4)]
[t.start() for t in loaders]
time.sleep(1)
main.process.terminate()
time.sleep(0.3)
refused("ready fails first", 503, "draining", "GET", "/v2/health/ready")
code = main.process.wait(20)
[t.join() for t in loaders]
expect("SIGTERM loses no accepted request", set(results) == {200} and code == 0, f"{code} {set(results)}")
small.terminate()
print(f"{len(failures)} failed")
sys.exit(1 if failures else 0)
