// Three ReLU units, panel by panel: lines, clipped, weighted, summed.

const LOOKS = [["blue", []], ["orange", [9, 4]], ["green", [2, 3]]];
const HOLD = 2.2; // where the lines of panel 1 are held: at x = −HOLD and x = HOLD

function render(context) {
  const stage = new Stage(context, "A network of three ReLU units, taken apart");
  const { values, data } = stage, { reach, titles } = data, units = [0, 1, 2];
  const xs = spread(-reach, reach, 241);
  const z = (i, x) => values.w[i] * x + values.b[i];
  const a = (i, x) => Math.max(0, z(i, x));
  const weighted = (i, x) => values.v[i] * a(i, x);
  const total = (x) => sum(units.map((i) => weighted(i, x))) + values.c;
  const bend = (i) => -values.b[i] / values.w[i];
  const change = (name, i, v) => stage.set({ [name]: values[name].map((old, n) => (n === i ? v : old)) });

  const panels = titles.map((title) => new Panel(stage, {
    title, x: [-reach, reach], y: [-4, 4], height: 210, margin: { left: 24 },
    label: `panel ${title}; the values are in the text below`,
  }));
  stage.panels.classList.add("play-four");
  stage.add(stage.panels, stage.words);

  const curves = (panel, height) => {
    panel.axes({ xlabel: "x", xticks: [-2, 0, 2], yticks: [-4, 0, 4] });
    panel.inside(() => {
      for (const i of units) {
        const at = bend(i);
        panel.segment(at, -4, at, 4, stage.colours[LOOKS[i][0]], 0.7, [2, 4]);
        if (height) panel.line(xs, xs.map((x) => height(i, x)), stage.colours[LOOKS[i][0]],
          { width: 2.5, dash: LOOKS[i][1] });
      }
    });
  };
  [z, a, weighted].forEach((height, n) => { panels[n].paint = () => curves(panels[n], height); });
  panels[3].paint = (colours) => {
    curves(panels[3], null);
    panels[3].inside(() => {
      panels[3].line(xs, xs.map(total), colours.ink, { width: 3 });
      for (const i of units)
        if (Math.abs(bend(i)) < reach) panels[3].mark(bend(i), total(bend(i)), "circle", colours[LOOKS[i][0]]);
    });
    stage.says(story());
  };

  for (const i of units) {
    const [colour] = LOOKS[i], sign = String(i + 1), name = `unit ${i + 1}`;
    for (const at of [-HOLD, HOLD]) { // panel 1: a line is held at two places
      panels[0].handle({
        label: `${name}: its line at x = ${write(at, 1)}`, colour, sign, step: [0, 0.1],
        get: () => [at, clamp(z(i, at), -4, 4)],
        set: (_, y) => {
          const other = z(i, -at), here = clamp(y, -4, 4), slope = (here - other) / (2 * at);
          stage.set({
            w: values.w.map((v, n) => (n === i ? slope : v)),
            b: values.b.map((v, n) => (n === i ? (here + other) / 2 : v)),
          });
        },
        says: () => `w ${write(values.w[i])}, b ${write(values.b[i])}`,
      });
    }
    panels[1].handle({ // panel 2: the bend is moved along
      label: `${name}: its bend`, colour, sign, step: [0.1, 0],
      get: () => [clamp(bend(i), -reach, reach), 0],
      set: (x) => change("b", i, -values.w[i] * clamp(x, -reach, reach)),
      says: () => `bend at x = ${write(bend(i), 1)}`,
    });
    const edge = () => (values.w[i] >= 0 ? 1 : -1) * (reach - 0.25 - 0.5 * i);
    panels[2].handle({ // panel 3: the weight is pulled where the unit is active
      label: `${name}: its output weight v`, colour, sign, step: [0, 0.1],
      get: () => [edge(), clamp(weighted(i, edge()), -4, 4)],
      set: (_, y) => {
        const height = a(i, edge());
        if (height > 0.05) change("v", i, clamp(clamp(y, -4, 4) / height, -4, 4));
      },
      says: () => `v ${write(values.v[i])}`,
    });
  }
  panels[3].handle({
    label: "the whole sum: the output bias c", sign: "c", step: [0, 0.1],
    get: () => [-reach + 0.25, clamp(total(-reach + 0.25), -4, 4)],
    set: (_, y) => stage.set({ c: values.c + clamp(y, -4, 4) - clamp(total(-reach + 0.25), -4, 4) }),
    says: () => `c ${write(values.c)}`,
  });

  function story() {
    const seen = units.filter((i) => Math.abs(bend(i)) < reach && values.v[i] !== 0);
    const places = seen.map(bend).sort((p, q) => p - q).map((x) => write(x, 1));
    const weights = units.map((i) => `unit ${i + 1}: w ${write(values.w[i], 1)}, ` +
      `b ${write(values.b[i], 1)}, v ${write(values.v[i], 1)}`).join(" · ");
    const bends = places.length ? `Bends at x = ${places.join(", ")}. ` : "No bend in sight. ";
    return bends + weights + ` · c ${write(values.c, 1)}`;
  }

  stage.draw();
  return stage.stop;
}

export default { render };
