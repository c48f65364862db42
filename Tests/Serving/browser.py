"""Tries the web page in a headless Chromium: pen and touch at three sizes, files, corrections, keys, and what it asks of the net.

usage: browser.py SERVER [SCREENSHOTS]    SERVER is the program or the address of one that runs; screenshots of each
size, light and dark, are written to the folder SCREENSHOTS. Accessibility is checked where a package that brings
axe-core is there (pip install --no-deps axe-playwright-python). Exits with 1 where something fails."""

import glob
import importlib.util
import json
import math
import os
import sys
import tarfile
import tempfile
import time

sys.path.insert(0, os.path.dirname(__file__))
import devtools
from server import Server

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
failures = []


def expect(name, condition, found=""):
    print("ok  " if condition else "FAIL", name, "" if condition else found, flush=True)
    if not condition:
        failures.append(name)


def arc(x, y, wide, high, start, end, steps=14):
    angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(x + wide * math.cos(angle), y + high * math.sin(angle)) for angle in angles]


# Strokes in a box 1 wide and 1 high.
DIGITS = {
    "0": [arc(.5, .5, .4, .5, -90, 270, 24)],
    "1": [[(.5, 0), (.5, 1)]],
    "2": [arc(.5, .28, .42, .28, -170, 40) + [(.08, 1), (.95, 1)]],
    "3": [arc(.42, .26, .42, .26, -150, 90) + arc(.42, .75, .48, .25, -90, 150)],
    "4": [[(.55, 0), (.02, .66), (1, .66)], [(.72, .36), (.72, 1)]],
    "7": [[(.02, .03), (.95, .03), (.4, 1)]],
}


def between(points, steps=5):
    """More points between those of a stroke, as a hand leaves them."""
    dense = [points[0]]
    for (ax, ay), (bx, by) in zip(points, points[1:]):
        steps_here = steps if math.hypot(bx - ax, by - ay) > 20 else 1
        dense += [(ax + (bx - ax) * i / steps_here, ay + (by - ay) * i / steps_here) for i in range(1, steps_here + 1)]
    return dense


class App:
    """The page, opened at a size, and what can be done with it."""

    def __init__(self, browser, address, width, height, **more):
        self.page = browser.page(width, height, **more)
        self.is_touch = more.get("touch", False)
        self.address = address
        self.page.open(address)

    def frame(self):
        return self.page.run("""(() => { const c = document.getElementById("canvas"); c.scrollIntoView({ block: "nearest", behavior: "instant" });
            const f = c.getBoundingClientRect(); return [f.x, f.y, f.width, f.height]; })()""")

    def start(self, x, y):
        if self.is_touch:
            self.page.touch("touchStart", (x, y))
        else:
            self.page.mouse("mouseMoved", x, y)
            self.page.mouse("mousePressed", x, y)

    def go(self, x, y):
        if self.is_touch:
            self.page.touch("touchMove", (x, y))
        else:
            self.page.mouse("mouseMoved", x, y, button="left", buttons=1)

    def end(self, x, y):
        if self.is_touch:
            self.page.touch("touchEnd")
        else:
            self.page.mouse("mouseReleased", x, y)

    def stroke(self, points, before_end=None):
        points = between(points)
        self.start(*points[0])
        for point in points[1:]:
            self.go(*point)
        if before_end:
            before_end()
        self.end(*points[-1])

    def places(self, count):
        """Where so many digits go: left, top, width, height on the screen."""
        left, top, width, height = self.frame()
        high = min(height * .5, width / count * .95)
        cell = width * .92 / count
        wide = min(cell * .6, high * .6)
        return [(left + width * .04 + cell * i + (cell - wide) / 2, top + (height - high) / 2, wide, high) for i in range(count)]

    def write(self, text, places=None, before_end=None):
        places = places or self.places(len(text))
        for sign, (x, y, w, h) in zip(text, places):
            for stroke in DIGITS[sign]:
                self.stroke([(x + a * w, y + b * h) for a, b in stroke], before_end)
        return places

    def press(self, selector):
        # An answer that comes between the press and the release puts another button in the place of this one.
        self.page.wait("document.querySelector('main').ariaBusy !== 'true'")
        (self.page.tap if self.is_touch else self.page.click)(selector)

    def number(self):
        return self.page.run("document.getElementById('number').textContent")

    def reads(self, text, limit=10):
        return self.page.wait(f"document.getElementById('number').textContent === {json.dumps(text)}", limit)

    def clear(self):
        if not self.page.run("document.getElementById('clear').disabled"):
            self.press("#clear")
        return self.reads("–")

    def troubles(self):
        """Errors on the console and from the page's scripts, and refusals of its policy."""
        found = []
        for method, event in list(self.page.events):
            if method == "Runtime.exceptionThrown":
                found.append(event["exceptionDetails"]["text"] + str(event["exceptionDetails"].get("exception", {}).get("description", "")))
            elif method == "Log.entryAdded" and event["entry"]["level"] in ("error", "warning"):
                # The advice is on this test's own look at the canvas.
                if "willReadFrequently" not in event["entry"]["text"]:
                    found.append(event["entry"]["text"])
            elif method == "Runtime.consoleAPICalled" and event["type"] in ("error", "warning", "assert"):
                found.append(str(event["args"]))
        return found

    def foreign(self):
        """Requests to anybody but the server."""
        urls = [event["request"]["url"] for method, event in list(self.page.events) if method == "Network.requestWillBeSent"]
        return [url for url in urls if not url.startswith((self.address + "/", "data:", f"blob:{self.address}"))]

    def most_in_flight(self):
        asking = set()
        most = 0
        for method, event in list(self.page.events):
            if method == "Network.requestWillBeSent" and "/v1/scan" in event["request"]["url"]:
                asking.add(event["requestId"])
                most = max(most, len(asking))
            elif method in ("Network.loadingFinished", "Network.loadingFailed"):
                asking.discard(event["requestId"])
        return most

    def ink(self):
        return self.page.run("""(() => { const c = document.getElementById("canvas"); const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
            let n = 0; for (let i = 3; i < d.length; i += 4) n += d[i] > 127; return n; })()""")

    def settle(self):
        self.page.run("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))")


def axe_script():
    for package in ["axe_playwright_python", "axe_core_python", "axe_selenium_python"]:
        found = importlib.util.find_spec(package)
        for folder in (found.submodule_search_locations or []) if found else []:
            for path in glob.glob(os.path.join(folder, "**", "axe.min.js"), recursive=True):
                with open(path, encoding="utf-8") as file:
                    return file.read()
    print("SKIPPED: accessibility, for want of a package that brings axe-core, such as axe-playwright-python")
    return None


def check_accessibility(app, name):
    if not axe:
        return
    app.page.run(axe + "; undefined")
    found = app.page.run("""axe.run(document, { preload: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(({ violations }) =>
        violations.map(({ id, impact, nodes }) => [id, impact, nodes.slice(0, 3).map(({ html }) => html.slice(0, 150))]))""")
    grave = [violation for violation in found if violation[1] in ("serious", "critical")]
    expect(f"{name}: axe-core finds no serious fault", not grave, grave)
    for violation in found:
        if violation not in grave:
            print("     slight:", *violation)


def check_drawing(app, name):
    """Writing, boxes, bars, undo, redo, clear, a lost touch."""
    page = app.page
    early = []
    app.write("7", before_end=lambda: early.append(app.reads("7")))
    expect(f"{name}: the number is there before the pen is up", early == [True], app.number())
    expect(f"{name}: clear", app.clear())
    places = app.write("2740")
    expect(f"{name}: four digits are read", app.reads("2740"), app.number())
    page.wait("document.querySelectorAll('#boxes .box').length === 4")
    boxes = page.run("[...document.querySelectorAll('#boxes .box')].map((b) => { const f = b.getBoundingClientRect(); return [f.x, f.y, f.width, f.height, b.textContent]; })")
    fits = len(boxes) == 4 and all(
        abs(bx + bw / 2 - x - w / 2) < 8 and abs(by + bh / 2 - y - h / 2) < 8 and bw < w + 30 and bh > h * .9 and text.startswith(sign)
        for (bx, by, bw, bh, text), (x, y, w, h), sign in zip(boxes, places, "2740"))
    expect(f"{name}: a box with its label over each digit", fits, (boxes, places))
    expect(f"{name}: each box tells its confidence", all("%" in box[4] for box in boxes), boxes)
    bars = page.run("[...document.querySelectorAll('#digits .digit')].map((d) => [d.querySelectorAll('.bar').length, d.querySelector('[aria-pressed=true]').dataset.label, parseFloat(d.querySelector('[aria-pressed=true] i').style.height)])")
    expect(f"{name}: bars of probabilities", [bar[:2] for bar in bars] == [[11, sign] for sign in "2740"] and all(bar[2] > 50 for bar in bars), bars)
    crops = page.run("[...document.querySelectorAll('#digits .digit > canvas')].map((c) => [c.width, c.getContext('2d').getImageData(0, 0, 28, 28).data.some((v) => v < 100)])")
    expect(f"{name}: each crop as the network saw it", crops == [[28, True]] * 4, crops)
    expect(f"{name}: nothing wider than the window", page.run("document.documentElement.scrollWidth <= innerWidth"), page.run("document.documentElement.scrollWidth"))
    expect(f"{name}: the canvas has the screen's density", page.run("(() => { const c = document.getElementById('canvas'); return Math.abs(c.width - c.clientWidth * devicePixelRatio) < 1.5; })()"))
    expect(f"{name}: the number is told to screen readers", page.wait("document.getElementById('spoken').textContent.startsWith('2740. ')"), page.run("document.getElementById('spoken').textContent"))
    app.press("#undo")
    expect(f"{name}: undo", app.reads("274"), app.number())
    app.press("#redo")
    expect(f"{name}: redo", app.reads("2740"), app.number())
    app.clear()
    app.press("#undo")
    expect(f"{name}: undo brings back what was cleared", app.reads("2740"), app.number())
    app.clear()
    kept = page.run("[...document.querySelectorAll('#history button')].map((b) => b.textContent)")
    expect(f"{name}: what was cleared is in the history", kept[-2:] == ["2740", "7"], kept)
    if app.is_touch:
        left, top, width, height = app.frame()
        page.touch("touchStart", (left + 30, top + 30))
        page.touch("touchMove", (left + 60, top + 90))
        page.touch("touchCancel")
        app.settle()
        expect(f"{name}: a touch that the system takes away leaves nothing", page.run("document.getElementById('clear').disabled"))
        scrolled = page.run("scrollY")
        app.stroke([(left + width / 2, top + height - 20), (left + width / 2, top + 20)])
        expect(f"{name}: a finger writes and does not scroll", page.run("scrollY") == scrolled and not page.run("document.getElementById('clear').disabled"))
        app.clear()


def check_pens(app):
    page = app.page
    left, top, width, _ = app.frame()
    line = between([(left + 60, top + 60), (left + width - 60, top + 60)], 12)

    def drawn(force=None):
        more = {} if force is None else {"pointerType": "pen", "force": force}
        page.mouse("mousePressed", *line[0], **more)
        for point in line[1:]:
            page.mouse("mouseMoved", *point, button="left", buttons=1, **more)
        page.mouse("mouseReleased", *line[-1], **more)
        app.settle()
        ink = app.ink()
        app.clear()
        return ink

    light, heavy = drawn(.1), drawn(.95)
    expect("a pen that is pressed draws wider", heavy > 1.5 * light, (light, heavy))
    thin = drawn()
    page.run("document.getElementById('pen').focus()")
    for _ in range(8):
        page.key("]")
    wide = drawn()
    expect("the pen's width can be set", wide > 1.4 * thin, (thin, wide))
    for _ in range(8):
        page.key("[")
    expect("a pen that leaves the canvas is captured", captured(app))
    expect("touch is not taken for scrolling", page.run("getComputedStyle(document.getElementById('canvas')).touchAction") == "none")


def captured(app):
    page = app.page
    left, top, width, height = app.frame()
    page.mouse("mousePressed", left + width / 2, top + height - 40)
    page.mouse("mouseMoved", left + width / 2, top + height + 60, button="left", buttons=1)
    page.mouse("mouseReleased", left + width / 2, top + height + 60)
    is_up = page.run("!document.getElementById('canvas').hasPointerCapture(1)")
    app.settle()
    drawn = app.ink() > 0
    app.clear()
    return is_up and drawn


def check_one_in_flight(app):
    page = app.page
    page.call("Network.emulateNetworkConditions", {"offline": False, "latency": 250, "downloadThroughput": -1, "uploadThroughput": -1})
    before = len(page.events)
    app.write("274")
    expect("on a slow line the newest drawing wins", app.reads("274"), app.number())
    asked = sum(method == "Network.requestWillBeSent" for method, _ in list(page.events)[before:])
    page.call("Network.emulateNetworkConditions", {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1})
    expect("at most one request is in flight", app.most_in_flight() == 1 and asked > 1, (app.most_in_flight(), asked))
    app.clear()


def fixture():
    """A picture of a number in one line, and the number."""
    for path in sorted(glob.glob(os.path.join(ROOT, "Fixtures/Drawings/*.png"))):
        with open(os.path.join(ROOT, "Fixtures/Truth", os.path.basename(path) + ".json")) as file:
            text = json.load(file)["text"]
        if text.isdigit() and len(text) > 2:
            return path, text
    raise SystemExit("there are no pictures in Fixtures")


def check_pictures(app):
    page = app.page
    path, truth = fixture()
    document = page.call("DOM.getDocument")["root"]["nodeId"]

    def choose(name):
        node = page.call("DOM.querySelector", {"nodeId": document, "selector": name})["nodeId"]
        page.call("DOM.setFileInputFiles", {"nodeId": node, "files": [path]})

    choose("#file")
    expect("a chosen file is read", app.reads(truth), app.number())
    expect("and has its boxes", page.run("document.querySelectorAll('#boxes .box').length") == len(truth))
    app.clear()
    choose("#camera")
    expect("a photograph is read", app.reads(truth), app.number())
    app.write("7")
    expect("writing over a picture begins a new sheet", app.reads("7"), app.number())
    app.press("#undo")
    expect("and undo brings the picture back", app.reads(truth), app.number())
    app.clear()
    x, y = page.middle("#canvas")
    data = {"items": [], "files": [path], "dragOperationsMask": 1}
    for kind in ["dragEnter", "dragOver", "drop"]:
        page.call("Input.dispatchDragEvent", {"type": kind, "x": x, "y": y, "data": data})
    expect("a dropped file is read", app.reads(truth), app.number())
    app.clear()
    app.page.browser.call("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": app.address, "browserContextId": page.context})
    with open(path, "rb") as file:
        picture = list(file.read())
    page.run(f"navigator.clipboard.write([new ClipboardItem({{ 'image/png': new Blob([new Uint8Array({picture})], {{ type: 'image/png' }}) }})])")
    page.key("v", control=True, commands=["paste"])
    expect("a pasted picture is read", app.reads(truth), app.number())
    app.clear()
    # The browser opens more than the server: what is no PNG or JPEG is made one.
    page.run(f"""(async () => {{
        const bitmap = await createImageBitmap(new Blob([new Uint8Array({picture})]));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        canvas.getContext("2d").drawImage(bitmap, 0, 0);
        const transfer = new DataTransfer();
        transfer.items.add(new File([await canvas.convertToBlob({{ type: "image/webp" }})], "a.webp", {{ type: "image/webp" }}));
        dispatchEvent(new DragEvent("drop", {{ dataTransfer: transfer, cancelable: true }}));
    }})()""")
    expect("a WebP picture is read", app.reads(truth), app.number())
    app.clear()
    page.run("""(() => { const transfer = new DataTransfer(); transfer.items.add(new File(["hello"], "a.png", { type: "image/png" }));
        dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true })); })()""")
    expect("what is no picture is said to be none", page.wait("document.getElementById('doubt').textContent.includes('no picture')"))


def check_corrections(app):
    page = app.page
    app.write("17")
    expect("two digits are read", app.reads("17"), app.number())
    app.press("#digits li:nth-child(2) .bar[data-label='1']")
    # The other digit may be unsure, the corrected one is not.
    expect("one click corrects a digit", app.reads("11") and page.run("document.getElementById('doubt').textContent") in ("Corrected by you", "Corrected by you, and 1 unsure"), app.number())
    expect("the correction is kept in the browser", page.run("JSON.parse(localStorage.getItem('digits.corrections')).map(({ label, crop }) => [label, atob(crop).length])") == [["1", 784]])
    left, top, width, height = app.frame()
    places = app.places(3)
    app.write("4", [(left + width * .8, places[0][1], places[0][2], places[0][3])])
    expect("a correction holds while more is written", app.reads("114"), app.number())
    app.press("#digits li:nth-child(3) .bar[data-label='#']")
    expect("no digit at all", app.reads("11"), app.number())
    folder = tempfile.mkdtemp()
    page.browser.call("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": folder, "browserContextId": page.context})
    app.press("#export")
    path = os.path.join(folder, "corrections.tar")
    end = time.monotonic() + 10
    while not os.path.exists(path) and time.monotonic() < end:
        time.sleep(.05)
    with tarfile.open(path) as archive:
        names = archive.getnames()
        table = archive.extractfile("truth.csv").read().decode()
        pictures = [archive.extractfile(name).read() for name in names[1:]]
    expect("the export is a set with its table", table == "path,text\ncorrection-00001.png,1\ncorrection-00002.png,#\n" and names[1:] == ["correction-00001.png", "correction-00002.png"], table)
    expect("of PNG files", all(data.startswith(b"\x89PNG") for data in pictures))
    if screenshots:
        os.replace(path, os.path.join(screenshots, "corrections.tar"))
    app.press("#digits li:nth-child(2) .bar[data-label='7']")
    expect("choosing what was read takes the correction back", app.reads("17"), app.number())
    app.press("#forget")
    expect("forget all", page.run("localStorage.getItem('digits.corrections')") is None and app.reads("174"), app.number())
    app.press("#copy")
    expect("copy", page.wait("document.querySelector('#copy span').textContent === 'Copied'") and page.run("navigator.clipboard.readText()") == "174")
    app.clear()


def check_press_while_answered(app):
    """An answer that comes between the press and the release on a bar does not take the click away."""
    page = app.page
    app.write("17")
    app.reads("17")
    # What is asked from here on is held, not what was asked before.
    page.wait("document.querySelector('main').ariaBusy !== 'true'")
    page.run("""(() => {
        const fetch = window.fetch;
        window.held = new Promise((resolve) => { window.letGo = resolve; });
        window.fetch = async (...question) => { const answer = await fetch(...question); await window.held; window.fetch = fetch; return answer; };
        document.querySelector("#digits li").dataset.isOld = true;
        document.getElementById("undo").click();
        document.getElementById("redo").click();
    })()""")
    selector = "#digits li:nth-child(1) .bar[data-label='4']"
    place = page.middle(selector)
    old = "document.querySelectorAll('#digits li[data-is-old]').length"
    app.start(*place)
    page.run("window.letGo()")
    time.sleep(.5)
    expect("what is pressed stays while an answer comes", page.run(old) == 1)
    app.end(*place)
    expect("its click counts, and the answer is shown then", page.wait(f"{old} === 0") and app.reads("47"), app.number())
    app.press("#digits li:nth-child(1) .bar[data-label='1']")
    expect("and is taken back", app.reads("17"), app.number())
    app.clear()


def check_history(app):
    page = app.page
    app.press("#history li:first-child button")
    expect("the history brings a drawing back", app.reads("174"), app.number())
    app.clear()


def check_keys(app):
    page = app.page
    app.write("27")
    app.reads("27")
    page.key("z", control=True)
    expect("Ctrl+Z undoes", app.reads("2"), app.number())
    page.key("y", control=True)
    expect("Ctrl+Y redoes", app.reads("27"), app.number())
    page.key("c", control=True)
    expect("Ctrl+C copies", page.wait("navigator.clipboard.readText().then((text) => window.copied = text), window.copied === '27'"))
    page.run("document.getElementById('canvas').focus()")
    seen = []
    for _ in range(14):
        page.key("Tab")
        seen.append(page.run("document.activeElement.id || document.activeElement.className"))
    expect("Tab goes through the tools and the digits, one stop for each digit's bars", seen.count("bar") == 2 and {"undo", "clear", "pen", "choose"} <= set(seen), seen)
    expect("what has the focus is seen", page.run("(() => { document.getElementById('choose').focus({ focusVisible: true }); return parseFloat(getComputedStyle(document.getElementById('choose')).outlineWidth) >= 2; })()"))
    page.run("document.querySelector('#digits .bar[tabindex=\"0\"]').focus()")
    page.key("ArrowRight")
    expect("arrows move along the bars", page.run("document.activeElement.dataset.label") == "3")
    page.key("1")
    expect("a digit's key corrects", app.reads("17"), app.number())
    expect("and the focus stays", page.run("document.activeElement.dataset.label") == "1")
    page.key("2")
    page.key("Escape")
    expect("Escape clears", app.reads("–"), app.number())


def check_looks(app, name):
    """Light and dark, with a number on it that is partly in doubt: axe-core, screenshots."""
    page = app.page
    app.write("2740")
    app.reads("2740")
    for scheme in ["light", "dark"]:
        page.media(prefers_color_scheme=scheme)
        app.settle()
        time.sleep(.3)
        check_accessibility(app, f"{name}, {scheme}")
        if screenshots:
            page.run("scrollTo(0, 0)")
            page.screenshot(os.path.join(screenshots, f"{name}-{scheme}.png"))
            page.screenshot(os.path.join(screenshots, f"{name}-{scheme}-whole.png"), whole=True)
    grounds = []
    for scheme in ["light", "dark"]:
        page.media(prefers_color_scheme=scheme)
        app.settle()
        grounds.append(page.run("getComputedStyle(document.body).backgroundColor"))
    expect(f"{name}: light and dark differ", grounds[0] != grounds[1], grounds)
    page.media(prefers_reduced_motion="reduce")
    expect(f"{name}: nothing moves where motion is unwanted", page.run("[...document.querySelectorAll('*')].every((e) => ['0s', '0s, 0s, 0s'].includes(getComputedStyle(e).transitionDuration))"))
    page.media()
    app.clear()


def check_doubt(app):
    page = app.page
    left, top, width, height = app.frame()
    x, y, r = left + width / 2, top + height / 2, min(width, height) / 5
    app.stroke([(x + a * r, y + b * r) for a, b in arc(0, 0, 1, 1, 0, 720, 30)])
    app.stroke([(x - r, y - r), (x + r, y + r)])
    app.stroke([(x + r, y - r), (x - r, y + r)])
    expect("a scribble is no sure number", page.wait("document.getElementById('doubt').classList.contains('unsure')"), page.run("document.getElementById('doubt').textContent"))
    app.clear()
    # Between a 1 with an upstroke and a 7 there is one that may be either.
    said = []
    for lean in range(12):
        app.stroke([(x - r * .8, y - r + r * .05 * lean), (x + r * .2, y - r), (x, y + r)])
        page.wait("document.getElementById('number').textContent !== '–'")
        app.settle()
        time.sleep(.1)
        said.append(page.run("document.getElementById('doubt').textContent"))
        if said[-1] in ("Unsure: 1 or 7", "Unsure: 7 or 1"):
            break
        app.clear()
    expect("doubt is told: 1 or 7", said[-1].startswith("Unsure:"), said)
    shown = page.run("[document.querySelectorAll('#boxes .box.unsure').length, document.querySelectorAll('#digits .unsure').length, document.querySelectorAll('#alternatives li').length > 0, document.querySelectorAll('#number .unsure').length]")
    expect("and shown, with alternatives", shown == [1, 1, True, 1], shown)
    for scheme in ["light", "dark"]:
        page.media(prefers_color_scheme=scheme)
        time.sleep(.3)
        check_accessibility(app, f"doubt, {scheme}")
        if screenshots:
            page.screenshot(os.path.join(screenshots, f"doubt-{scheme}.png"))
    app.press("#digits .bar[data-label='9']")
    app.reads("9")
    check_accessibility(app, "a correction")
    if screenshots:
        page.screenshot(os.path.join(screenshots, "correction.png"))
    app.press("#corrections button")
    expect("a correction can be forgotten by itself", page.wait("document.querySelectorAll('#corrections li').length === 0") and page.run("document.getElementById('number').textContent") in ("1", "7"))
    page.media()
    app.clear()


def check_policy(app):
    page = app.page
    page.run("(() => { const s = document.createElement('script'); s.textContent = 'window.wasRun = true'; document.body.append(s); })()")
    expect("the policy lets no inline script run", page.run("window.wasRun") is None)
    blocked = page.run("fetch('https://example.com/').then(() => false, () => true)")
    expect("and no request leave", blocked)


def check_token(browser, path):
    with tempfile.NamedTemporaryFile("w", suffix=".token") as file:
        file.write("secret\n")
        file.flush()
        server = Server(path, "--quiet", "--token-file", file.name)
        app = App(browser, server.address, 1024, 768)
        app.write("7")
        expect("a server with a token: the page asks for it", app.page.wait("document.getElementById('token-dialog').open"))
        for sign in "secret":
            app.page.key(sign)
        app.page.key("Enter")
        expect("and reads with it", app.reads("7"), app.number())
        server.terminate()


def main(path):
    executable = devtools.program()
    if not executable:
        raise SystemExit("there is no Chromium: install the package chromium, or name it in CHROMIUM")
    server = None if path.startswith("http") else Server(path, "--quiet")
    address = server.address if server else path.rstrip("/")
    browser = devtools.Browser(executable)
    try:
        for name, width, height, more in [("1440", 1440, 900, {}), ("768", 768, 1024, {"density": 2, "touch": True}), ("320", 320, 640, {"density": 2, "touch": True}), ("640-turned", 640, 360, {"density": 2, "touch": True})]:
            app = App(browser, address, width, height, **more)
            check_accessibility(app, f"{name}, empty")
            if screenshots:
                app.page.screenshot(os.path.join(screenshots, f"{name}-empty.png"))
            check_drawing(app, name)
            if name == "1440":
                check_pens(app)
                check_one_in_flight(app)
                check_pictures(app)
                check_corrections(app)
                check_history(app)
                check_keys(app)
                check_doubt(app)
            if name in ("1440", "768"):
                check_press_while_answered(app)
            check_looks(app, name)
            expect(f"{name}: nothing on the console", not app.troubles(), app.troubles())
            expect(f"{name}: no request leaves the origin", not app.foreign(), app.foreign())
            if name == "1440":
                check_policy(app)
        if server:
            check_token(browser, path)
    finally:
        browser.close()
        if server:
            server.terminate()
    print(f"{len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    screenshots = sys.argv[2] if len(sys.argv) > 2 else None
    if screenshots:
        os.makedirs(screenshots, exist_ok=True)
    axe = axe_script()
    sys.exit(main(sys.argv[1]))
