/** Readings of this session, each with a small picture of its drawing; a click brings it back. */
import { $, element } from "./page.js";
import { paintStrokes } from "./drawing.js";

const limit = 24;
const size = [72, 44];
const entries = [];

/** Keeps a reading, once for each drawing. */
export function keep(state, text, restore) {
  if (!text || entries.some((entry) => entry.state === state)) return;
  const button = element("button", { type: "button", title: "Bring this drawing back", "aria-label": `${text}: bring this drawing back` },
    thumbnail(state), element("span", {}, text.replaceAll("\n", " · ")));
  button.addEventListener("click", () => restore(state));
  const item = element("li", {}, button);
  entries.unshift({ state, item });
  $("history").prepend(item);
  $("history").scrollTop = 0;
  for (const old of entries.splice(limit)) old.item.remove();
  $("history-help").hidden = true;
}

/** Paints thumbnails anew, in the colors of the scheme. */
export function repaint() {
  for (const { state, item } of entries) item.querySelector("canvas").replaceWith(thumbnail(state));
}

function thumbnail({ strokes, picture }) {
  const canvas = element("canvas", { "aria-hidden": "true" });
  const [width, height] = size;
  const ratio = devicePixelRatio || 1;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  if (picture) {
    const scale = Math.min(width / picture.bitmap.width, height / picture.bitmap.height);
    const [w, h] = [picture.bitmap.width * scale, picture.bitmap.height * scale];
    pen.drawImage(picture.bitmap, (width - w) / 2, (height - h) / 2, w, h);
    return canvas;
  }
  const points = strokes.flatMap((stroke) => stroke.points);
  const margin = 8;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const least = (values) => values.reduce((a, b) => Math.min(a, b));
  const most = (values) => values.reduce((a, b) => Math.max(a, b));
  const [left, top] = [least(xs) - margin, least(ys) - margin];
  const [w, h] = [most(xs) + margin - left, most(ys) + margin - top];
  const scale = Math.min(width / w, height / h);
  pen.translate((width - w * scale) / 2, (height - h * scale) / 2);
  pen.scale(scale, scale);
  pen.translate(-left, -top);
  paintStrokes(pen, strokes.map((stroke) => ({ ...stroke, width: Math.max(stroke.width, 2.4 / scale) })), getComputedStyle(document.body).color);
  return canvas;
}
