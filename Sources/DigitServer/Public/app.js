import { Drawing } from "./drawing.js";
import * as corrections from "./corrections.js";

const $ = (name) => document.getElementById(name);
const drawing = new Drawing($("canvas"));
let file = null;
let record = null;
let isAsking = false;
let isStale = false;
const percent = (value) => `${Math.floor(value * 100)} %`;

// MARK: asking, one request at a time, the newest drawing last

async function ask() {
  if (isAsking) { isStale = true; return; }
  isAsking = true;
  do {
    isStale = false;
    await askOnce();
    await new Promise(requestAnimationFrame);
  } while (isStale);
  isAsking = false;
}

async function askOnce() {
  if (drawing.isEmpty) { show(null); return; }
  const request = drawing.image && file
    ? { headers: { "Content-Type": "application/octet-stream" }, body: file }
    : {
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ strokes: drawing.strokes.map(({ points }) => points.map(([x, y, t, p]) => [round(x), round(y), t, round(p)])) }),
    };
  try {
    const response = await fetch("/v1/scan?crops=true", { method: "POST", ...request });
    const answer = await response.json();
    if (response.ok) { if (!isStale || !drawing.isEmpty) show(answer); }
    else if (response.status === 503 || response.status === 429) {
      say("The server is busy; trying again.", true);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      isStale = true;
    } else { show(null); say(`This cannot be read: ${answer.message}.`, true); }
  } catch { say("The server does not answer.", true); }
}

const round = (value) => Math.round(value * 100) / 100;

// MARK: showing

function say(text, isUnsure = false) {
  $("doubt").textContent = text;
  $("doubt").classList.toggle("unsure", isUnsure);
}

function show(answer) {
  record = answer;
  const text = answer?.text ?? "";
  $("number").textContent = text || "–";
  $("copy").disabled = $("keep").disabled = !text;
  const [doubt, isUnsure] = words(answer);
  say(doubt, isUnsure);
  $("spoken").textContent = answer ? `${text || "no number"}. ${doubt}` : "";
  showBoxes();
  $("digits").replaceChildren(...(answer?.digits ?? []).map(digitPanel));
  $("alternatives").replaceChildren(...(answer?.alternatives ?? []).map(({ text, confidence }) =>
    element("li", {}, `${text} · ${percent(confidence)}`)));
}

/** What there is to say about a reading, and whether it is doubt. */
function words(answer) {
  if (!answer) return ["Nothing yet", false];
  if (answer.status === "empty") {
    return answer.reasons.includes("not_a_digit") ? ["This is not a digit", true] : ["Nothing yet", false];
  }
  if (answer.status === "ok") return [`Sure to ${percent(answer.confidence)}`, false];
  const parts = answer.digits.filter(isUnsure).map((digit) => {
    const [first, second] = rank(digit);
    return digit.not_a_digit > digit.confidence ? "one sign may be no digit" : `${first} or ${second}`;
  });
  return [`Unsure: ${parts.join(", ") || answer.alternatives.slice(0, 2).map(({ text }) => `or ${text}`).join(" ") || "look again"}`, true];
}

const isUnsure = (digit) => digit.confidence < 0.8;
const rank = (digit) => digit.probabilities.map((p, label) => [p, label]).sort((a, b) => b[0] - a[0]).map((pair) => pair[1]);

function showBoxes() {
  const canvas = $("canvas");
  $("boxes").replaceChildren(...(record?.digits ?? []).map((digit) => {
    let [x, y, width, height] = digit.box;
    if (drawing.image) {
      const [scale, left, top] = drawing.imagePlace;
      [x, y, width, height] = [x * scale + left, y * scale + top, width * scale, height * scale];
    } else if (record.drawing) {
      const [scale, left, top] = record.drawing;
      [x, y, width, height] = [x / scale + left, y / scale + top, width / scale, height / scale];
    }
    const box = element("div", { class: `box${isUnsure(digit) ? " unsure" : ""}${y < 24 ? " low" : ""}` },
      element("span", {}, `${digit.digit} ${percent(digit.confidence)}`));
    box.style.left = `${x}px`;
    box.style.top = `${y}px`;
    box.style.width = `${Math.min(width, canvas.clientWidth - x)}px`;
    box.style.height = `${height}px`;
    return box;
  }));
}

function digitPanel(digit, index) {
  const crop = record.images?.[index];
  const picture = element("canvas", { role: "img", "aria-label": `Digit ${index + 1} as the network saw it` });
  if (crop) corrections.paint(picture, crop);
  const bars = element("div", { class: "bars", role: "img", "aria-label": `Probabilities: ${digit.probabilities.map((p, label) => `${label}: ${percent(p)}`).join(", ")}` },
    ...digit.probabilities.map((probability, label) => {
      const bar = element("i", {});
      bar.style.height = `${Math.round(probability * 100)}%`;
      return element("div", {}, bar, String(label));
    }));
  const wrong = element("button", { type: "button", "aria-label": `Digit ${index + 1}, read as ${digit.digit}: that's wrong` }, "That’s wrong");
  wrong.addEventListener("click", () => correct(crop, index));
  return element("li", { class: "digit" }, picture,
    element("div", {}, element("strong", {}, String(digit.digit)), ` ${percent(digit.confidence)}`, bars), wrong);
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// MARK: correcting

function correct(crop, index) {
  const dialog = $("dialog");
  $("question").textContent = `Which digit is number ${index + 1}?`;
  $("choices").replaceChildren(...Array.from({ length: 10 }, (_, label) =>
    element("button", { value: String(label) }, String(label))));
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "" && crop) corrections.add(crop, dialog.returnValue);
    dialog.returnValue = "";
    showCorrections();
  }, { once: true });
  dialog.showModal();
}

function showCorrections() {
  const count = corrections.all().length;
  $("corrections").textContent = count
    ? `${count} kept on this device. digits train --data truth=corrections.tar learns from them.`
    : "None yet. They stay on this device until you export them.";
  $("export").disabled = $("forget").disabled = count === 0;
}

$("export").addEventListener("click", async () => {
  const link = element("a", { href: URL.createObjectURL(await corrections.archive()), download: "corrections.tar" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
});
$("forget").addEventListener("click", () => { corrections.forget(); showCorrections(); });

// MARK: pictures

async function open(picture) {
  if (!picture) return;
  try {
    const image = await createImageBitmap(picture);
    file = picture;
    drawing.show(image);
  } catch { show(null); say("This is no picture that can be shown.", true); }
}

for (const input of [$("file"), $("camera")]) {
  input.addEventListener("change", () => { open(input.files[0]); input.value = ""; });
}
$("choose").addEventListener("click", () => $("file").click());
$("photograph").addEventListener("click", () => $("camera").click());
addEventListener("paste", (event) => open([...event.clipboardData.files].find(({ type }) => type.startsWith("image/"))));
const paper = $("paper");
addEventListener("dragover", (event) => { event.preventDefault(); paper.classList.add("over"); });
addEventListener("dragleave", () => paper.classList.remove("over"));
addEventListener("drop", (event) => {
  event.preventDefault();
  paper.classList.remove("over");
  open(event.dataTransfer.files[0]);
});

// MARK: tools and keys

$("undo").addEventListener("click", () => drawing.undo());
$("redo").addEventListener("click", () => drawing.redo());
$("clear").addEventListener("click", () => drawing.clear());
$("pen").addEventListener("input", (event) => { drawing.penWidth = Number(event.target.value); });
$("copy").addEventListener("click", copy);
$("keep").addEventListener("click", () => { $("history").prepend(element("li", {}, record.text)); });

async function copy() {
  try { await navigator.clipboard.writeText(record.text); say("Copied."); } catch { say("The browser does not let this page copy."); }
}

addEventListener("keydown", (event) => {
  if ($("dialog").open || event.target.matches("input")) return;
  const isControl = event.ctrlKey || event.metaKey;
  const name = event.key.toLowerCase();
  if (isControl && name === "z" && !event.shiftKey) drawing.undo();
  else if (isControl && (name === "y" || (name === "z" && event.shiftKey))) drawing.redo();
  else if (name === "escape" || name === "delete") drawing.clear();
  else if (isControl && name === "c" && record?.text && !String(getSelection())) copy();
  else return;
  event.preventDefault();
});

drawing.addEventListener("change", () => {
  $("undo").disabled = drawing.isEmpty;
  $("redo").disabled = drawing.undone.length === 0;
  $("clear").disabled = drawing.isEmpty;
  $("hint").classList.toggle("gone", !drawing.isEmpty);
  ask();
});
drawing.addEventListener("resize", showBoxes);
showCorrections();
