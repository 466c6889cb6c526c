// A panel to draw in.

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
      const [low, high] = step[1] ? this.y : this.x;
      knob.setAttribute("aria-valuemin", low);
      knob.setAttribute("aria-valuemax", high);
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
