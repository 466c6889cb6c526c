// The student's own network, trained in Python while it is drawn here.

const PACES = [1, 10, 100, 100000]; // iterations between two pictures, if there is time
const FASTEST = PACES.length - 1;

function render(context) {
  const stage = new Stage(context, "A network trained by your own functions");
  const { values, data } = stage, { side, rates } = data, line = new Line(stage);
  let playing = false, busy = false, state = null, costs = [], maps = null;
  const set = () => data.sets[values.data];

  // ------------------------------------------------------------- the panels
  const net = new Panel(stage, {
    title: "the network: what each unit says, everywhere in the plane", height: 320,
    x: [0, 2], y: [0, 1], margin: { left: 30, right: 34, top: 6, bottom: 18 },
    label: "two inputs, the hidden units with a map on each, and the output; " +
      "orange is positive, blue negative, and a thick line is a large weight",
  });
  const out = new Panel(stage, {
    title: "its answer", x: [0, 1], y: [0, 1], height: 320, square: true,
    margin: { left: 6, right: 6, top: 6, bottom: 18 },
    label: "the points and the probability of class 1; a line where it is one half",
  });
  const curve = new Panel(stage, {
    title: "cost at every iteration", x: [0, 10], y: [0, 1], height: 150,
    margin: { left: 40, right: 24, bottom: 32 }, label: "the cost at every iteration",
  });
  out.figure.classList.add("play-square");
  curve.figure.classList.add("play-wide");

  net.paint = (colours) => {
    const { pen } = net, n = values.units, [left, , width, height] = net.inner;
    const size = clamp(height / n - 4, 8, 58), shade = diverging(colours);
    const at = { in: [0.25, 0.75].map((y) => [0, 1 - y]), hidden: range(n).map((i) => [1, 1 - (i + 0.5) / n]), out: [2, 0.5] };
    const edge = ([x, y], [X, Y], w) => {
      if (w) net.segment(x, y, X, Y, w > 0 ? colours.orange : colours.blue,
        clamp(Math.abs(w) * 1.1, 0.4, 9), w > 0 ? [] : [6, 3]);
    };
    at.hidden.forEach((to, i) => {
      if (!state) return;
      at.in.forEach((from, j) => edge(from, to, state.W1[i][j]));
      edge(to, at.out, state.W2[0][i]);
    });
    const node = ([x, y], value, big = size) => {
      const picture = raster(side, side, (c, r) => shade(value(c, r)));
      pen.drawImage(picture, net.X(x) - big / 2, net.Y(y) - big / 2, big, big);
      pen.strokeStyle = colours.soft;
      pen.lineWidth = 1;
      pen.strokeRect(net.X(x) - big / 2, net.Y(y) - big / 2, big, big);
    };
    const along = (v) => (2 * v) / (side - 1) - 1;
    [(c) => along(c), (c, r) => along(r)].forEach((value, j) => {
      node(at.in[j], value, 40);
      net.text(`x${"₁₂"[j]}`, ...at.in[j], { dy: 34 });
    });
    if (!maps) return;
    at.hidden.forEach((to, i) => node(to, (c, r) => maps.hidden[(i * side + r) * side + c] / 127));
    node(at.out, (c, r) => 2 * maps.out[r * side + c] - 1, 50);
    net.text("ŷ", ...at.out, { dy: 40 });
    net.text("inputs", 0, 0, { dy: 14, colour: colours.soft });
    net.text(`${n} hidden ${n === 1 ? "unit" : "units"}`, 1, 0, { dy: 14, colour: colours.soft });
  };

  out.paint = (colours) => {
    const { x, y, box } = set(), paper = rgb(colours.paper), shade = diverging(colours);
    [out.x, out.y] = [[box[0], box[2]], [box[1], box[3]]];
    if (maps) {
      out.grid(side, side, (c, r) => blend(paper, shade(2 * maps.out[r * side + c] - 1), 0.55));
      contour(maps.out, side, 0.5, (x1, y1, x2, y2) => {
        const [X, Y] = [out.x, out.y].map(([a, b]) => (v) => a + ((b - a) * v) / (side - 1));
        out.segment(X(x1), Y(y1), X(x2), Y(y2), colours.ink, 1.6);
      });
    }
    y.forEach((label, i) => out.mark(x[0][i], x[1][i], label ? "circle" : "triangle",
      label ? colours.orange : colours.blue, 3.2));
  };

  curve.paint = (colours) => {
    const known = costs.filter((c) => c !== null), top = Math.max(0.7, ...columns(known).map(([, h]) => h));
    curve.x = [0, Math.max(10, costs.length - 1)];
    curve.y = [0, top * 1.05];
    curve.axes({ xlabel: "iteration", xticks: [0, curve.x[1]], yticks: [0, top], digits: 2, xdigits: 0 });
    curve.inside(() => {
      if (costs.length <= curve.inner[2]) return curve.line(costs.map((_, i) => i), costs.map((c) => c ?? NaN), colours.purple);
      // More iterations than pixels: from the lowest to the highest cost in each.
      const bars = columns(costs), xs = bars.map((_, i) => (i / (bars.length - 1)) * curve.x[1]);
      curve.line(xs.flatMap((x) => [x, x]), bars.flat(), colours.purple, { width: 1.5 });
    });
  };
  // The least and the largest cost in each of 400 pieces.
  function columns(list) {
    const size = Math.max(1, list.length / 400);
    return range(Math.min(400, list.length)).map((i) => {
      const piece = list.slice(Math.floor(i * size), Math.floor((i + 1) * size)).filter((c) => c !== null);
      return piece.length ? [Math.min(...piece), Math.max(...piece)] : [NaN, NaN];
    });
  }

  // ----------------------------------------------------------- the controls
  const play = button(stage, "Play", () => { playing = !playing; if (playing) ask(); stage.draw(); });
  const again = (changes) => { stage.set(changes); ask({ begin: true, steps: 0 }); };
  const buttons = [
    play,
    button(stage, "Step", () => { playing = false; ask({ steps: 1 }); }),
    button(stage, "Reset", () => { playing = false; again({}); }),
    button(stage, "New weights", () => again({ seed: values.seed + 1 })),
  ];
  const pace = (n) => (n === FASTEST ? "as many as fit" : String(PACES[n]));
  stage.row(...buttons,
    menu(stage, { label: "points", options: Object.keys(data.sets), value: values.data, change: (v) => again({ data: v }) }),
    menu(stage, { label: "activation", options: data.activations, value: values.activation, change: (v) => again({ activation: v }) }),
  ).row(
    slider(stage, { label: "hidden units", min: 1, max: 20, step: 1, value: values.units, change: (v) => again({ units: v }) }),
    slider(stage, { label: "learning rate", min: 0, max: rates.length - 1, step: 1, value: values.rate,
      show: (n) => String(rates[n]), change: (n) => stage.set({ rate: n }) }),
    slider(stage, { label: "iterations per picture", min: 0, max: FASTEST, step: 1, value: values.pace,
      show: pace, change: (n) => stage.set({ pace: n }) }),
  ).add(stage.trouble, stage.words, stage.panels);
  stage.root.querySelectorAll(".play-row")[1].classList.add("play-small");

  // ------------------------------------------------------------- the training
  // One question for each picture. What was chosen meanwhile is asked for next.
  let next = null;
  async function ask(wish = {}) {
    next = { begin: next?.begin || wish.begin || false, steps: wish.steps ?? PACES[values.pace] };
    if (busy) return;
    busy = true;
    while (next && !stage.gone) {
      const { data: name, units, activation, seed } = values, began = performance.now();
      const question = { ...next, data: name, units, activation, seed, rate: rates[values.rate], have: costs.length };
      next = null;
      receive(...await line.ask(question));
      await new Promise((done) => setTimeout(done, Math.max(0, 50 - (performance.now() - began))));
      if (playing && !next) next = { begin: false, steps: PACES[values.pace] };
    }
    busy = false;
  }

  function receive(answer, buffers) {
    costs = costs.slice(0, answer.done).concat(answer.costs);
    if (answer.problem) playing = false;
    else {
      state = answer.W1.length === values.units ? answer : null;
      const [hidden, seen] = buffers;
      maps = state && {
        hidden: new Int8Array(hidden.buffer, hidden.byteOffset, hidden.byteLength),
        out: new Float32Array(seen.buffer.slice(seen.byteOffset, seen.byteOffset + seen.byteLength)),
      };
    }
    stage.draw();
  }

  stage.drawings.push(() => {
    play.textContent = playing ? "Pause" : "Play";
    const last = costs.at(-1), cost = last === undefined ? "" :
      last === null ? ", the cost is not a number (nan)" : `, cost ${write(last, 3)}`;
    stage.says(state ? `Iteration ${costs.length}${cost}, ${write(100 * state.right, 1)} % right.` : "");
  });
  ask({ steps: 0 });
  stage.draw();
  return () => { playing = false; stage.stop(); };
}

export default { render };
