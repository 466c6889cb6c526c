// A network whose activation can be switched; it trains itself again, here in the browser.

const SHAPES = {
  none: (z) => z,
  sigmoid,
  tanh: Math.tanh,
  ReLU: (z) => Math.max(0, z),
};
const REACH = 2.2, SIDE = 44, FRESH = 400; // iterations after a switch
const INERTIA = 0.9, TINY = 1e-4;

function render(context) {
  const stage = new Stage(context, "A network whose activation can be switched off");
  const { values, data } = stage, units = 6, m = data.y.length;
  let left = 0; // iterations still to do
  let speed = null, rate = 0.1; // how fast each parameter moves, and the learning rate

  // The bend can be taken back bit by bit: at 0 nothing is left but the score.
  const bent = () => {
    const g = SHAPES[values.activation], t = values.bend;
    return t === 1 ? g : (z) => (1 - t) * z + t * g(z);
  };
  // All 25 numbers in one list: for each unit two weights and a bias; the output's last.
  const pack = ({ W1, b1, W2, b2 }) => [...W1.flatMap((w, i) => [...w, b1[i]]), ...W2, b2];
  const unpack = (p) => ({
    W1: range(units).map((i) => [p[3 * i], p[3 * i + 1]]), b1: range(units).map((i) => p[3 * i + 2]),
    W2: p.slice(3 * units, 4 * units), b2: p[4 * units],
  });
  let p = pack(values.network);

  function score(x, y, g) {
    let z = p[4 * units];
    for (let i = 0; i < units; i++) z += p[3 * units + i] * g(p[3 * i] * x + p[3 * i + 1] * y + p[3 * i + 2]);
    return z;
  }
  function cost(g) {
    let total = 0;
    for (let n = 0; n < m; n++) {
      const s = (data.y[n] ? 1 : -1) * score(data.x[0][n], data.x[1][n], g);
      total += s > 0 ? Math.log1p(Math.exp(-s)) : Math.log1p(Math.exp(s)) - s;
    }
    return total / m;
  }
  // One iteration; slopes are measured by moving each parameter a tiny bit both ways. A
  // step that would raise the cost is not taken, and the next ones are smaller.
  function train(g) {
    const slopes = p.map((old, n) => {
      p[n] = old + TINY;
      const up = cost(g);
      p[n] = old - TINY;
      const slope = (up - cost(g)) / (2 * TINY);
      p[n] = old;
      return slope;
    });
    const before = cost(g), old = p;
    speed = slopes.map((d, n) => INERTIA * (speed?.[n] ?? 0) - rate * d);
    p = old.map((v, n) => v + speed[n]);
    if (cost(g) <= before) rate = Math.min(1, rate * 1.05);
    else [p, speed, rate] = [old, null, rate / 2];
  }

  // -------------------------------------------------------------- the panels
  const out = new Panel(stage, {
    title: "the answer", x: [-REACH, REACH], y: [-REACH, REACH], square: true,
    margin: { left: 6, right: 6, top: 6, bottom: 6 },
    label: "the points, and the answer everywhere in the plane; a line where it is one half",
  });
  const hidden = new Panel(stage, {
    title: "the six hidden units", x: [0, 3], y: [0, 2], height: 226, margin: { left: 2, right: 2, top: 4, bottom: 4 },
    label: "what each of the six hidden units says everywhere in the plane",
  });
  const curve = new Panel(stage, {
    title: "their activation", x: [-4, 4], y: [-2.2, 2.2], height: 226, margin: { left: 24 },
    label: "the activation as a curve over the score z",
  });
  out.figure.classList.add("play-square");
  const at = (n) => -REACH + (2 * REACH * n) / (SIDE - 1);

  out.paint = (colours) => {
    const g = bent(), paper = rgb(colours.paper), shade = diverging(colours);
    const seen = range(SIDE * SIDE).map((n) => sigmoid(score(at(n % SIDE), at(Math.floor(n / SIDE)), g)));
    out.grid(SIDE, SIDE, (c, r) => blend(paper, shade(2 * seen[r * SIDE + c] - 1), 0.55));
    contour(seen, SIDE, 0.5, (x1, y1, x2, y2) => out.segment(at(x1), at(y1), at(x2), at(y2), colours.ink, 1.8));
    data.y.forEach((label, n) => out.mark(data.x[0][n], data.x[1][n], label ? "circle" : "triangle",
      label ? colours.orange : colours.blue, 4));
  };
  hidden.paint = (colours) => {
    const g = bent(), shade = diverging(colours), size = Math.min(hidden.inner[2] / 3, hidden.inner[3] / 2) - 8;
    for (let i = 0; i < units; i++) {
      const [w1, w2, b] = p.slice(3 * i, 3 * i + 3), small = 24;
      const place = (n) => -REACH + (2 * REACH * n) / (small - 1);
      const picture = raster(small, small, (c, r) => shade(g(w1 * place(c) + w2 * place(r) + b) / 1.5));
      const x = hidden.X(i % 3) + 4, y = hidden.Y(2 - Math.floor(i / 3)) + 4;
      hidden.pen.drawImage(picture, x, y, size, size);
      hidden.pen.strokeStyle = colours.soft;
      hidden.pen.strokeRect(x, y, size, size);
    }
  };
  curve.paint = (colours) => {
    const zs = spread(-4, 4, 161);
    curve.axes({ xlabel: "score z", xticks: [-4, 0, 4], yticks: [-2, 0, 2] });
    curve.inside(() => curve.line(zs, zs.map(bent()), colours.blue, { width: 3 }));
  };

  // ------------------------------------------------------------ the controls
  const again = (changes) => { speed = null; rate = 0.1; left = FRESH; stage.set(changes); };
  const start = button(stage, "Train", () => { left = left ? 0 : FRESH; stage.draw(); });
  const fresh = button(stage, "New weights", () => {
    let seed = 7919 * (values.seed + 1);
    const chance = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    p = p.map(() => 2 * chance() - 1);
    again({ seed: values.seed + 1 });
  });
  const bend = slider(stage, {
    label: "how much of the bend", min: 0, max: 1, step: 0.02, value: values.bend,
    show: (v) => write(v), change: (v) => again({ bend: v }),
  });
  const pick = choice(stage, {
    label: "activation of the hidden units", options: Object.keys(SHAPES), value: values.activation,
    change: (v) => again({ activation: v, bend: 1 }),
  });
  stage.row(pick, bend, start, fresh).add(stage.panels, stage.words);
  stage.panels.classList.add("play-three");

  stage.drawings.push(() => {
    const g = bent(), began = performance.now();
    const training = left > 0;
    while (left > 0 && performance.now() - began < 12) { left -= 1; train(g); }
    if (training && !left) stage.set({ network: unpack(p) });
    bend.put(values.bend);
    bend.input.disabled = values.activation === "none";
    start.textContent = left ? "Pause" : "Train";
    const right = range(m).filter((n) => score(data.x[0][n], data.x[1][n], g) > 0 === data.y[n] > 0).length;
    stage.says(`Activation ${values.activation}${values.bend < 1 ? `, bent ${write(values.bend)} of the way` : ""}: ` +
      `cost ${write(cost(g), 3)}, ${write((100 * right) / m, 0)} % of the points right${left ? ", training …" : "."}`);
    if (left && !stage.gone) stage.draw();
  });
  // Training comes before painting: what is drawn is what was learned last.
  stage.drawings.unshift(stage.drawings.pop());
  stage.draw();
  return stage.stop;
}

export default { render };
