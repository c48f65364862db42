/** Pictures that people drop, paste, choose or take: made ready to be shown and to be sent. */

const maximumBytes = 12_000_000;
const maximumPixels = 16_000_000;

/** What is shown and what is sent of a file; throws where the browser knows no such picture. */
export async function load(file) {
  const bitmap = await createImageBitmap(file);
  const isKnown = file.type === "image/png" || file.type === "image/jpeg";
  if (isKnown && file.size <= maximumBytes && bitmap.width * bitmap.height <= maximumPixels) {
    return { bitmap, body: file };
  }
  // The server reads PNG and JPEG, up to its limits; the browser opens more, and phones take larger ones.
  const scale = Math.min(1, Math.sqrt(maximumPixels / (bitmap.width * bitmap.height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const body = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.95));
  if (!body) throw new Error("not a picture");
  return { bitmap, body };
}

/** The first picture among what was dropped or pasted. */
export function among(transfer) {
  return [...(transfer?.files ?? [])].find(({ type }) => type.startsWith("image/")) ?? transfer?.files?.[0] ?? null;
}
