/** A drawing of pen strokes on a canvas, with undo and redo. Points are [x, y, time, pressure]. */
export class Drawing extends EventTarget {
  constructor(canvas) {
    super();
    this.canvas = canvas;
    this.strokes = [];
    this.undone = [];
    this.image = null;
    this.penWidth = 8;
    this.pointer = null;
    new ResizeObserver(() => this.resize()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.paint());
    canvas.addEventListener("pointerdown", (event) => this.down(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    canvas.addEventListener("pointerup", (event) => this.up(event));
    canvas.addEventListener("pointercancel", (event) => this.up(event, true));
  }

  get isEmpty() { return this.strokes.length === 0 && !this.image; }

  down(event) {
    if (this.pointer !== null || event.button !== 0) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.pointer = event.pointerId;
    if (this.image) { this.image = null; this.strokes = []; }
    this.strokes.push({ width: this.penWidth, points: [this.point(event)] });
    this.undone = [];
    this.changed();
  }

  move(event) {
    if (event.pointerId !== this.pointer) return;
    const events = event.getCoalescedEvents?.() ?? [];
    const points = this.strokes.at(-1).points;
    for (const part of events.length ? events : [event]) {
      const next = this.point(part);
      const last = points.at(-1);
      if (Math.hypot(next[0] - last[0], next[1] - last[1]) >= 1) points.push(next);
    }
    this.changed();
  }

  up(event, isCancelled = false) {
    if (event.pointerId !== this.pointer) return;
    this.pointer = null;
    // What the system took away, such as a swipe, was no stroke of the writer's.
    if (isCancelled) this.strokes.pop();
    this.changed();
  }

  point(event) {
    const frame = this.canvas.getBoundingClientRect();
    // A mouse has no pressure and says 0.5 while it is down.
    const pressure = event.pointerType === "mouse" ? 0.5 : event.pressure || 0.5;
    return [event.clientX - frame.left, event.clientY - frame.top, Math.round(event.timeStamp), pressure];
  }

  undo() {
    if (this.image) { this.image = null; } else if (this.strokes.length) { this.undone.push(this.strokes.pop()); }
    this.changed();
  }

  redo() {
    if (this.undone.length) this.strokes.push(this.undone.pop());
    this.changed();
  }

  clear() {
    // One undo after another brings the strokes back.
    this.undone = this.strokes.reverse();
    this.strokes = [];
    this.image = null;
    this.changed();
  }

  show(image) {
    this.strokes = [];
    this.undone = [];
    this.image = image;
    this.changed();
  }

  /** Where the image lies on the canvas: pixels of the page for one of the picture's, left, top. */
  get imagePlace() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const scale = Math.min(width / this.image.width, height / this.image.height);
    return [scale, (width - this.image.width * scale) / 2, (height - this.image.height * scale) / 2];
  }

  changed() {
    this.paint();
    this.dispatchEvent(new Event("change"));
  }

  resize() {
    const ratio = devicePixelRatio || 1;
    this.canvas.width = Math.round(this.canvas.clientWidth * ratio);
    this.canvas.height = Math.round(this.canvas.clientHeight * ratio);
    this.paint();
    this.dispatchEvent(new Event("resize"));
  }

  paint() {
    const pen = this.canvas.getContext("2d");
    const ratio = devicePixelRatio || 1;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    if (this.image) {
      const [scale, left, top] = this.imagePlace;
      pen.drawImage(this.image, left, top, this.image.width * scale, this.image.height * scale);
    }
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = pen.fillStyle = getComputedStyle(this.canvas).color;
    for (const stroke of this.strokes) paintStroke(pen, stroke);
  }
}

function paintStroke(pen, { width, points }) {
  const widthAt = (point) => width * (0.5 + point[3]);
  if (points.length === 1) {
    pen.beginPath();
    pen.arc(points[0][0], points[0][1], widthAt(points[0]) / 2, 0, 2 * Math.PI);
    pen.fill();
    return;
  }
  // Curves through the middles of the pieces, with the points as controls, are smooth everywhere.
  let [startX, startY] = points[0];
  for (let index = 1; index < points.length; index += 1) {
    const [x, y] = points[index];
    const next = points[index + 1];
    const [endX, endY] = next ? [(x + next[0]) / 2, (y + next[1]) / 2] : [x, y];
    pen.lineWidth = widthAt(points[index]);
    pen.beginPath();
    pen.moveTo(startX, startY);
    pen.quadraticCurveTo(x, y, endX, endY);
    pen.stroke();
    [startX, startY] = [endX, endY];
  }
}
