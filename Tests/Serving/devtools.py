"""Drives a headless Chromium over the DevTools protocol through a pair of pipes: nothing but Python and Chromium is needed."""

import base64
import collections
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time

# The protocol's pipes are the descriptors 3 and 4, which a child of Python's cannot be given directly.
BRIDGE = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
os.dup2(ends[0], 3)
os.dup2(ends[1], 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""


def program():
    """The browser's path: CHROMIUM, or what Debian and others call it; None where there is none."""
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    return next((path for name in names if name and (path := shutil.which(name))), None)


class Browser:
    """A browser that listens; each of its pages is a `Page`."""

    def __init__(self, path):
        self.folder = tempfile.mkdtemp(prefix="digits-browser-")
        theirs, self.to = os.pipe()
        self.back, their_end = os.pipe()
        # Tests may run as root in a container, where the browser has no sandbox of its own.
        self.process = subprocess.Popen(
            [sys.executable, "-c", BRIDGE, str(theirs), str(their_end), path, "--headless=new", "--no-sandbox",
             "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run", "--disable-extensions",
             "--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe",
             f"--user-data-dir={self.folder}/profile", "about:blank"],
            pass_fds=(theirs, their_end), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs)
        os.close(their_end)
        self.answers = {}
        self.pages = {}
        self.arrived = threading.Condition()
        self.count = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        with os.fdopen(self.back, "rb") as file:
            rest = b""
            while part := os.read(file.fileno(), 1 << 16):
                *messages, rest = (rest + part).split(b"\0")
                for message in map(json.loads, messages):
                    with self.arrived:
                        if "id" in message:
                            self.answers[message["id"]] = message
                        elif page := self.pages.get(message.get("sessionId")):
                            page.events.append((message["method"], message["params"]))
                        self.arrived.notify_all()

    def call(self, method, parameters=None, session=None, limit=30):
        self.count += 1
        number = self.count
        message = {"id": number, "method": method, "params": parameters or {}}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to, data):]
        with self.arrived:
            if not self.arrived.wait_for(lambda: number in self.answers, limit):
                raise SystemExit(f"the browser does not answer {method}")
            answer = self.answers.pop(number)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def page(self, *arguments, **more):
        return Page(self, *arguments, **more)

    def close(self):
        try:
            self.call("Browser.close")
            self.process.wait(10)
        except (OSError, subprocess.TimeoutExpired):
            self.process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


class Page:
    """A page of its own cookies and storage, with a screen of some size."""

    def __init__(self, browser, width, height, density=1, touch=False):
        self.browser = browser
        self.events = collections.deque()
        self.width, self.height = width, height
        self.context = browser.call("Target.createBrowserContext")["browserContextId"]
        target = browser.call("Target.createTarget", {"url": "about:blank", "browserContextId": self.context})["targetId"]
        self.session = browser.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        browser.pages[self.session] = self
        for domain in ["Page", "Runtime", "Log", "Network", "DOM"]:
            self.call(f"{domain}.enable")
        self.call("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": density, "mobile": touch})
        if touch:
            self.call("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 5})
        self.call("Emulation.setFocusEmulationEnabled", {"enabled": True})

    def call(self, method, parameters=None, limit=30):
        return self.browser.call(method, parameters, self.session, limit)

    def open(self, address):
        self.call("Page.navigate", {"url": address})
        self.wait("document.readyState === 'complete' && document.getElementById('canvas')?.width > 0")

    def run(self, script, limit=60):
        """The value of a script; a promise is waited for."""
        answer = self.call("Runtime.evaluate", {"expression": script, "awaitPromise": True, "returnByValue": True, "userGesture": True}, limit)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description", details["text"]))
        return answer["result"].get("value")

    def wait(self, condition, limit=10):
        """Whether a condition, in the page's language, becomes true."""
        end = time.monotonic() + limit
        while not (is_true := self.run(f"Boolean({condition})")) and time.monotonic() < end:
            time.sleep(0.03)
        return is_true

    def media(self, **features):
        self.call("Emulation.setEmulatedMedia", {"features": [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]})

    def screenshot(self, path, whole=False):
        data = self.call("Page.captureScreenshot", {"format": "png", "captureBeyondViewport": whole} | ({"clip": self.extent()} if whole else {}))["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def extent(self):
        return {"x": 0, "y": 0, "width": self.width, "height": self.run("document.documentElement.scrollHeight"), "scale": 1}

    # MARK: what a person does

    def mouse(self, kind, x, y, **more):
        buttons = {"mousePressed": {"button": "left", "buttons": 1, "clickCount": 1}, "mouseReleased": {"button": "left", "clickCount": 1},
                   "mouseMoved": {}}[kind]
        self.call("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y} | buttons | more)

    def touch(self, kind, *points):
        self.call("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    def middle(self, selector):
        return self.run(f"""(() => {{
            const found = document.querySelector({json.dumps(selector)});
            found.scrollIntoView({{ block: "nearest", behavior: "instant" }});
            const frame = found.getBoundingClientRect();
            return [frame.x + frame.width / 2, frame.y + frame.height / 2];
        }})()""")

    def click(self, selector):
        x, y = self.middle(selector)
        self.mouse("mouseMoved", x, y)
        self.mouse("mousePressed", x, y)
        self.mouse("mouseReleased", x, y)

    def tap(self, selector):
        point = self.middle(selector)
        self.touch("touchStart", point)
        self.touch("touchEnd")

    def key(self, key, control=False, shift=False, commands=()):
        code = {"Escape": 27, "Tab": 9, "Enter": 13, "ArrowRight": 39, "ArrowLeft": 37}.get(key, ord(key.upper()) if len(key) == 1 else 0)
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "") if not control else ""
        event = {"key": key, "windowsVirtualKeyCode": code, "modifiers": 2 * control + 8 * shift}
        self.call("Input.dispatchKeyEvent", event | {"type": "keyDown", "text": text, "commands": list(commands)})
        self.call("Input.dispatchKeyEvent", event | {"type": "keyUp"})
