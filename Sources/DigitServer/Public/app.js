import { Drawing } from "./drawing.js";
import { Reader } from "./reader.js";
import { Reading, label } from "./reading.js";
import { maximumPanels, panel } from "./panels.js";
import { $, element, percent } from "./page.js";
import * as corrections from "./corrections.js";
import * as history from "./history.js";
import * as pictures from "./pictures.js";
import * as press from "./press.js";

const drawing = new Drawing($("canvas"));
/** What is shown. */
let reading = null;

const reader = new Reader({
  look, tell, complain: (text) => say(text, true), token,
  wait: (isBusy) => { document.querySelector("main").ariaBusy = String(isBusy); },
});

// MARK: asking

function look() {
  const { picture, strokes } = drawing;
  if (picture) return { picture, strokes, type: "application/octet-stream", body: picture.body };
  if (strokes.length === 0) return null;
  const round = (value) => Math.round(value * 100) / 100;
  const body = JSON.stringify({ strokes: strokes.map(({ points }) => points.map(([x, y, t, p]) => [round(x), round(y), t, round(p)])) });
  return { picture: null, strokes, type: "application/json", body };
}

async function tell(answer, question) {
  // Panels are made anew: not under a finger that corrects.
  await press.settled();
  if (!answer) { show(null); return; }
  const next = new Reading(answer, (box) => place(box, answer, question.picture));
  if (reading && question.picture === reading.picture) next.inherit(reading);
  [next.picture, next.strokes] = [question.picture, question.strokes];
  show(next);
}

/** A box of the server's, in the drawing's units or as parts of the picture. */
function place([x, y, width, height], answer, picture) {
  if (picture) return [x / answer.width, y / answer.height, width / answer.width, height / answer.height];
  const [scale, left, top] = answer.drawing;
  return [x / scale + left, y / scale + top, width / scale, height / scale];
}

function token() {
  return new Promise((resolve) => {
    $("token").value = "";
    $("token-dialog").addEventListener("close", () => resolve($("token").value.trim() || null), { once: true });
    $("token-dialog").showModal();
  });
}

// MARK: showing

function say(text, isUnsure = false, kind = isUnsure ? "unsure" : "") {
  $("doubt").textContent = text;
  $("doubt").className = `doubt ${kind}`;
}

function show(next) {
  reading = next;
  const text = reading?.text ?? "";
  showNumber(text);
  const [words, isUnsure] = reading?.words ?? ["Nothing yet", false];
  say(words, isUnsure, isUnsure ? "unsure" : text ? "sure" : "");
  speak(reading ? `${text || "No number"}. ${words}.` : "");
  $("copy").disabled = !text;
  showBoxes();
  showDigits();
}

function showNumber(text) {
  const number = $("number");
  number.toggleAttribute("data-empty", !text);
  const lines = (text || "–").split("\n");
  number.style.setProperty("--signs", Math.max(...lines.map((line) => line.length)));
  number.style.setProperty("--lines", lines.length);
  number.replaceChildren(...(text ? reading.signs : [{ sign: "–" }]).map(({ sign, isUnsure, isCorrected }) =>
    isUnsure || isCorrected ? element("span", { class: isUnsure ? "unsure" : "corrected" }, sign) : sign));
  // A page full of numbers scrolls, also by keys.
  const isLong = number.scrollHeight > number.clientHeight + 8 || number.scrollWidth > number.clientWidth;
  number.classList.toggle("long", isLong);
  number.toggleAttribute("tabindex", isLong);
  if (isLong) number.tabIndex = 0;
}

let speaking;
function speak(text) {
  // Not while the pen moves: only what stays is told.
  clearTimeout(speaking);
  speaking = setTimeout(() => { $("spoken").textContent = text; }, 700);
}

function showBoxes() {
  const frame = $("canvas");
  const isShown = reading && !drawing.isEmpty && reading.picture === drawing.picture;
  $("boxes").replaceChildren(...(isShown ? reading.digits : []).map((digit) => {
    let [x, y, width, height] = digit.place;
    if (reading.picture) {
      const [left, top, w, h] = drawing.picturePlace;
      [x, y, width, height] = [x * w + left, y * h + top, width * w, height * h];
    } else {
      [x, y, width, height] = [x, y, width, height].map((value) => value * drawing.scale);
    }
    // A one is a line: its box gets some room.
    const room = height < 24 ? 1 : 6;
    const isUnsure = reading.isUnsure(digit);
    const name = element("b", {}, `${label(digit) || "∅"}${isUnsure ? "?" : ""}`);
    const isNarrow = width < 30;
    const isTiny = height < 24 || reading.digits.length > 20;
    const caption = element("span", {}, name);
    if (!isNarrow && !isTiny && digit.corrected === null) caption.append(` ${percent(digit.confidence)}`);
    else if (digit.corrected === null && !isTiny) caption.append(element("small", {}, percent(digit.confidence)));
    // Where its caption goes: above, below, or, of a digit as high as the canvas, inside.
    const need = isNarrow ? 46 : 32;
    const kind = `${isUnsure ? " unsure" : ""}${digit.corrected !== null ? " corrected" : ""}${isNarrow ? " narrow" : ""}${isTiny ? " tiny" : ""}${isTiny || y > need ? "" : frame.clientHeight - y - height > need ? " low" : " inside"}`;
    const box = element("div", { class: `box${kind}` }, caption);
    const left = Math.max(1, x - room);
    const top = Math.max(1, y - room);
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
    box.style.width = `${Math.min(x + width + room, frame.clientWidth - 1) - left}px`;
    box.style.height = `${Math.min(y + height + room, frame.clientHeight - 1) - top}px`;
    return box;
  }));
}

function showDigits() {
  const digits = reading?.digits ?? [];
  const focused = document.activeElement?.closest?.(".digit");
  const at = focused ? [...$("digits").children].indexOf(focused) : -1;
  $("digits").replaceChildren(...digits.slice(0, maximumPanels).map((digit) => panel(reading, digit, correct)));
  if (at >= 0) $("digits").children[at]?.querySelector("button[tabindex='0']")?.focus({ preventScroll: true });
  $("digits-help").textContent = digits.length > maximumPanels ? `The first ${maximumPanels} of ${digits.length} digits. That’s wrong? Choose what it is.`
    : digits.length ? "That’s wrong? Choose what it is." : "What the network sees, and how likely it finds each digit.";
  const alternatives = reading?.answer.alternatives ?? [];
  $("alternatives-part").hidden = alternatives.length === 0;
  $("alternatives").replaceChildren(...alternatives.map(({ text, confidence }) =>
    element("li", {}, element("b", {}, text), ` ${percent(confidence)}`)));
}

// MARK: correcting

function correct(digit, value) {
  const isRight = value === String(digit.digit);
  digit.corrected = isRight ? null : value;
  if (isRight) corrections.remove(digit.id);
  const isKept = isRight || !digit.crop || corrections.put(digit.id, digit.crop, value);
  show(reading);
  if (!isKept) say("This browser has no room for more corrections.", true);
  showCorrections();
}

function showCorrections() {
  const kept = corrections.all();
  $("corrections-help").textContent = kept.length
    ? `${kept.length} kept in this browser. Exported, they are a set for “digits train”, beside others: --data mnist --data truth=corrections.tar.`
    : "None yet. They stay in this browser until you export them.";
  $("corrections-tools").hidden = kept.length === 0;
  $("corrections").replaceChildren(...kept.slice(-24).reverse().map(({ id, crop, label: text }) => {
    const picture = element("canvas", { "aria-hidden": "true" });
    corrections.paint(picture, crop);
    const name = text === corrections.noDigit ? "∅" : text;
    const button = element("button", { type: "button", title: "Forget this one", "aria-label": `${name === "∅" ? "no digit" : name}: forget this correction` }, picture, element("span", {}, name));
    button.addEventListener("click", () => {
      corrections.remove(id);
      for (const digit of reading?.digits ?? []) if (digit.id === id) digit.corrected = null;
      if (reading) show(reading);
      showCorrections();
    });
    return element("li", {}, button);
  }));
}

$("export").addEventListener("click", async () => {
  const link = element("a", { href: URL.createObjectURL(await corrections.archive()), download: "corrections.tar" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
});
$("forget").addEventListener("click", () => {
  corrections.forget();
  for (const digit of reading?.digits ?? []) digit.corrected = null;
  if (reading) show(reading);
  showCorrections();
  $("corrections-title").focus();
});

// MARK: pictures

async function open(file) {
  if (!file) return;
  try {
    const picture = await pictures.load(file);
    remember();
    drawing.show(picture);
  } catch { say("This is no picture that can be shown.", true); }
}

for (const input of [$("file"), $("camera")]) {
  input.addEventListener("change", () => { open(input.files[0]); input.value = ""; });
}
$("choose").addEventListener("click", () => $("file").click());
$("photograph").addEventListener("click", () => $("camera").click());
addEventListener("paste", (event) => {
  const file = pictures.among(event.clipboardData);
  if (file) { event.preventDefault(); open(file); }
});
addEventListener("dragover", (event) => { event.preventDefault(); $("paper").classList.add("over"); });
addEventListener("dragleave", (event) => { if (!event.relatedTarget) $("paper").classList.remove("over"); });
addEventListener("drop", (event) => {
  event.preventDefault();
  $("paper").classList.remove("over");
  open(pictures.among(event.dataTransfer));
});

// MARK: tools and keys

/** Keeps what is about to go in the history. */
function remember() {
  // The last stroke's last points may not have been read yet.
  const isOf = reading && drawing.state && reading.picture === drawing.picture && reading.strokes.length === drawing.strokes.length;
  if (isOf) history.keep(drawing.state, reading.text, (state) => { remember(); drawing.restore(state); });
}

function clear() {
  remember();
  drawing.clear();
}

function setPen(width) {
  drawing.penWidth = width;
  $("pen").value = width;
}

$("undo").addEventListener("click", () => drawing.undo());
$("redo").addEventListener("click", () => drawing.redo());
$("clear").addEventListener("click", clear);
$("pen").addEventListener("input", (event) => setPen(Number(event.target.value)));
$("copy").addEventListener("click", copy);

async function copy() {
  if (!reading?.text) return;
  let isCopied = true;
  try { await navigator.clipboard.writeText(reading.text); } catch {
    // Pages that came without TLS from elsewhere may copy only what is selected.
    getSelection().selectAllChildren($("number"));
    isCopied = document.execCommand("copy");
    getSelection().removeAllRanges();
  }
  const name = $("copy").querySelector("span");
  name.textContent = isCopied ? "Copied" : "Failed";
  $("spoken").textContent = isCopied ? "Copied." : "The browser does not let this page copy.";
  setTimeout(() => { name.textContent = "Copy"; }, 1500);
}

const keys = {
  "control+z": () => drawing.undo(),
  "control+y": () => drawing.redo(),
  "control+shift+z": () => drawing.redo(),
  "control+o": () => $("file").click(),
  escape: clear,
  delete: clear,
  "[": () => setPen(Math.max(2, drawing.penWidth - 1)),
  "]": () => setPen(Math.min(24, drawing.penWidth + 1)),
};

addEventListener("keydown", (event) => {
  if ($("token-dialog").open) return;
  const name = `${event.ctrlKey || event.metaKey ? "control+" : ""}${event.shiftKey && event.key.length === 1 && /[a-z]/i.test(event.key) ? "shift+" : ""}${event.key.toLowerCase()}`;
  if (name === "control+c" && reading?.text && !String(getSelection())) copy();
  else if (keys[name]) keys[name]();
  else return;
  event.preventDefault();
});

drawing.addEventListener("change", () => {
  $("undo").disabled = !drawing.canUndo;
  $("redo").disabled = !drawing.canRedo;
  $("clear").disabled = drawing.isEmpty;
  $("hint").classList.toggle("gone", !drawing.isEmpty);
  showBoxes();
  reader.ask();
});
drawing.addEventListener("replace", remember);
drawing.addEventListener("resize", showBoxes);
press.watch($("digits"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", history.repaint);
showCorrections();
