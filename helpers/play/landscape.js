// The cost over weight and bias seen from above; a walk on it, by hand or by `optimize`.

const RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];
const PACES = [1, 10, 100, 1000]; // iterations in one picture
const BANDS = 22;

function render(context) {
  const stage = new Stage(context, "The cost as a landscape over w and b");
  const { values, data } = stage, m = data.x.length, line = new Line(stage);
  let walking = false;

  const score = (w, b, i) => w * data.x[i] + b;
  // log(1 + e^−s) without overflow, where s is the score, its sign by the label
  const loss = (s) => Math.max(0, -s) + Math.log1p(Math.exp(-Math.abs(s)));
  const cost = (w, b) => sum(range(m).map((i) => loss((2 * data.y[i] - 1) * score(w, b, i)))) / m;
  const right = (w, b) => range(m).filter((i) => score(w, b, i) > 0 === data.y[i] > 0.5).length;

  // Add a point to the trail of the hand, or of the code; a new trail if the other went last.
  function go(by, points) {
    const trails = values.trails.slice(-40), last = trails.at(-1);
    if (last?.by === by) trails[trails.length - 1] = { by, points: [...last.points, ...points].slice(-20000) };
    else trails.push({ by, points: [[values.w, values.b], ...points] });
    const [w, b] = points.at(-1) ?? [values.w, values.b];
    stage.set({ w, b, trails });
  }

  // ------------------------------------------------------------ the landscape
  const map = new Panel(stage, {
    title: "cost J(w, b): bluer is higher", x: data.w, y: data.b, height: 330, margin: { left: 40, bottom: 34 },
    label: "the cost from above; the height where you stand is in the text below",
  });
  const columns = 200, rows = 160;
  const heights = range(columns * rows).map((n) => Math.log(cost(
    data.w[0] + ((n % columns + 0.5) / columns) * (data.w[1] - data.w[0]),
    data.b[0] + ((Math.floor(n / columns) + 0.5) / rows) * (data.b[1] - data.b[0]))));
  const low = Math.min(...heights), high = Math.max(...heights);
  let picture = {};
  map.paint = (colours) => {
    if (picture.colours !== colours) picture = { colours, canvas: raster(columns, rows, shade(colours)) };
    const [left, bottom, width, height] = map.inner;
    map.pen.drawImage(picture.canvas, left, bottom - height, width, height);
    map.inside(() => {
      for (const { by, points } of values.trails) {
        const colour = by === "hand" ? colours.ink : colours.purple;
        const [xs, ys] = [0, 1].map((n) => points.map((p) => p[n]));
        map.line(xs, ys, colour, { width: 2, dash: by === "hand" ? [3, 3] : [] });
        if (points.length < 300 && by !== "hand") for (const [w, b] of points) map.mark(w, b, "circle", colour, 3);
      }
    });
    const ticks = ([a, b], step) => range(Math.floor((b - a) / step) + 1).map((n) => Math.ceil(a / step) * step + n * step);
    map.axes({ xlabel: "weight w", ylabel: "bias b", xticks: ticks(data.w, 1), yticks: ticks(data.b, 4), zero: false });
  };
  function shade(colours) {
    const [from, to] = [colours.paper, colours.blue].map(rgb);
    return (column, row) => {
      const band = (r, c) => Math.floor((BANDS * (heights[r * columns + c] - low)) / (high - low));
      const here = band(row, column), share = 0.04 + (0.8 * here) / BANDS;
      const edge = (row && band(row - 1, column) !== here) || (column && band(row, column - 1) !== here);
      return blend(from, to, edge ? share + 0.16 : share); // contour lines
    };
  }
  const place = (w, b) => go("hand", [[clamp(w, ...data.w), clamp(b, ...data.b)]]);
  map.anywhere((w, b) => { walking = false; place(w, b); });
  map.handle({
    label: "where you stand: w to the right, b upwards", colour: "purple", step: [0.05, 0.1],
    get: () => [values.w, values.b], set: (w, b) => { walking = false; place(w, b); },
    says: () => `w ${write(values.w)}, b ${write(values.b)}, cost ${write(cost(values.w, values.b), 3)}`,
  });

  // ------------------------------------------------------------ what it means
  const reach = [Math.min(...data.x), Math.max(...data.x)], more = 0.15 * (reach[1] - reach[0]);
  const fit = new Panel(stage, {
    title: "the probability that these w and b give", height: data.walks ? 170 : 330, margin: { bottom: 34 },
    x: [reach[0] - more, reach[1] + more], y: [-0.08, 1.08],
    label: "the examples and the S-shaped probability over the input",
  });
  fit.paint = (colours) => {
    const xs = spread(...fit.x, 121), chance = (x) => sigmoid(values.w * x + values.b);
    fit.axes({ xlabel: "input x", yticks: [0, 0.5, 1], digits: 1, xticks: spread(...reach, 4), zero: false });
    fit.segment(fit.x[0], 0.5, fit.x[1], 0.5, colours.soft, 0.8, [4, 4]);
    data.x.forEach((x, i) => fit.segment(x, data.y[i], x, chance(x), colours.purple, 1, [2, 2]));
    fit.line(xs, xs.map(chance), colours.ink, { width: 2.5 });
    data.x.forEach((x, i) => fit.mark(x, data.y[i], data.y[i] ? "triangle" : "circle",
      data.y[i] ? colours.orange : colours.blue, 6));
  };

  // --------------------------------------------------------- the student's own
  stage.add(stage.panels, stage.words, stage.trouble);
  const clear = button(stage, "Clear", () => {
    walking = false;
    const [w, b] = data.start;
    stage.problem("");
    stage.set({ w, b, trails: [] });
  });
  if (data.walks) addWalk(); else stage.row(clear);

  function addWalk() {
    const costs = new Panel(stage, {
      title: "cost after each iteration", x: [0, 10], y: [0, 1], height: 170, margin: { left: 40, right: 20, bottom: 34 },
      label: "the cost after each iteration of your optimize",
    });
    const second = make("div", { class: "play-panel" }, fit.figure, costs.figure);
    stage.panels.append(second);
    costs.paint = (colours) => {
      const last = values.trails.filter((t) => t.by === "code").at(-1)?.points ?? [];
      const list = last.map(([w, b]) => cost(w, b));
      costs.x = [0, Math.max(10, list.length - 1)];
      const [least, most] = list.length ? [Math.min(...list), Math.max(...list)] : [0.4, 0.7];
      costs.y = [least - 0.05, most + 0.05];
      costs.axes({ xlabel: "iteration", xticks: [0, costs.x[1]], yticks: [least, most], digits: 2, xdigits: 0, zero: false });
      costs.inside(() => costs.line(list.map((_, n) => n), list, colours.purple));
    };
    const walk = button(stage, "Walk", () => { walking = !walking; if (walking) step(); label(); });
    const label = () => { walk.textContent = walking ? "Stop" : "Walk"; };
    stage.drawings.push(label);
    stage.row(walk, button(stage, "One step", () => { walking = false; step(1); }), clear,
      slider(stage, { label: "learning rate", min: 0, max: RATES.length - 1, step: 1, value: values.rate,
        show: (n) => String(RATES[n]), change: (n) => stage.set({ rate: n }) }),
      slider(stage, { label: "iterations per picture", min: 0, max: PACES.length - 1, step: 1, value: values.pace,
        show: (n) => String(PACES[n]), change: (n) => stage.set({ pace: n }) }));
    stage.add(make("p", {}, "Walk and One step run your optimize from where you stand."));
  }

  // One question to Python for each picture; it answers within a frame.
  async function step(steps = PACES[values.pace]) {
    const began = performance.now();
    const [answer] = await line.ask({ w: values.w, b: values.b, steps, rate: RATES[values.rate] });
    if (answer.path.length) go("code", answer.path);
    if (answer.problem || stage.gone) walking = false;
    const next = () => walking && step();
    if (walking) setTimeout(next, Math.max(0, 50 - (performance.now() - began)));
    stage.draw();
  }

  stage.drawings.push(() => {
    const steps = sum(values.trails.filter((t) => t.by === "code").slice(-1).map((t) => t.points.length - 1));
    stage.says(`J(${write(values.w)}, ${write(values.b)}) = ${write(cost(values.w, values.b), 3)}, ` +
      `${right(values.w, values.b)} of ${m} right` + (steps ? `, after ${steps} iterations of your optimize.` : "."));
  });
  stage.draw();
  return () => { walking = false; stage.stop(); };
}

export default { render };
