// Exports corrections with the page's own module, of crops that the server gives.
// usage: node corrections.mjs SERVER OUTPUT.tar PICTURE=TEXT...   Prints how many crops were exported.
import { readFileSync, writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { deflateSync } from "node:zlib";
import { join } from "node:path";

const [server, output, ...pictures] = process.argv.slice(2);

// As much of a browser as the module uses.
const store = new Map();
globalThis.localStorage = {
  getItem: (key) => store.get(key) ?? null,
  setItem: (key, value) => store.set(key, value),
  removeItem: (key) => store.delete(key),
};
globalThis.document = {
  createElement: () => ({
    getContext() {
      return {
        createImageData: (width, height) => ({ width, height, data: new Uint8ClampedArray(4 * width * height) }),
        putImageData: (pixels) => { this.pixels = pixels; },
      };
    },
    toBlob(done) { done(new Blob([png(this.pixels)], { type: "image/png" })); },
  }),
};

function crc(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

function png({ width, height, data }) {
  const chunk = (kind, bytes) => {
    const body = Buffer.concat([Buffer.from(kind), bytes]);
    const size = Buffer.alloc(4), sum = Buffer.alloc(4);
    size.writeUInt32BE(bytes.length);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([size, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (4 * width + 1));
  for (let y = 0; y < height; y++) rows.set(data.subarray(4 * width * y, 4 * width * (y + 1)), y * (4 * width + 1) + 1);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

const source = join(mkdtempSync(join(tmpdir(), "digits-")), "corrections.mjs");
writeFileSync(source, await (await fetch(`${server}/corrections.js`)).text());
const corrections = await import(source);
let number = 0;
function put(crop, label) {
  if (corrections.put) corrections.put(`${number++}`, crop, label);
  else corrections.add(crop, label);
}
for (const picture of pictures) {
  const [path, text] = picture.split("=");
  const answer = await fetch(`${server}/v1/scan?crops=true`, {
    method: "POST", body: readFileSync(path), headers: { "Content-Type": "application/octet-stream" },
  });
  const { images, digits } = await answer.json();
  if (digits.length !== text.length) continue;
  images.forEach((crop, index) => put(crop, text[index]));
}
if (corrections.noDigit) {
  // A dash and a cross, as a person would say of them.
  for (const isInk of [(x, y) => Math.abs(x) < 10 && Math.abs(y) < 2, (x, y) => Math.abs(Math.abs(x) - Math.abs(y)) < 2 && Math.abs(x) < 9]) {
    const crop = Buffer.from(Array.from({ length: 784 }, (_, at) => isInk(at % 28 - 14, Math.floor(at / 28) - 14) ? 255 : 0));
    put(crop.toString("base64"), corrections.noDigit);
  }
}
writeFileSync(output, new Uint8Array(await (await corrections.archive()).arrayBuffer()));
console.log(corrections.all().length);
