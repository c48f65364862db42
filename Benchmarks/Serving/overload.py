"""Twice the load that digits-serve can serve: no memory growth, and refusals at once.

usage: overload.py DIGITS-SERVE PICTURE [--seconds 30] [--queue 16] [--times 2]

First the capacity is found with as many clients as there are cores, twice; then requests arrive at --times that
rate, whether earlier ones are answered or not. A picture of some milliseconds, such as a page, lets the generator
keep up. Fails where a refusal is slow or without Retry-After, where an answer is neither 200 nor 503 or 429, or
where memory grows."""

import argparse
import asyncio
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Tests", "Serving"))
from server import Server  # noqa: E402


class Client:
    """One kept connection."""

    def __init__(self, server):
        self.server, self.reader, self.writer = server, None, None

    async def post(self, body):
        """Returns the status and the headers."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection(self.server.host, self.server.port)
        self.writer.write(
            b"POST /v1/scan HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\n"
            b"Content-Length: %d\r\n\r\n" % len(body) + body)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode().lower()
        headers = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
        await self.reader.readexactly(int(headers["content-length"]))
        if headers.get("connection") == "close":
            self.close()
        return int(head.split()[1]), headers

    def close(self):
        if self.writer:
            self.writer.close()
        self.writer = None


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


async def capacity(server, body, clients, seconds):
    """Requests a second where each client waits for its answer."""
    end, count, times = time.monotonic() + seconds, 0, []

    async def work():
        nonlocal count
        client = Client(server)
        while time.monotonic() < end:
            start = time.monotonic()
            status, _ = await client.post(body)
            times.append(time.monotonic() - start)
            count += status == 200
        client.close()

    await asyncio.gather(*(work() for _ in range(clients)))
    return count / seconds, times


async def overload(server, body, rate, seconds):
    """Sends at a rate, come what may; returns (status, seconds) of all, and memory by the second."""
    free, outcomes, memory, tasks = [], [], [], set()

    async def one():
        client = free.pop() if free else Client(server)
        start = time.monotonic()
        try:
            status, headers = await client.post(body)
            if status in (429, 503) and "retry-after" not in headers:
                status = f"{status} without retry-after"
        except (OSError, asyncio.IncompleteReadError) as error:
            client.close()
            status = repr(error)
        outcomes.append((status, time.monotonic() - start))
        free.append(client)

    begin = time.monotonic()
    for number in range(int(rate * seconds)):
        await asyncio.sleep(max(0, begin + number / rate - time.monotonic()))
        if number % max(1, int(rate)) == 0:
            memory.append(server.resident())
        tasks.add(task := asyncio.create_task(one()))
        task.add_done_callback(tasks.discard)
    offered = int(rate * seconds) / (time.monotonic() - begin)
    await asyncio.gather(*tasks)
    for client in free:
        client.close()
    return outcomes, memory, offered


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("picture")
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--queue", type=int, default=16)
    parser.add_argument("--times", type=float, default=2)
    arguments = parser.parse_args()
    with open(arguments.picture, "rb") as file:
        body = file.read()
    server = Server(arguments.program, "--quiet", "--queue", str(arguments.queue))
    rate, times = await capacity(server, body, 2 * (os.cpu_count() or 1), max(3, arguments.seconds // 4))
    print(f"capacity {rate:.0f} requests/s, p50 {1e3 * percentile(times, .5):.1f} ms, p99 {1e3 * percentile(times, .99):.1f} ms")
    outcomes, memory, offered = await overload(server, body, arguments.times * rate, arguments.seconds)
    failures = []
    print(f"offered {offered:.0f} requests/s for {arguments.seconds} s")
    for status in sorted({o[0] for o in outcomes}, key=str):
        taken = [t for s, t in outcomes if s == status]
        print(f"  {status}: {len(taken)} ({len(taken) / arguments.seconds:.0f}/s), p50 {1e3 * percentile(taken, .5):.1f} ms, "
              f"p99 {1e3 * percentile(taken, .99):.1f} ms, longest {1e3 * max(taken):.1f} ms")
        if status not in (200, 429, 503):
            failures.append(f"an answer of {status}")
        if status in (429, 503) and percentile(taken, .5) > 0.05:
            failures.append("refusals take their time")
    half = len(memory) // 2
    print(f"memory {memory[0] >> 10} MiB at first, {max(memory[:half + 1]) >> 10} MiB at most in the first half, "
          f"{max(memory[half:]) >> 10} MiB in the second")
    if max(memory[half:]) > max(memory[:half + 1]) * 1.1 + 8192:
        failures.append("memory grows")
    if not any(o[0] in (429, 503) for o in outcomes):
        failures.append("nothing was refused: the generator did not keep up")
    code, took = server.terminate()
    if code:
        failures.append(f"ended with {code}")
    print("failed: " + "; ".join(failures) if failures else "all of it holds")
    sys.exit(bool(failures))


asyncio.run(main())
