/** Labeled crops that stay in this browser until they are exported as a set for `digits train`. */
const key = "digits.corrections";
const limit = 1500;

/** What a crop that shows no digit is labeled: a sign that no hand makes look like one. */
export const noDigit = "#";

export function all() {
  try { return JSON.parse(localStorage.getItem(key)) ?? []; } catch { return []; }
}

/** Keeps a crop, 784 bytes in Base64, and what it shows; says whether there was room. */
export function put(id, crop, label) {
  return store([...all().filter((kept) => kept.id !== id), { id, crop, label }].slice(-limit));
}

export function remove(id) { store(all().filter((kept) => kept.id !== id)); }

export function forget() { localStorage.removeItem(key); }

function store(kept) {
  try { localStorage.setItem(key, JSON.stringify(kept)); return true; } catch { return false; }
}

/** A tar archive of PNG files with the table truth.csv. */
export async function archive() {
  const files = [];
  let table = "path,text\n";
  for (const [index, { crop, label }] of all().entries()) {
    const name = `correction-${String(index + 1).padStart(5, "0")}.png`;
    table += `${name},${label}\n`;
    files.push([name, new Uint8Array(await (await picture(crop)).arrayBuffer())]);
  }
  files.unshift(["truth.csv", new TextEncoder().encode(table)]);
  const parts = files.flatMap(([name, bytes]) => [header(name, bytes.length), bytes, new Uint8Array((512 - bytes.length % 512) % 512)]);
  return new Blob([...parts, new Uint8Array(1024)], { type: "application/x-tar" });
}

/** Paints a crop, dark on light, with room around it. */
export function paint(canvas, crop, size = 28) {
  const bytes = Uint8Array.from(atob(crop), (sign) => sign.charCodeAt(0));
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d");
  const pixels = pen.createImageData(size, size);
  pixels.data.fill(255);
  const margin = (size - 28) / 2;
  bytes.forEach((ink, index) => {
    const at = 4 * ((Math.floor(index / 28) + margin) * size + index % 28 + margin);
    pixels.data[at] = pixels.data[at + 1] = pixels.data[at + 2] = 255 - ink;
  });
  pen.putImageData(pixels, 0, 0);
}

function picture(crop) {
  const canvas = document.createElement("canvas");
  paint(canvas, crop, 36);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function header(name, size) {
  const block = new Uint8Array(512);
  const write = (at, text) => block.set(new TextEncoder().encode(text), at);
  write(0, name);
  write(100, "0000644\0" + "0000000\0" + "0000000\0");
  write(124, size.toString(8).padStart(11, "0") + "\0" + "00000000000\0" + "        " + "0");
  write(257, "ustar\0" + "00");
  const sum = block.reduce((total, byte) => total + byte, 0);
  write(148, sum.toString(8).padStart(6, "0") + "\0 ");
  return block;
}
