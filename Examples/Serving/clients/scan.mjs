// Reads pen strokes. usage: node scan.mjs   (SERVER=http://127.0.0.1:8080)
const server = process.env.SERVER ?? "http://127.0.0.1:8080";

// A one and a seven: points of x, y; time and pressure may follow.
const strokes = [
  [[20, 10], [20, 60]],
  [[50, 10], [80, 10], [62, 60]],
];

const response = await fetch(`${server}/v1/scan`, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ strokes }),
});
const answer = await response.json();
if (!response.ok) throw new Error(`${response.status} ${answer.code}: ${answer.message}`);
console.log(answer.status, answer.text, answer.confidence);
