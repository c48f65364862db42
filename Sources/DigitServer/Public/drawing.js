/**
 * A drawing of pen strokes, or a picture, on a canvas, with undo and redo. Points are [x, y, time, pressure].
 * "change" is told of every point, "replace" of a picture that is written over.
 */
export class Drawing extends EventTarget {
  #canvas;
  #state = { strokes: [], picture: null };
  #past = [];
  #future = [];
  #pointer = null;
  #live = null;
  #lastPen = -Infinity;
  #isPainting = false;

  constructor(canvas) {
    super();
    this.#canvas = canvas;
    this.penWidth = 8;
    /** Pixels of the page for one of the drawing's: less than 1 where a window became too small for it. */
    this.scale = 1;
    new ResizeObserver(() => this.#resize()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#paintSoon());
    this.#watchDensity();
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    // No gestures of the browser's: after a stroke that ends in a flick Chromium would swallow the next tap on a button,
    // and Safari would zoom at two quick dots.
    canvas.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    canvas.addEventListener("pointerup", (event) => this.#up(event));
    canvas.addEventListener("pointercancel", (event) => this.#up(event, true));
    canvas.addEventListener("lostpointercapture", (event) => this.#up(event));
    // A long press is a dot, and no menu.
    canvas.addEventListener("contextmenu", (event) => { if (this.#pointer !== null) event.preventDefault(); });
  }

  get strokes() { return this.#live ? [...this.#state.strokes, this.#live] : this.#state.strokes; }
  get picture() { return this.#live ? null : this.#state.picture; }
  get isEmpty() { return this.strokes.length === 0 && !this.picture; }
  get canUndo() { return this.#past.length > 0; }
  get canRedo() { return this.#future.length > 0; }

  /** What is on the canvas, for `restore`; null while the pen is down. */
  get state() { return this.#live ? null : this.#state; }

  undo() { this.#step(this.#past, this.#future); }
  redo() { this.#step(this.#future, this.#past); }
  clear() { if (!this.isEmpty) this.restore({ strokes: [], picture: null }); }
  show(picture) { this.restore({ strokes: [], picture }); }

  restore(state) {
    this.#drop();
    this.#past.push(this.#state);
    this.#future = [];
    this.#state = state;
    this.#settled();
  }

  #step(from, to) {
    if (this.#live || from.length === 0) return;
    to.push(this.#state);
    this.#state = from.pop();
    this.#settled();
  }

  // MARK: the pen

  #down(event) {
    // A hand that rests beside the pen is no finger that writes.
    if (event.pointerType === "touch" && event.timeStamp - this.#lastPen < 1000) return;
    if (event.pointerType === "pen" && this.#pointer !== null && this.#live?.type === "touch") this.#drop();
    if (this.#pointer !== null || event.button !== 0) return;
    this.#pointer = event.pointerId;
    this.#canvas.setPointerCapture(event.pointerId);
    // One writes on a new sheet; undo brings the picture back.
    if (this.#state.picture) this.dispatchEvent(new Event("replace"));
    this.#live = { width: this.penWidth / this.scale, type: event.pointerType, points: [this.#point(event)] };
    this.#changed();
  }

  #move(event) {
    if (event.pointerType === "pen") this.#lastPen = event.timeStamp;
    if (event.pointerId !== this.#pointer) return;
    const events = event.getCoalescedEvents?.() ?? [];
    const { points } = this.#live;
    const count = points.length;
    for (const part of events.length ? events : [event]) {
      const next = this.#point(part);
      const last = points.at(-1);
      if (Math.hypot(next[0] - last[0], next[1] - last[1]) >= 1) points.push(next);
    }
    if (points.length > count) this.#changed();
  }

  #up(event, isCancelled = false) {
    if (event.pointerId !== this.#pointer) return;
    const live = this.#live;
    this.#drop();
    // What the system took away, such as a swipe, was no stroke of the writer's.
    if (live && !isCancelled) {
      this.#past.push(this.#state);
      this.#future = [];
      this.#state = { strokes: [...this.#state.strokes, live], picture: null };
    }
    this.#settled();
  }

  #drop() {
    const pointer = this.#pointer;
    this.#pointer = this.#live = null;
    if (pointer !== null && this.#canvas.hasPointerCapture(pointer)) this.#canvas.releasePointerCapture(pointer);
  }

  #point(event) {
    const frame = this.#canvas.getBoundingClientRect();
    // A mouse has no pressure and says 0.5 while it is down; fingers mostly say 0 or 1.
    const pressure = event.pointerType === "pen" ? event.pressure || 0.5 : 0.5;
    return [(event.clientX - frame.left) / this.scale, (event.clientY - frame.top) / this.scale, Math.round(event.timeStamp), pressure];
  }

  #changed() {
    this.#paintSoon();
    this.dispatchEvent(new Event("change"));
  }

  #settled() {
    this.#fit();
    this.#changed();
  }

  // MARK: painting

  /** Where the picture lies on the canvas: its left, top, width and height. */
  get picturePlace() {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const { bitmap } = this.picture;
    const scale = Math.min(width / bitmap.width, height / bitmap.height);
    return [(width - bitmap.width * scale) / 2, (height - bitmap.height * scale) / 2, bitmap.width * scale, bitmap.height * scale];
  }

  #fit() {
    let [right, bottom] = [1, 1];
    for (const { points, width } of this.#state.strokes) {
      for (const [x, y] of points) {
        right = Math.max(right, x + width / 2);
        bottom = Math.max(bottom, y + width / 2);
      }
    }
    this.scale = Math.min(1, this.#canvas.clientWidth / right, this.#canvas.clientHeight / bottom) || 1;
  }

  #resize() {
    const ratio = devicePixelRatio || 1;
    this.#canvas.width = Math.round(this.#canvas.clientWidth * ratio);
    this.#canvas.height = Math.round(this.#canvas.clientHeight * ratio);
    // Under a pen that is down nothing moves.
    if (!this.#live) this.#fit();
    this.#paint();
    this.dispatchEvent(new Event("resize"));
  }

  #watchDensity() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
      this.#resize();
      this.#watchDensity();
    }, { once: true });
  }

  #paintSoon() {
    if (this.#isPainting) return;
    this.#isPainting = true;
    requestAnimationFrame(() => this.#paint());
  }

  #paint() {
    this.#isPainting = false;
    const pen = this.#canvas.getContext("2d");
    const ratio = devicePixelRatio || 1;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    if (this.picture) pen.drawImage(this.picture.bitmap, ...this.picturePlace);
    pen.scale(this.scale, this.scale);
    paintStrokes(pen, this.strokes, getComputedStyle(this.#canvas).color);
  }
}

/** Paints strokes with a pen that is wider where it was pressed. */
export function paintStrokes(pen, strokes, color) {
  pen.lineCap = pen.lineJoin = "round";
  pen.strokeStyle = pen.fillStyle = color;
  for (const stroke of strokes) paintStroke(pen, stroke);
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
