// What all playgrounds draw with: plain DOM and canvas, no framework, no network.
// base.py puts this file before the playground's own.

// Okabe and Ito's colours, as in helpers/plots/common.py; paler ones on dark pages.
const LIGHT = {
  ink: "#222222", soft: "#666666", faint: "#eeeeee", paper: "#ffffff", focus: "#000000",
  blue: "#0072B2", orange: "#D55E00", green: "#009E73", purple: "#A8457C",
};
const DARK = {
  ink: "#eeeeee", soft: "#aaaaaa", faint: "#2c2c2c", paper: "#141414", focus: "#ffffff",
  blue: "#56B4E9", orange: "#F08A3C", green: "#3CCFA0", purple: "#E79CC4",
};

// ------------------------------------------------------------------ the page

// Make an element: attributes, `on…` listeners, children (elements or text).
function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

// The page's own background says whether it is dark, in every front end alike.
function isDark(element) {
  for (let at = element; at; at = at.parentElement) {
    const [r, g, b, a = 1] = getComputedStyle(at).backgroundColor.match(/[\d.]+/g).map(Number);
    if (a > 0.5) return 0.3 * r + 0.6 * g + 0.1 * b < 128;
  }
  return false;
}

// A playground on the page: where things go, how it speaks, when it draws again.
class Stage {
  constructor({ model, el, signal }, label) {
    this.model = model;
    this.data = model.get("data");
    this.values = { ...model.get("values") };
    this.drawings = [];
    this.panels = make("div", { class: "play-panels" });
    this.words = make("p", { class: "play-says", role: "status" });
    this.trouble = make("div", { class: "play-problem", role: "alert" });
    this.root = make("div", {
      class: "play", role: "group", "aria-label": label, "data-lm-suppress-shortcuts": "true",
    });
    // A notebook's own keys must not act on arrows pressed in here.
    this.root.addEventListener("keydown", (event) => event.stopPropagation());
    el.replaceChildren(this.root);
    const resized = new ResizeObserver(() => this.draw());
    const themed = new MutationObserver(() => this.draw());
    resized.observe(this.root);
    for (const node of [document.body, document.documentElement])
      themed.observe(node, { attributes: true });
    this.stop = () => { resized.disconnect(); themed.disconnect(); this.gone = true; };
  }

  add(...parts) { this.root.append(...parts); return this; }
  row(...parts) { return this.add(make("div", { class: "play-row" }, ...parts)); }

  // Draw at the next frame, however often this is called before it.
  draw() {
    if (this.due) return;
    this.due = requestAnimationFrame(() => { this.due = 0; this.drawNow(); });
  }

  drawNow() {
    this.colours = isDark(this.root.parentElement) ? DARK : LIGHT;
    for (const [name, colour] of Object.entries(this.colours))
      this.root.style.setProperty(`--${name}`, colour);
    for (const drawing of this.drawings) drawing(this.colours);
  }

  // Change values, draw, and let Python know a little later.
  set(changes) {
    Object.assign(this.values, changes);
    this.draw();
    clearTimeout(this.saving);
    this.saving = setTimeout(() => {
      this.model.set("values", { ...this.values });
      this.model.save_changes();
    }, 300);
  }

  // Words for all; a screen reader hears them once the hand rests.
  says(text) {
    if (text === this.said) return;
    this.said = text;
    this.words.setAttribute("aria-live", "off");
    this.words.textContent = text;
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => {
      this.words.setAttribute("aria-live", "polite");
      this.words.textContent = text + "\u200a"; // a change, or it is not read
    }, 700);
  }

  problem(text) { if (this.trouble.textContent !== text) this.trouble.textContent = text; }
}

// ------------------------------------------------------------------ controls

let groups = 0; // names of radio groups must differ

function slider(stage, { label, min, max, step, value, show = (v) => String(v), change }) {
  const input = make("input", { type: "range", min, max, step, "aria-label": label });
  const output = make("b", {});
  const write = () => {
    output.textContent = show(Number(input.value), input);
    input.setAttribute("aria-valuetext", output.textContent);
  };
  input.value = value;
  input.addEventListener("input", () => { write(); change(Number(input.value)); });
  write();
  const box = make("label", { class: "play-slider" }, make("span", {}, label, output), input);
  return Object.assign(box, { input, put(v) { input.value = v; write(); } });
}

function choice(stage, { label, options, value, change }) {
  const name = `play-${++groups}-${Math.random()}`;
  const buttons = options.map((option) => {
    const input = make("input", { type: "radio", name, value: option, onchange: () => change(option) });
    input.checked = option === value;
    return make("label", {}, input, option);
  });
  return make("fieldset", {}, make("legend", {}, label),
    make("div", { class: "play-choices" }, ...buttons));
}

function menu(stage, { label, options, value, change }) {
  const list = make("select", { "aria-label": label },
    ...options.map((option) => make("option", { value: option }, option)));
  list.value = value;
  list.addEventListener("change", () => change(list.value));
  return Object.assign(make("label", {}, label, " ", list), { list });
}

function button(stage, label, click) {
  return make("button", { class: "play-button", type: "button", onclick: click }, label);
}

// ------------------------------------------------------------------ numbers

const clamp = (v, low, high) => Math.min(high, Math.max(low, v));
const sum = (list) => list.reduce((a, b) => a + b, 0);
const sigmoid = (z) => 1 / (1 + Math.exp(-z));
const range = (n) => [...Array(n).keys()];
const spread = (low, high, n) => range(n).map((i) => low + ((high - low) * i) / (n - 1));

// A number as people write it: a true minus sign, no minus before zero.
function write(value, digits = 2) {
  if (!Number.isFinite(value)) return "not a number";
  const text = Math.abs(value).toFixed(digits);
  return (value < 0 && Number(text) !== 0 ? "−" : "") + text;
}

function rgb(hex) { return [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)); }

function blend(from, to, share) { return from.map((v, i) => v + (to[i] - v) * share); }

// From blue (−1) over paper (0) to orange (1): class 0 and class 1, less and more.
function diverging(colours) {
  const [low, middle, high] = [colours.blue, colours.paper, colours.orange].map(rgb);
  return (v) => (v < 0 ? blend(middle, low, Math.min(1, -v)) : blend(middle, high, Math.min(1, v)));
}

// ------------------------------------------------------------------ a panel

// A canvas with world coordinates, and handles to take hold of.
class Panel {
  constructor(stage, { title = "", label, x, y, height = 220, square = false, margin = {} }) {
    Object.assign(this, { stage, x, y, tall: height, square });
    this.margin = { left: 34, right: 10, top: 8, bottom: 30, ...margin };
    this.canvas = make("canvas", { role: "img", "aria-label": label });
    this.box = make("div", { class: "play-canvas" }, this.canvas);
    this.caption = make("figcaption", {}, title);
    this.figure = make("figure", { class: "play-panel" }, this.caption, this.box);
    this.pen = this.canvas.getContext("2d");
    this.handles = [];
    stage.panels.append(this.figure);
    stage.drawings.push((colours) => {
      this.begin(colours);
      this.paint?.(colours);
      for (const handle of this.handles) handle.place();
    });
  }

  begin(colours) {
    const sharp = window.devicePixelRatio || 1, { left, right, top, bottom } = this.margin;
    this.width = this.box.clientWidth;
    if (this.square) this.height = Math.min(this.width - left - right, 420) + top + bottom;
    else this.height = this.tall * clamp(this.width / 240, 0.75, 1);
    this.canvas.width = this.width * sharp;
    this.canvas.height = this.height * sharp;
    this.canvas.style.height = `${this.height}px`;
    this.pen.setTransform(sharp, 0, 0, sharp, 0, 0);
    this.pen.font = "12px system-ui, sans-serif";
    this.colours = colours;
    this.inner = [left, this.height - bottom, this.width - left - right, this.height - top - bottom];
  }

  X(x) { return this.inner[0] + ((x - this.x[0]) / (this.x[1] - this.x[0])) * this.inner[2]; }
  Y(y) { return this.inner[1] - ((y - this.y[0]) / (this.y[1] - this.y[0])) * this.inner[3]; }
  fromX(px) { return this.x[0] + ((px - this.inner[0]) / this.inner[2]) * (this.x[1] - this.x[0]); }
  fromY(py) { return this.y[0] + ((this.inner[1] - py) / this.inner[3]) * (this.y[1] - this.y[0]); }

  // Everything that `draw` paints stays inside the axes.
  inside(draw) {
    const [left, bottom, width, height] = this.inner;
    this.pen.save();
    this.pen.beginPath();
    this.pen.rect(left, bottom - height, width, height);
    this.pen.clip();
    draw();
    this.pen.restore();
  }

  axes({ xlabel = "", ylabel = "", xticks = [], yticks = [], digits = 0, xdigits = digits, zero = true }) {
    const { pen, colours } = this, [left, bottom, width, height] = this.inner;
    pen.lineWidth = 1;
    pen.strokeStyle = pen.fillStyle = colours.soft;
    if (zero && this.y[0] < 0 && this.y[1] > 0) this.segment(this.x[0], 0, this.x[1], 0, colours.soft, 0.7);
    if (zero && this.x[0] < 0 && this.x[1] > 0) this.segment(0, this.y[0], 0, this.y[1], colours.soft, 0.7);
    pen.textAlign = "center";
    for (const tick of xticks) pen.fillText(write(tick, xdigits), this.X(tick), bottom + 13);
    if (xlabel) pen.fillText(xlabel, left + width / 2, bottom + 26);
    pen.textAlign = "right";
    for (const tick of yticks) pen.fillText(write(tick, digits), left - 4, this.Y(tick) + 4);
    if (ylabel) {
      pen.save();
      pen.translate(10, bottom - height / 2);
      pen.rotate(-Math.PI / 2);
      pen.textAlign = "center";
      pen.fillText(ylabel, 0, 0);
      pen.restore();
    }
  }

  line(xs, ys, colour, { width = 2, dash = [] } = {}) {
    const { pen } = this;
    pen.beginPath();
    xs.forEach((x, i) => pen.lineTo(this.X(x), this.Y(ys[i])));
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.setLineDash(dash);
    pen.stroke();
    pen.setLineDash([]);
  }

  segment(x1, y1, x2, y2, colour, width = 2, dash = []) {
    this.line([x1, x2], [y1, y2], colour, { width, dash });
  }

  // A filled mark: "circle" or "triangle", so that colour never tells alone.
  mark(x, y, shape, colour, size = 5) {
    const { pen } = this, [px, py] = [this.X(x), this.Y(y)];
    pen.beginPath();
    if (shape === "circle") pen.arc(px, py, size, 0, 7);
    else for (const [dx, dy] of [[0, -1.2], [1.1, 0.8], [-1.1, 0.8]]) pen.lineTo(px + dx * size, py + dy * size);
    pen.closePath();
    pen.fillStyle = colour;
    pen.fill();
    pen.strokeStyle = this.colours.paper;
    pen.lineWidth = 1;
    pen.stroke();
  }

  text(words, x, y, { colour = this.colours.ink, align = "center", dy = 0, dx = 0, font = "" } = {}) {
    const { pen } = this;
    pen.save();
    if (font) pen.font = font;
    pen.textAlign = align;
    pen.fillStyle = colour;
    pen.fillText(words, this.X(x) + dx, this.Y(y) + dy);
    pen.restore();
  }

  // A grid of values as colours: `at(column, row)`, row 0 at the bottom, gives [r, g, b].
  grid(columns, rows, at) {
    const picture = raster(columns, rows, at), [left, bottom, width, height] = this.inner;
    this.pen.imageSmoothingEnabled = true;
    this.pen.drawImage(picture, left, bottom - height, width, height);
  }

  // A handle to drag, or to move with the arrow keys once it has the focus.
  //   get() → [x, y];  set(x, y) with what the hand asks for;  says() → words for it.
  handle({ label, colour = "purple", sign = "", step = [0.1, 0.1], get, set, says }) {
    const knob = make("div", {
      class: "play-handle", role: "slider", tabindex: 0, "aria-label": label,
      "aria-roledescription": "movable point", "aria-valuenow": 0,
    }, sign);
    const keys = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    knob.addEventListener("keydown", (event) => {
      if (!keys[event.key]) return;
      event.preventDefault();
      const [dx, dy] = keys[event.key], [x, y] = get(), large = event.shiftKey ? 5 : 1;
      set(x + dx * step[0] * large, y + dy * step[1] * large);
    });
    drag(knob, this.box, (px, py) => set(this.fromX(px), this.fromY(py)));
    knob.place = () => {
      const [x, y] = get();
      knob.style.left = `${clamp(this.X(x), 0, this.width)}px`;
      knob.style.top = `${clamp(this.Y(y), 0, this.height)}px`;
      knob.style.background = this.colours[colour];
      knob.style.color = this.colours.paper;
      knob.setAttribute("aria-valuenow", Number((step[1] ? y : x).toFixed(3)));
      knob.setAttribute("aria-valuetext", says());
    };
    this.handles.push(knob);
    this.box.append(knob);
    return knob;
  }

  // Let a mouse take hold anywhere in the panel; fingers still scroll the page.
  anywhere(set) {
    this.canvas.style.cursor = "crosshair";
    drag(this.canvas, this.box, (px, py) => set(this.fromX(px), this.fromY(py)), ["mouse", "pen"]);
    this.canvas.addEventListener("click", (event) => {
      const frame = this.box.getBoundingClientRect();
      set(this.fromX(event.clientX - frame.left), this.fromY(event.clientY - frame.top));
    });
  }
}

// Call `moved` with pixels inside `box` for as long as a pointer is down on `target`.
function drag(target, box, moved, kinds = ["mouse", "pen", "touch"]) {
  const move = (event) => {
    const frame = box.getBoundingClientRect();
    moved(event.clientX - frame.left, event.clientY - frame.top);
  };
  target.addEventListener("pointerdown", (event) => {
    if (!kinds.includes(event.pointerType)) return;
    target.setPointerCapture(event.pointerId);
    target.addEventListener("pointermove", move);
    if (target.tabIndex >= 0) target.focus({ preventScroll: true });
    event.preventDefault();
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"])
    target.addEventListener(end, () => target.removeEventListener("pointermove", move));
}

// A small picture of values, to be drawn anywhere and at any size.
function raster(columns, rows, at) {
  const canvas = make("canvas", { width: columns, height: rows });
  const pen = canvas.getContext("2d"), picture = pen.createImageData(columns, rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const place = 4 * ((rows - 1 - row) * columns + column);
      const [r, g, b] = at(column, row);
      picture.data[place] = r;
      picture.data[place + 1] = g;
      picture.data[place + 2] = b;
      picture.data[place + 3] = 255;
    }
  pen.putImageData(picture, 0, 0);
  return canvas;
}

// ------------------------------------------------------------------ Python

// Ask Python and wait for its answer; where none comes, say what that may mean.
class Line {
  constructor(stage) {
    Object.assign(this, { stage, last: 0, open: new Map() });
    stage.model.on("msg:custom", (content, buffers) => {
      this.open.get(content.id)?.([content, buffers]);
      this.open.delete(content.id);
    });
  }

  ask(question) {
    const id = `${++this.last}-${Math.random()}`, { stage } = this;
    const waiting = setTimeout(() => stage.problem(
      "Waiting for Python. It may be busy with another cell; if not, run this cell again."), 4000);
    return new Promise((resolve) => {
      this.open.set(id, (answer) => {
        clearTimeout(waiting);
        stage.problem(answer[0].problem ?? "");
        resolve(answer);
      });
      stage.model.send({ ...question, id });
    });
  }
}

// Where a grid of side × side values passes `level`: short segments in grid coordinates.
function contour(values, side, level, segment) {
  const at = (c, r) => values[r * side + c] - level;
  for (let r = 0; r < side - 1; r++)
    for (let c = 0; c < side - 1; c++) {
      const corners = [[c, r], [c + 1, r], [c + 1, r + 1], [c, r + 1]], cuts = [];
      corners.forEach(([x, y], n) => {
        const [X, Y] = corners[(n + 1) % 4], here = at(x, y), there = at(X, Y);
        if (here > 0 === there > 0) return;
        const share = here / (here - there);
        cuts.push([x + share * (X - x), y + share * (Y - y)]);
      });
      for (let n = 0; n + 1 < cuts.length; n += 2) segment(...cuts[n], ...cuts[n + 1]);
    }
}
